import type { Core } from './create-core.ts'
import type { PushListener } from './events.ts'

type Subscription = { readonly token: string; readonly listener: PushListener; unsubscribe: () => void }

/** Who listens to a desk; they go on listening when its core is replaced by another over the same home. */
export class Subscribers {
  readonly #subscriptions = new Set<Subscription>()

  /** Null when the token is not valid. */
  async add(core: Core, token: string, listener: PushListener): Promise<(() => void) | null> {
    const unsubscribe = await core.subscribe(token, listener)
    if (unsubscribe === null) return null
    const subscription = { token, listener, unsubscribe }
    this.#subscriptions.add(subscription)
    return () => {
      this.#subscriptions.delete(subscription)
      subscription.unsubscribe()
    }
  }

  /** Those whom the new core does not know hear nothing more, and learn why when they ask next. */
  async moveTo(core: Core): Promise<void> {
    for (const subscription of this.#subscriptions) {
      const { token, listener } = subscription
      subscription.unsubscribe = (await core.subscribe(token, listener)) ?? (() => {})
    }
  }
}
