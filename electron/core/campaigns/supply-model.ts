import { DurationModel } from './duration-model.ts'
import type { AgentState, PacingConfig } from './pacing-types.ts'
import type { RingModel } from './ring-model.ts'

/** When busy agents will be free again, learned from the talks, wrap-ups and breaks of this campaign. */
export class SupplyModel {
  readonly talk = new DurationModel(240)
  readonly wrapUp = new DurationModel(40)
  /** Seconds ahead for which free agents and answers are compared. */
  horizons: number[] = [6, 9, 13, 18]
  readonly #patience: number
  #talksToWrapUp = 3
  #talksToFree = 1
  #endsToFree = 6
  #endsToBreak = 0.1
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
      if (next === 'wrap-up') this.#talksToWrapUp += 1
      else this.#talksToFree += 1
      if (this.#talksToFree + this.#talksToWrapUp > 100) {
        this.#talksToFree *= 0.5
        this.#talksToWrapUp *= 0.5
      }
    } else if (state === 'wrap-up') this.wrapUp.ended(seconds)
    if ((state === 'talking' || state === 'wrap-up') && next !== 'wrap-up') {
      if (next === 'available') this.#endsToFree += 1
      else if (next === 'away') this.#endsToBreak += 1
      if (this.#endsToFree + this.#endsToBreak > 200) {
        this.#endsToFree *= 0.5
        this.#endsToBreak *= 0.5
      }
    }
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
      this.#wrapTables[index] = table(
        (age) => this.#staysChance() * (1 - this.wrapUp.survival(age, horizon + this.#patience)),
      )
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
    return here + (next - here) * (place - row)
  }

  /** The same for a moment by which most lines that will be answered have been. */
  freeSoon(state: AgentState, age: number): number {
    return this.freeWithin(state, age, answerShares.length - 1)
  }

  #staysChance(): number {
    return this.#endsToFree / (this.#endsToFree + this.#endsToBreak)
  }

  /** By the age of a talk: the chance that talk and wrap-up end within so many seconds. */
  #talkTable(within: number): Float64Array {
    const steps = Math.ceil(within / 1.5)
    const step = within / steps
    const wraps = this.#talksToWrapUp / (this.#talksToWrapUp + this.#talksToFree)
    const freeAfter = Array.from({ length: steps }, (_, index) => {
      const wrapped = 1 - this.wrapUp.survival(0, within - (index + 0.5) * step)
      return this.#staysChance() * (1 - wraps + wraps * wrapped)
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
