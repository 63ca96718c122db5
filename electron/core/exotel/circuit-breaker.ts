import type { Clock, Log } from '../ports.ts'
import { providerError } from './error-map.ts'

export type CircuitBreakerOptions = {
  /** So many failures in a row open it. */
  readonly failuresToOpen: number
  readonly coolingMs: number
}

/** The permission to send one request; exactly one of the three tells what became of it. */
export type Permit = { succeeded(): void; failed(): void; abandoned(): void }

type State =
  | { readonly kind: 'closed'; readonly failures: number }
  | { readonly kind: 'open'; readonly since: number }
  | { readonly kind: 'half-open'; readonly probe: Permit }

const closed: State = { kind: 'closed', failures: 0 }

/**
 * Stops asking a provider that does not answer, and after a while lets one request find out. It follows the clock
 * port, so that practice and tests see it cool down on their own time.
 */
export class CircuitBreaker {
  readonly #clock: Clock
  readonly #log: Log
  readonly #options: CircuitBreakerOptions
  #state: State = closed

  constructor(clock: Clock, log: Log, options: CircuitBreakerOptions) {
    this.#clock = clock
    this.#log = log
    this.#options = options
  }

  /** For those who have to wait before they can send. @throws ProviderError `circuit-open` */
  check(): void {
    if (this.#state.kind === 'closed') return
    const left = this.#state.kind === 'open' ? this.#coolingLeft(this.#state.since) : this.#options.coolingMs
    if (left > 0) throw providerError('circuit-open', { retryAfterMs: left })
  }

  /** @throws ProviderError `circuit-open` */
  enter(): Permit {
    this.check()
    const permit: Permit = {
      succeeded: () => this.#succeeded(permit),
      failed: () => this.#failed(permit),
      abandoned: () => this.#abandoned(permit),
    }
    if (this.#state.kind === 'open') this.#state = { kind: 'half-open', probe: permit }
    return permit
  }

  /** A clock that was set back must not keep it open for longer. */
  #coolingLeft(since: number): number {
    const passed = this.#clock.now() - since
    return passed < 0 ? 0 : this.#options.coolingMs - passed
  }

  #succeeded(permit: Permit): void {
    if (this.#state.kind === 'closed') this.#state = closed
    if (!this.#isProbe(permit)) return
    this.#state = closed
    this.#log.info('exotel', 'Exotel answers again')
  }

  #failed(permit: Permit): void {
    if (this.#isProbe(permit)) this.#open()
    else if (this.#state.kind === 'closed') {
      const failures = this.#state.failures + 1
      if (failures >= this.#options.failuresToOpen) this.#open()
      else this.#state = { kind: 'closed', failures }
    }
  }

  /** Nothing was learned: the next one may probe at once. */
  #abandoned(permit: Permit): void {
    if (!this.#isProbe(permit)) return
    this.#state = { kind: 'open', since: this.#clock.now() - this.#options.coolingMs }
  }

  #open(): void {
    this.#state = { kind: 'open', since: this.#clock.now() }
    this.#log.warn('exotel', 'Exotel keeps failing; nothing is sent for a while', {
      milliseconds: this.#options.coolingMs,
    })
  }

  #isProbe(permit: Permit): boolean {
    return this.#state.kind === 'half-open' && this.#state.probe === permit
  }
}
