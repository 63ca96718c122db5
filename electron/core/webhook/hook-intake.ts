import type { Clock } from '../ports.ts'
import type { RawEvent, Store } from '../store/store.ts'
import type { HookQueue } from './hook-queue.ts'
import type { HookRoute } from './hook-routes.ts'

export type IncomingHook = {
  readonly route: HookRoute
  readonly method: string
  readonly query: string
  readonly contentType: string
  readonly body: Uint8Array
}

/** Makes hooks durable and hands them on, in the order in which they became so. */
export class HookIntake {
  readonly #store: Pick<Store, 'appendRaw'>
  readonly #queue: HookQueue
  readonly #clock: Pick<Clock, 'now'>

  constructor(store: Pick<Store, 'appendRaw'>, queue: HookQueue, clock: Pick<Clock, 'now'>) {
    this.#store = store
    this.#queue = queue
    this.#clock = clock
  }

  /** Resolves with the event's sequence when it may be acknowledged. @throws AppError `store-full`. */
  async take(hook: IncomingHook): Promise<number> {
    const { route, method, query, contentType, body } = hook
    const receivedAt = this.#clock.now()
    const slot = this.#queue.reserve(body.length)
    try {
      const sequence = await this.#store.appendRaw({ receivedAt, route, method, query, contentType, body })
      const event: RawEvent = { sequence, receivedAt, route, method, query, contentType, body }
      this.#queue.fill(slot, event)
      await this.#queue.room()
      return sequence
    } catch (failure) {
      this.#queue.drop(slot)
      throw failure
    }
  }
}
