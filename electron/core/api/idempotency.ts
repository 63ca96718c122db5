import { hash } from 'node:crypto'
import { AppError, type ErrorCode } from '../../../shared/app-error.ts'
import type { Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { IdempotentRequestsTable, type RequestIdentity } from '../store/tables/idempotent-requests.ts'
import type { ApiAnswer } from './api-answer.ts'

export type ClaimedRequest = RequestIdentity & { readonly bodyHash: string }

export type Attempt = { readonly correlation: string; readonly begunBefore: boolean }

const keptMs = 24 * 60 * 60 * 1000

/** Nothing was done and the same request may succeed later: the key is free again. */
const nothingDone: readonly ErrorCode[] = ['limit', 'store-full', 'outside-hours']

/** What was done is not known: the answer is not kept, and a repeat of the request finds out. */
const notSettled: readonly ErrorCode[] = ['outcome-unknown', 'internal']

/**
 * Carries a request out at most once per key, route and idempotency key. It is recorded before the work begins. A
 * repeat while it is under way waits for its answer; one that finds a record without an answer (the console was
 * killed, or the provider kept silent) is carried out as begun before, under the same correlation.
 */
export class Idempotency {
  readonly #store: Pick<Store, 'write'>
  readonly #requests: IdempotentRequestsTable
  readonly #clock: Pick<Clock, 'now'>
  readonly #log: Log
  readonly #underWay = new Map<string, { readonly bodyHash: string; readonly answer: Promise<ApiAnswer> }>()

  constructor(store: Pick<Store, 'read' | 'write'>, clock: Pick<Clock, 'now'>, log: Log) {
    this.#store = store
    this.#requests = new IdempotentRequestsTable(store)
    this.#clock = clock
    this.#log = log
  }

  /** @throws AppError `wrong-state` for another body under the same key, `store-full`. */
  async answer(
    request: ClaimedRequest,
    carryOut: (attempt: Attempt) => Promise<ApiAnswer>,
  ): Promise<ApiAnswer> {
    const name = JSON.stringify([request.apiKeyId, request.route, request.idempotencyKey])
    const running = this.#underWay.get(name)
    if (running) {
      checkSameBody(running.bodyHash, request.bodyHash)
      return replayed(await running.answer)
    }
    // Nothing may be awaited before this: two requests at once must not both miss each other.
    const answer = this.#answerOnce(request, carryOut)
    this.#underWay.set(name, { bodyHash: request.bodyHash, answer })
    try {
      return await answer
    } finally {
      this.#underWay.delete(name)
    }
  }

  async #answerOnce(
    request: ClaimedRequest,
    carryOut: (attempt: Attempt) => Promise<ApiAnswer>,
  ): Promise<ApiAnswer> {
    const now = this.#clock.now()
    const known = await this.#requests.find(request)
    const valid = known !== null && known.createdAt > now - keptMs ? known : null
    if (valid !== null) {
      checkSameBody(valid.bodyHash, request.bodyHash)
      if (valid.answer !== null) return replayed({ ...valid.answer, headers: {}, code: null })
    } else {
      await this.#store.write([
        this.#requests.removeBefore(now - keptMs),
        this.#requests.insert({ ...request, createdAt: now }),
      ])
    }
    const correlation = correlationOf(request, valid?.createdAt ?? now)
    const answer = await carryOut({ correlation, begunBefore: valid !== null })
    await this.#keep(request, answer)
    return answer
  }

  /** What was done is done, also when this fails; then a repeat finds out by the correlation. */
  async #keep(request: RequestIdentity, { status, body, code }: ApiAnswer): Promise<void> {
    if (code !== null && notSettled.includes(code)) return
    const free = code !== null && nothingDone.includes(code)
    try {
      await this.#store.write([
        free ? this.#requests.remove(request) : this.#requests.answer(request, status, body),
      ])
    } catch (cause) {
      this.#log.error('api', 'An answer could not be kept for repeated requests', { cause })
    }
  }
}

function checkSameBody(known: string, given: string): void {
  if (known === given) return
  throw new AppError('wrong-state', 'This Idempotency-Key was used with another body.', {
    field: 'Idempotency-Key',
  })
}

function replayed(answer: ApiAnswer): ApiAnswer {
  return { ...answer, headers: { ...answer.headers, 'Idempotent-Replay': 'true' } }
}

/** The same for every repeat of one request, and another once its key has been freed or has run out. */
function correlationOf({ apiKeyId, route, idempotencyKey }: RequestIdentity, createdAt: number): string {
  const digest = hash('sha256', JSON.stringify([apiKeyId, route, idempotencyKey, createdAt]))
  return `api_${digest.slice(0, 32)}`
}
