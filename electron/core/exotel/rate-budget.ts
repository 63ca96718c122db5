import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock } from '../ports.ts'
import type { ProviderError } from '../telecom/provider-error.ts'
import { providerError } from './error-map.ts'

/** Somebody waits for an `interactive` request; `background` ones are questions that can come later. */
export type RatePriority = 'interactive' | 'background'

type Waiter = { readonly deadline: number; settle(refusal: ProviderError | null): void }

const minute = 60_000

/** The limit is spread over a little more than a minute: requests that left a minute apart may arrive closer. */
const spread = 62_000

/** While background requests wait, every so many-th place goes to them, or they would never be served under load. */
const interactiveInARow = 4

/** However long a provider asks us to hold back, the account is not shut up for longer. */
const longestHold = 10 * minute

/**
 * The requests that one account may make, as a token bucket: a fifth of a minute's limit may leave at once, the rest
 * flows in evenly, so that no minute ever sees more than the limit. Clients of one account share one budget.
 */
export class RateBudget implements Disposable {
  readonly #clock: Clock
  readonly #burst: number
  readonly #tokensPerMs: number
  readonly #waiting: Readonly<Record<RatePriority, Waiter[]>> = { interactive: [], background: [] }
  #tokens: number
  #countedAt: number
  #held: { readonly since: number; readonly until: number } | null = null
  #passedOver = 0
  #cancelWake: Cancel = () => {}
  #disposed = false

  /** @throws RangeError for a limit below 2, which leaves nothing to divide. */
  constructor(clock: Clock, requestsPerMinute = 200) {
    if (!(requestsPerMinute >= 2)) throw new RangeError('At least 2 requests a minute are needed')
    this.#clock = clock
    this.#burst = Math.max(1, Math.floor(requestsPerMinute / 5))
    this.#tokensPerMs = (requestsPerMinute - this.#burst) / spread
    this.#tokens = this.#burst
    this.#countedAt = clock.now()
  }

  /**
   * Resolves when one request may leave.
   * @throws ProviderError `rate-limit` when that would take longer than `longestWaitMs`; `network` once it is closed.
   */
  take(priority: RatePriority, longestWaitMs: number, closing?: AbortSignal): Promise<void> {
    if (this.#disposed || closing?.aborted) return Promise.reject(closedError())
    return new Promise((resolve, reject) => {
      const queue = this.#waiting[priority]
      const leave = (): void => {
        queue.splice(queue.indexOf(waiter), 1)
        waiter.settle(closedError())
      }
      const waiter: Waiter = {
        deadline: this.#clock.now() + longestWaitMs,
        settle: (refusal) => {
          closing?.removeEventListener('abort', leave)
          if (refusal) reject(refusal)
          else resolve()
        },
      }
      closing?.addEventListener('abort', leave, { once: true })
      queue.push(waiter)
      this.#serve()
    })
  }

  /** The provider refused one for its rate: nothing at all leaves for this long. */
  hold(milliseconds: number): void {
    const since = this.#clock.now()
    const until = since + Math.min(milliseconds, longestHold)
    if (this.#held === null || until > this.#held.until) this.#held = { since, until }
    this.#serve()
  }

  dispose(): void {
    this.#disposed = true
    this.#cancelWake()
    for (const queue of Object.values(this.#waiting)) {
      for (const waiter of queue.splice(0)) waiter.settle(closedError())
    }
  }

  #serve(): void {
    if (this.#disposed) return
    this.#cancelWake()
    const now = this.#clock.now()
    this.#count(now)
    while (this.#mayLeave()) {
      const next = this.#next()
      if (next === undefined) break
      this.#tokens -= 1
      next.settle(null)
    }
    this.#refuseLate(now)
    const wakeAt = this.#nextInstant(now)
    if (wakeAt !== null) this.#cancelWake = this.#clock.wakeAt(wakeAt, () => this.#serve())
  }

  /** A clock that was set back brings no tokens and keeps nobody waiting for longer. */
  #count(now: number): void {
    const passed = Math.max(0, now - this.#countedAt)
    this.#tokens = Math.min(this.#burst, this.#tokens + passed * this.#tokensPerMs)
    this.#countedAt = now
    if (this.#held && (now >= this.#held.until || now < this.#held.since)) this.#held = null
  }

  #mayLeave(): boolean {
    return this.#held === null && this.#tokens >= 1 - 1e-9
  }

  #next(): Waiter | undefined {
    const { interactive, background } = this.#waiting
    const isTurnOfBackground = interactive.length === 0 || this.#passedOver >= interactiveInARow
    if (background.length === 0 || isTurnOfBackground) this.#passedOver = 0
    else this.#passedOver += 1
    return background.length > 0 && isTurnOfBackground ? background.shift() : interactive.shift()
  }

  #refuseLate(now: number): void {
    const heldUntil = this.#held?.until ?? now
    for (const queue of Object.values(this.#waiting)) {
      for (const waiter of queue.filter(({ deadline }) => deadline <= now || deadline < heldUntil)) {
        queue.splice(queue.indexOf(waiter), 1)
        waiter.settle(providerError('rate-limit', { retryAfterMs: Math.max(1000, heldUntil - now) }))
      }
    }
  }

  #nextInstant(now: number): number | null {
    const waiting = [...this.#waiting.interactive, ...this.#waiting.background]
    if (waiting.length === 0) return null
    const nextToken = now + Math.max(1, Math.ceil((1 - this.#tokens) / this.#tokensPerMs))
    const nextPlace = Math.max(nextToken, this.#held?.until ?? nextToken)
    return waiting.reduce((instant, { deadline }) => Math.min(instant, deadline), nextPlace)
  }
}

function closedError(): ProviderError {
  return providerError('network', {
    sentence: 'The connection to Exotel was closed before the request left. Try again.',
  })
}
