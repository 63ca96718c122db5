import type { DeskStatus, StripItem } from '../../../shared/contract/desk.ts'
import type { Compliance } from '../compliance/compliance.ts'
import type { PushHub } from '../events.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { CallbackRoute } from '../settings/callback-address.ts'
import type { Store } from '../store/store.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { ProviderContact } from '../telecom/watched-provider.ts'

/** Ages in the strip are counted by the window; this is for what changes without anybody telling. */
const refreshEvery = 15_000

/** What the status strip shows: account, callbacks, tunnel, store, and the calling window. */
export class DeskStatusBoard implements Disposable {
  readonly #compliance: Compliance
  readonly #store: Store
  readonly #account: TelecomAccount
  readonly #callbackRoute: () => CallbackRoute
  readonly #countDeadLetters: () => Promise<number>
  readonly #pushes: PushHub
  readonly #clock: Clock
  readonly #log: Log
  readonly #practice: boolean
  #contact: { readonly kind: ProviderContact; readonly at: number } | null = null
  #heardAt: number | null = null
  #publishing = false
  #cancelRefresh: Cancel = () => {}
  #stopListening: Cancel = () => {}
  #disposed = false

  constructor(parts: {
    compliance: Compliance
    store: Store
    account: TelecomAccount
    callbackRoute: () => CallbackRoute
    countDeadLetters: () => Promise<number>
    pushes: PushHub
    clock: Clock
    log: Log
    practice: boolean
  }) {
    this.#compliance = parts.compliance
    this.#store = parts.store
    this.#account = parts.account
    this.#callbackRoute = parts.callbackRoute
    this.#countDeadLetters = parts.countDeadLetters
    this.#pushes = parts.pushes
    this.#clock = parts.clock
    this.#log = parts.log
    this.#practice = parts.practice
  }

  start(): void {
    this.#stopListening = this.#store.onHealth(() => this.publish())
    this.#refresh()
  }

  noteContact(kind: ProviderContact): void {
    const changed = this.#contact?.kind !== kind
    this.#contact = { kind, at: this.#clock.now() }
    if (changed) this.publish()
  }

  /** Before sleep: whether the provider answers has to be found out anew. */
  forgetContact(): void {
    if (this.#contact === null) return
    this.#contact = null
    this.publish()
  }

  noteCallback(at: number): void {
    const first = this.#heardAt === null
    this.#heardAt = at
    if (first) this.publish()
  }

  async status(): Promise<DeskStatus> {
    const { open, changesAt, opensMinute, closesMinute } = this.#compliance.windowNow()
    return {
      clock: { now: this.#clock.now(), speed: this.#clock.speed },
      practice: this.#practice,
      account: this.#accountItem(),
      callbacks: this.#callbacksItem(),
      tunnel: this.#tunnelItem(),
      store: this.#storeItem(),
      callingWindow: { open, changesAt, opensMinute, closesMinute },
      deadLetters: await this.#countDeadLetters(),
    }
  }

  /** Tells every window; several reasons within one moment become one push. */
  publish(): void {
    if (this.#publishing || this.#disposed || !this.#pushes.hasListeners) return
    this.#publishing = true
    this.status()
      .then((status) => this.#pushes.publish('desk.changed', status))
      .catch((cause: unknown) => this.#log.error('desk', 'The status strip could not be told', { cause }))
      .finally(() => {
        this.#publishing = false
      })
  }

  dispose(): void {
    this.#disposed = true
    this.#cancelRefresh()
    this.#stopListening()
  }

  #refresh(): void {
    if (this.#disposed) return
    this.publish()
    this.#cancelRefresh = this.#clock.wakeAt(this.#clock.now() + refreshEvery * this.#clock.speed, () =>
      this.#refresh(),
    )
  }

  #accountItem(): StripItem {
    if (this.#account.missing().length > 0) return { health: 'off', reason: 'not-set-up', at: null }
    if (this.#contact === null)
      return { health: 'off', reason: this.#practice ? 'practice' : 'not-tried', at: null }
    const { kind, at } = this.#contact
    if (kind === 'answered') return { health: 'fresh', reason: this.#practice ? 'practice' : 'answered', at }
    return { health: 'dead', reason: kind, at }
  }

  #callbacksItem(): StripItem {
    if (this.#callbackRoute() === 'none')
      return { health: 'late', reason: 'polled', at: this.#contact?.at ?? null }
    if (this.#heardAt === null) return { health: 'off', reason: 'none-yet', at: null }
    return { health: 'fresh', reason: 'heard', at: this.#heardAt }
  }

  #tunnelItem(): StripItem {
    switch (this.#callbackRoute()) {
      case 'public':
        return { health: this.#heardAt === null ? 'off' : 'fresh', reason: 'public', at: this.#heardAt }
      case 'local':
        return { health: 'off', reason: 'not-needed', at: null }
      case 'none':
        return { health: 'off', reason: 'not-set', at: null }
    }
  }

  #storeItem(): StripItem {
    const { state, lastDurableAt } = this.#store.health()
    return { health: state === 'full' ? 'dead' : 'fresh', reason: state, at: lastDurableAt }
  }
}
