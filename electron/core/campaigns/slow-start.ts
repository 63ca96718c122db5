import type { PacingConfig } from './pacing-types.ts'

export type SlowStartReason = 'first-calls' | 'silence' | 'arrivals'

/**
 * When what was learned is not to be trusted yet: at the first calls, after news stopped coming (a sleeping computer, a
 * jump of the clock), and when many agents came at once. Then every line needs a free agent.
 */
export class SlowStart {
  readonly #firstCallsMs: number
  #firstCallAt: number | null = null
  #heardAt: number | null = null
  #silenceUntil = Number.NEGATIVE_INFINITY
  #arrivalsUntil = Number.NEGATIVE_INFINITY
  #teamBefore = 0
  #teamCountedAt = Number.NEGATIVE_INFINITY

  constructor(config: PacingConfig) {
    this.#firstCallsMs = config.ringTimeoutMs
  }

  /** Returns how long nothing was heard before, in ms. */
  heard(at: number): number {
    const silence = this.#heardAt === null ? 0 : at - this.#heardAt
    if (silence > longSilence) this.#silenceUntil = at + settling
    this.#heardAt = at
    return silence
  }

  dialed(at: number): void {
    this.#firstCallAt ??= at
  }

  /** An agent signed in; `team`: how many are there now. */
  arrived(at: number, team: number): void {
    if (at - this.#teamCountedAt > teamWindow) {
      this.#teamBefore = team - 1
      this.#teamCountedAt = at
    }
    const more = team - this.#teamBefore
    if (more >= 3 && more > 0.2 * this.#teamBefore) this.#arrivalsUntil = at + settling
  }

  reason(now: number, attempts: number): SlowStartReason | null {
    if (this.#firstCallAt === null || now - this.#firstCallAt < this.#firstCallsMs) return 'first-calls'
    if (attempts < firstAttempts) return 'first-calls'
    if (now < this.#silenceUntil || now - (this.#heardAt ?? now) > longSilence) return 'silence'
    return now < this.#arrivalsUntil ? 'arrivals' : null
  }
}

const firstAttempts = 20
const longSilence = 5 * 60_000
const settling = 15_000
const teamWindow = 60_000
