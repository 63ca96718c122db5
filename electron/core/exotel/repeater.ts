import type { Clock } from '../ports.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import { waitOnClock } from './clock-wait.ts'
import type { RequestEffect } from './error-map.ts'
import type { RateBudget } from './rate-budget.ts'

/** After the first attempt, so many more. */
const mostRepeats = 3
const firstWaitMs = 1000

/** A provider that asks to be left alone for longer is not waited for; whoever asked decides. */
const longestWaitMs = 60_000

/**
 * Repeats what may be repeated. Too many requests (429): nothing was done, so even a connect is repeated, after
 * `Retry-After` or with backoff, and the whole account holds back meanwhile. Failures of the network and of the
 * provider: reads only, with backoff. Everything else is the caller's to decide.
 */
export class Repeater {
  readonly #clock: Clock
  readonly #budget: RateBudget
  /** From 0 up to but not including 1. */
  readonly #random: () => number
  readonly #closing: AbortSignal

  constructor(clock: Clock, budget: RateBudget, random: () => number, closing: AbortSignal) {
    this.#clock = clock
    this.#budget = budget
    this.#random = random
    this.#closing = closing
  }

  async run<Result>(effect: RequestEffect, attempt: () => Promise<Result>): Promise<Result> {
    for (let repeats = 0; ; repeats += 1) {
      try {
        return await attempt()
      } catch (thrown) {
        if (!(thrown instanceof ProviderError)) throw thrown
        const wait = this.#waitBefore(repeats, thrown)
        if (thrown.httpStatus === 429) {
          // The next attempt waits for its place in the budget.
          this.#budget.hold(wait)
          if (repeats >= mostRepeats) throw thrown
        } else if (repeats >= mostRepeats || !isRepeatable(thrown, effect) || !(await this.#waited(wait))) {
          throw thrown
        }
      }
    }
  }

  /** As long as we were asked to; else between half and the whole of 1, 2, 4 seconds, for many must not come back at one instant. */
  #waitBefore(repeats: number, error: ProviderError): number {
    return error.retryAfterMs ?? firstWaitMs * 2 ** repeats * (0.5 + this.#random() / 2)
  }

  #waited(milliseconds: number): Promise<boolean> {
    return waitOnClock(this.#clock, milliseconds, this.#closing)
  }
}

function isRepeatable(error: ProviderError, effect: RequestEffect): boolean {
  if (effect !== 'read' || (error.retryAfterMs ?? 0) > longestWaitMs) return false
  return error.kind === 'network' || error.kind === 'service-unavailable'
}
