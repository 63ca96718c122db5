import { AnswerRate } from './answer-rate.ts'
import type { PacingConfig } from './pacing-types.ts'
import { TimeHistogram } from './time-histogram.ts'

/**
 * What becomes of a line, and when. Attempts that fail do so early and apart from the rest; of those that ring, some are
 * answered. A line that has rung for long is unlikely to be answered, a fresh one may yet fail.
 */
export class RingModel {
  readonly answerRate = new AnswerRate()
  readonly #answered: TimeHistogram
  readonly #other: TimeHistogram
  readonly #failed: TimeHistogram
  #failures = priorFailures
  #rings = priorRings
  #recentFailures = 0
  #attempts = 0
  #answers = 0

  constructor(config: PacingConfig) {
    const timeout = config.ringTimeoutMs / 1000
    const bins = Math.ceil(timeout) + 2
    this.#answered = new TimeHistogram(
      bins,
      (second) => logistic((second - Math.min(11, timeout / 2)) / 3),
      12,
    )
    this.#other = new TimeHistogram(
      bins,
      (second) => 0.1 * Math.min(1, second / timeout) + (second >= timeout ? 0.9 : 0),
      6,
    )
    this.#failed = new TimeHistogram(bins, (second) => 1 - Math.exp(-second), 6)
  }

  /** How many attempts had an outcome so far. */
  get attempts(): number {
    return this.#attempts
  }

  /** How many of them were answered. */
  get answers(): number {
    return this.#answers
  }

  /** Share of the latest attempts that failed, over about a dozen. */
  get recentFailures(): number {
    return this.#recentFailures
  }

  learn(outcome: 'answered' | 'busy' | 'no-answer' | 'failed', seconds: number): void {
    this.#attempts += 1
    // A busy line is known as early as a failed one, and is no ring either.
    const failed = outcome === 'failed' || outcome === 'busy'
    this.#recentFailures += ((outcome === 'failed' ? 1 : 0) - this.#recentFailures) / 12
    this.#failures = this.#failures * failureMemory + (failed ? 1 : 0)
    this.#rings = this.#rings * failureMemory + (failed ? 0 : 1)
    if (failed) {
      this.#failed.learn(seconds)
      return
    }
    if (outcome === 'answered') {
      this.#answers += 1
      this.#answered.learn(seconds)
    } else this.#other.learn(seconds)
  }

  /** How much of a ring lies between two ages: the share of usual answer times, among lines not yet answered. */
  ringsBetween(from: number, to: number): number {
    const left = this.#answered.after(from)
    const passed = left - this.#answered.after(to)
    return passed <= 0 ? 0 : passed / (1 - this.answerRate.mean * (1 - left + passed / 2))
  }

  /** Chance that an attempt fails before anybody could answer. */
  get failureRate(): number {
    return this.#failures / (this.#failures + this.#rings)
  }

  /** By when, in seconds from dialing, such a share of the answers has come. */
  answerQuantile(share: number): number {
    return this.#answered.quantile(share)
  }

  /** Chance, for a line of this age, to be answered within so many seconds, when the share of answered rings is `rate`. */
  answeredWithin(age: number, seconds: number, rate: number): number {
    // A burst of failures may end at any moment, so a fresh line is never taken for nearly lost.
    const failing = Math.min(mostBelievedFailures, this.failureRate)
    const left = this.#answered.after(age)
    const answering = (1 - failing) * rate * left
    const alive =
      answering + (1 - failing) * (1 - rate) * this.#other.after(age) + failing * this.#failed.after(age)
    if (alive <= 1e-9 || left <= 0) return 0
    return (answering / alive) * (1 - this.#answered.after(age + seconds) / left)
  }
}

function logistic(value: number): number {
  return 1 / (1 + Math.exp(-value))
}

const mostBelievedFailures = 0.6
const failureMemory = 0.99
const priorFailures = 1
const priorRings = 9
