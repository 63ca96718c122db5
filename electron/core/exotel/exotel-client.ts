import {
  type BulkheadPolicy,
  bulkhead,
  isBulkheadRejectedError,
  type TimeoutPolicy,
  TimeoutStrategy,
  timeout,
} from 'cockatiel'
import type { Disposable } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { CircuitBreaker, Permit } from './circuit-breaker.ts'
import { providerError, type RequestEffect } from './error-map.ts'
import { accountAddress, authorizationOf, type ExotelAccount } from './exotel-account.ts'
import type { HttpAnswer, HttpExchange } from './http-exchange.ts'
import type { RateBudget, RatePriority } from './rate-budget.ts'
import { type ReadDocument, readAnswer } from './read-answer.ts'
import type { Repeater } from './repeater.ts'
import { errorOfTransport } from './transport-error.ts'

export type ExotelRequest = {
  /** For the log: the address itself may hold numbers. */
  readonly operation: string
  readonly effect: RequestEffect
  readonly priority: RatePriority
  /** Under the account, with the ending `.json`, for without it the answer is XML. */
  readonly path: string
  readonly query?: Readonly<Record<string, string>>
  readonly form?: URLSearchParams
  /** The person who waits for this would rather know at once. */
  readonly once?: boolean
}

/** Milliseconds of the wall: they are facts of the network, whatever the program's clock does. */
export type ClientTimeouts = {
  readonly connectMs: number
  readonly readMs: number
  /** At the end a connect that has left gets this long: its answer is worth more than a quick end. */
  readonly graceMs: number
}

/** How long a request may wait for its place among the account's requests. */
const longestWaitMs: Readonly<Record<RatePriority, number>> = { interactive: 75_000, background: 180_000 }

/** Questions that are under way at a time, and that may wait behind them. A connect waits behind none. */
const readsAtATime = 6
const readsWaiting = 1000

export type ClientParts = {
  readonly account: ExotelAccount
  readonly clock: Clock
  readonly log: Log
  readonly http: HttpExchange
  readonly budget: RateBudget
  readonly breaker: CircuitBreaker
  readonly repeater: Repeater
  readonly timeouts: ClientTimeouts
  /** Fires when the client is to send nothing any more. */
  readonly closing: AbortSignal
}

/**
 * One account's requests: rate, repeats, breaker, time limits. From cockatiel come the bulkhead and the time limits,
 * which are about the wall; its retry and its breaker read the machine's time themselves, so ours follow the clock.
 */
export class ExotelClient implements Disposable {
  readonly #parts: ClientParts
  readonly #reads: BulkheadPolicy = bulkhead(readsAtATime, readsWaiting)
  readonly #limits: Readonly<Record<RequestEffect, TimeoutPolicy>>
  readonly #abandoning = new AbortController()
  readonly #connects = new Set<Promise<unknown>>()

  constructor(parts: ClientParts) {
    this.#parts = parts
    this.#limits = {
      connect: timeout(parts.timeouts.connectMs, TimeoutStrategy.Cooperative),
      read: timeout(parts.timeouts.readMs, TimeoutStrategy.Cooperative),
    }
  }

  /**
   * Sends a request and reads its answer; `read` answers null for what is not the answer it knows.
   * @throws ProviderError
   */
  ask<Answer>(request: ExotelRequest, read: ReadDocument<Answer>): Promise<Answer> {
    const attempt = () => this.#attempt(request, read)
    return request.once === true ? attempt() : this.#parts.repeater.run(request.effect, attempt)
  }

  async dispose(): Promise<void> {
    const grace = setTimeout(() => this.#abandoning.abort(), this.#parts.timeouts.graceMs)
    await Promise.allSettled(this.#connects)
    clearTimeout(grace)
    this.#abandoning.abort()
  }

  async #attempt<Answer>(request: ExotelRequest, read: ReadDocument<Answer>): Promise<Answer> {
    try {
      this.#parts.breaker.check()
      if (request.effect === 'connect') return await this.#exchange(request, read)
      return await this.#reads.execute(() => this.#exchange(request, read))
    } catch (thrown) {
      throw this.#noted(request, isBulkheadRejectedError(thrown) ? tooManyReads() : thrown)
    }
  }

  async #exchange<Answer>(request: ExotelRequest, read: ReadDocument<Answer>): Promise<Answer> {
    const { budget, breaker, clock, closing } = this.#parts
    await budget.take(request.priority, longestWaitMs[request.priority], closing)
    if (closing.aborted) throw providerError('network')
    const sending = this.#send(request, breaker.enter())
    if (request.effect === 'connect') {
      this.#connects.add(sending)
      void sending.finally(() => this.#connects.delete(sending)).catch(() => {})
    }
    return readAnswer(await sending, request.effect, clock.now(), read)
  }

  async #send(request: ExotelRequest, permit: Permit): Promise<HttpAnswer> {
    const { account, http, log, closing } = this.#parts
    const { effect, form } = request
    const aborting = effect === 'connect' ? this.#abandoning.signal : closing
    const headers = { Accept: 'application/json', Authorization: authorizationOf(account) }
    try {
      const answer = await this.#limits[effect].execute(
        ({ signal }) =>
          http.send({
            url: accountAddress(account, request.path, request.query),
            signal,
            ...(form === undefined
              ? { method: 'GET', headers }
              : { method: 'POST', headers: { ...headers, ...formHeader }, body: form.toString() }),
          }),
        aborting,
      )
      log.debug('exotel', 'Exotel answered', { operation: request.operation, status: answer.status })
      if (answer.status >= 500) permit.failed()
      else permit.succeeded()
      return answer
    } catch (thrown) {
      if (aborting.aborted) permit.abandoned()
      else permit.failed()
      throw errorOfTransport(thrown, effect)
    }
  }

  #noted({ operation }: ExotelRequest, thrown: unknown): unknown {
    if (!(thrown instanceof ProviderError)) return thrown
    const { kind, httpStatus, cause } = thrown
    const fields = { operation, kind, httpStatus, ...(cause === undefined ? {} : { cause }) }
    // That a call is not known yet is an answer like any other.
    if (kind === 'not-found') this.#parts.log.debug('exotel', 'Exotel does not know it', fields)
    else this.#parts.log.warn('exotel', 'A request failed', fields)
    return thrown
  }
}

const formHeader = { 'Content-Type': 'application/x-www-form-urlencoded' }

function tooManyReads(): ProviderError {
  return providerError('rate-limit', {
    sentence: 'More is being asked of Exotel than it may answer at the moment. Try again in a minute.',
  })
}
