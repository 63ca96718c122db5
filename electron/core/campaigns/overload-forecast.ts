import type { FloorNow } from './campaign-floor.ts'
import { ChanceSum } from './chance-sum.ts'
import type { RingModel } from './ring-model.ts'
import { answerShares, type SupplyModel } from './supply-model.ts'

/**
 * For several moments ahead: how many agents will have been free and how many calls will have been answered until then.
 * From both comes the chance that one more answered call would be one too many.
 */
export class OverloadForecast {
  readonly #supply = answerShares.map(() => new ChanceSum())
  readonly #demand = answerShares.map(() => new ChanceSum())
  readonly #fresh: number[] = []

  /** Looks at the floor as it is now. */
  look(floor: FloorNow, rings: RingModel, supply: SupplyModel): void {
    const { agents, now } = floor
    const ringing = ringingByAge(floor)
    const rate = rings.answerRate.cautious
    supply.horizons.forEach((horizon, index) => {
      const free = this.#supply[index]
      const answers = this.#demand[index]
      if (free === undefined || answers === undefined) return
      free.reset(floor.idle)
      for (const agent of agents) {
        if (agent.state !== 'available')
          free.add(supply.freeWithin(agent.state, (now - agent.since) / 1000, index))
      }
      answers.reset(floor.waiting)
      for (const { age, count } of ringing) answers.addMany(rings.answeredWithin(age, horizon, rate), count)
      this.#fresh[index] = rings.answeredWithin(0, horizon, rate)
    })
  }

  /** Chance that one more line, once answered, would find no agent or take the one another call needed. */
  overloadByOneMore(): number {
    let total = 0
    this.#demand.forEach((demand, index) => {
      const supply = this.#supply[index]
      total += supply === undefined ? 1 : demand.reaches(supply)
    })
    return total / this.#demand.length
  }

  addFreshLine(): void {
    this.#demand.forEach((demand, index) => {
      demand.add(this.#fresh[index] ?? 0)
    })
  }
}

/** Lines of the same second together: at low answer rates hundreds ring at once. */
function ringingByAge({ lines, now }: FloorNow): { readonly age: number; readonly count: number }[] {
  const seconds: { ages: number; count: number }[] = []
  for (const line of lines) {
    if (line.answeredAt !== null) continue
    const age = Math.max(0, (now - line.dialedAt) / 1000)
    const second = seconds[Math.floor(age)]
    if (second === undefined) seconds[Math.floor(age)] = { ages: age, count: 1 }
    else {
      second.ages += age
      second.count += 1
    }
  }
  return seconds
    .filter((second) => second !== undefined)
    .map(({ ages, count }) => ({ age: ages / count, count }))
}
