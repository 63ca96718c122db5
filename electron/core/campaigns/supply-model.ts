import { DurationModel } from './duration-model.ts'
import { FadingShare } from './fading-share.ts'
import type { AgentState, PacingConfig } from './pacing-types.ts'
import type { RingModel } from './ring-model.ts'

/** When busy agents will be free again, learned from the talks, wrap-ups and breaks of this campaign. */
export class SupplyModel {
  // Rather long than short until some were seen: agents who do not come cost abandoned calls.
  readonly talk = new DurationModel(240)
  readonly wrapUp = new DurationModel(40)
  /** Seconds ahead for which free agents and answers are compared. */
  horizons: number[] = [6, 9, 13, 18]
  readonly #patience: number
  /** Of the talks: those that a wrap-up follows. */
  readonly #wraps = new FadingShare(3, 4, 100)
  /** Of the ends of work: those after which the agent is there for the next call, and not on a break. */
  readonly #stays = new FadingShare(6, 6.1, 200)
  /** The same over the last few, with those who left while free: agents leave together, at a shift's end or for a meal. */
  readonly #staysLately = new FadingShare(4, 4.05, 8)
  #builtAt = Number.NEGATIVE_INFINITY
  #builtOf = 0
  readonly #wrapTables: Float64Array[] = []
  readonly #talkTables: Float64Array[] = []

  constructor(config: PacingConfig) {
    // A caller waits that long, so an agent who is free a little after the answer is in time.
    this.#patience = Math.max(0, config.connectDeadlineMs - (config.agentLegDelayMs ?? 0)) / 1000
  }

  /** An agent's stage went on: `from` and `to` are its ages in seconds. */
  passed(state: AgentState, from: number, to: number): void {
    if (state === 'talking') this.talk.passed(from, to)
    else if (state === 'wrap-up') this.wrapUp.passed(from, to)
  }

  /** An agent's stage came to its end at this age, and the next began. */
  learn(state: AgentState, seconds: number, next: AgentState): void {
    if (state === 'talking') {
      this.talk.ended(seconds)
      this.#wraps.learn(next === 'wrap-up')
    } else if (state === 'wrap-up') this.wrapUp.ended(seconds)
    if (state === 'away' || (next !== 'available' && next !== 'away')) return
    const stays = next === 'available'
    // That nobody leaves while free is no news, that somebody does is.
    if (state !== 'available') this.#stays.learn(stays)
    this.#staysLately.learn(stays)
  }

  /** Brings the tables up to date when enough was learned since. */
  refresh(at: number, rings: RingModel): void {
    const observed = this.talk.observed + this.wrapUp.observed
    const due =
      at - this.#builtAt >= 60_000 || (at - this.#builtAt >= 2000 && observed >= 1.1 * this.#builtOf + 1)
    if (!due && this.#talkTables.length > 0) return
    this.#builtAt = at
    this.#builtOf = observed
    this.horizons = answerShares.map((share) => Math.max(1, rings.answerQuantile(share)))
    this.horizons.forEach((horizon, index) => {
      this.#wrapTables[index] = table((age) => 1 - this.wrapUp.survival(age, horizon + this.#patience))
      this.#talkTables[index] = this.#talkTable(horizon + this.#patience)
    })
  }

  /** Chance that an agent who is this long in this state is free by the horizon of this index. */
  freeWithin(state: AgentState, age: number, index: number): number {
    const values = state === 'wrap-up' ? this.#wrapTables[index] : this.#talkTables[index]
    if (values === undefined) return 0
    const place = placeOf(age)
    const row = Math.floor(place)
    const here = values[row] ?? 0
    const next = values[row + 1] ?? here
    return this.#staying * (here + (next - here) * (place - row))
  }

  /** The same for a moment by which most lines that will be answered have been. */
  freeSoon(state: AgentState, age: number): number {
    return this.freeWithin(state, age, answerShares.length - 1)
  }

  get #staying(): number {
    return Math.min(this.#stays.share, this.#staysLately.share)
  }

  /** By the age of a talk: the chance that talk and wrap-up end within so many seconds. */
  #talkTable(within: number): Float64Array {
    const steps = Math.ceil(within / 1.5)
    const step = within / steps
    const wraps = this.#wraps.share
    const freeAfter = Array.from({ length: steps }, (_, index) => {
      const wrapped = 1 - this.wrapUp.survival(0, within - (index + 0.5) * step)
      return 1 - wraps + wraps * wrapped
    })
    return table((age) => {
      let chance = 0
      let running = 1
      freeAfter.forEach((free, index) => {
        const still = this.talk.survival(age, (index + 1) * step)
        chance += (running - still) * free
        running = still
      })
      return chance
    })
  }
}

/** A quarter of the answers comes around each of the horizons. */
export const answerShares = [0.125, 0.375, 0.625, 0.875]

/** Rows of the tables: one second apart at first, then wider. */
const rows = 200

function table(of: (age: number) => number): Float64Array {
  return Float64Array.from({ length: rows }, (_, row) => of(ageOf(row)))
}

function ageOf(row: number): number {
  return row <= 90 ? row : 90 * 1.05 ** (row - 90)
}

function placeOf(age: number): number {
  return age <= 90 ? Math.max(0, age) : Math.min(rows - 1, 90 + Math.log(age / 90) / Math.log(1.05))
}
