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
  #seen: Seen | null = null
  /** So many moments are worked out; most decisions are clear after the first. */
  #worked = 0

  /** Looks at the floor as it is now. */
  look(floor: FloorNow, rings: RingModel, supply: SupplyModel): void {
    this.#seen = { floor, ringing: ringingByAge(floor), rings, supply }
    this.#worked = 0
  }

  /** Whether one more line, once answered, would find no agent or take the one another call needed, likelier than `risk`. */
  isOverloadLikelier(risk: number): boolean {
    let total = 0
    for (let index = 0; index < answerShares.length; index += 1) {
      if (index >= this.#worked) this.#workOut(index)
      const supply = this.#supply[index]
      total += supply === undefined ? 1 : (this.#demand[index]?.reaches(supply) ?? 1)
      if (total > risk * answerShares.length) return true
    }
    return false
  }

  /** After an answer that none is likelier, so all moments are worked out. */
  addFreshLine(): void {
    this.#demand.forEach((demand, index) => {
      demand.add(this.#fresh[index] ?? 0)
    })
  }

  #workOut(index: number): void {
    const supplied = this.#supply[index]
    const demanded = this.#demand[index]
    if (this.#seen === null || supplied === undefined || demanded === undefined) return
    const { floor, ringing, rings, supply } = this.#seen
    const horizon = supply.horizons[index] ?? 0
    const rate = rings.answerRate.cautious
    supplied.reset(floor.idle)
    for (const agent of floor.agents) {
      if (agent.state !== 'available')
        supplied.add(supply.freeWithin(agent.state, (floor.now - agent.since) / 1000, index))
    }
    demanded.reset(floor.waiting)
    for (const { age, count } of ringing) demanded.addMany(rings.answeredWithin(age, horizon, rate), count)
    this.#fresh[index] = rings.answeredWithin(0, horizon, rate)
    this.#worked = index + 1
  }
}

type RingingSecond = { readonly age: number; readonly count: number }
type Seen = {
  readonly floor: FloorNow
  readonly ringing: readonly RingingSecond[]
  readonly rings: RingModel
  readonly supply: SupplyModel
}

/** Lines of the same second together: at low answer rates hundreds ring at once. */
function ringingByAge({ lines, now }: FloorNow): RingingSecond[] {
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
