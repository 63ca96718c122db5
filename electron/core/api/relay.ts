import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import { RisingIds } from '../rising-ids.ts'
import type { Statement, Store } from '../store/store.ts'
import { RelaysTable, type StoredRelay } from '../store/tables/relays.ts'
import type { ApiCall } from './api-ports.ts'
import { printCall } from './call-handlers.ts'
import { signatureOf } from './event-signature.ts'
import { type AddressPolicy, deliver, publicOnly, type RelayOutcome } from './relay-dial.ts'

/** What a caller asked to be told of. */
export type RelayedEvent = {
  readonly url: string
  /** The caller's own text, given back as it came. */
  readonly customField: string | null
  readonly call: ApiCall
}

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** After the n-th attempt; the last holds for all that follow. */
const waits = [10 * second, 30 * second, 2 * minute, 10 * minute, 30 * minute, hour]
const giveUpAfter = 24 * hour
/** Found also when nobody called `wake`. */
const furthestLook = minute
const dueBatch = 32

/**
 * Tells callers of the API what became of what they asked for: masked, durable, at least once, and signed. An event may
 * come late or again; its id and its times tell. Events of one subject that are due together go out in order.
 */
export class Relay implements Disposable {
  readonly #store: Pick<Store, 'write'>
  readonly #relays: RelaysTable
  readonly #clock: Clock
  readonly #log: Log
  readonly #policy: AddressPolicy
  readonly #secrets: () => readonly string[]
  /** In the order of the events, where several are of one instant. */
  readonly #ids = new RisingIds()
  readonly #stop = new AbortController()
  #sweeping: Promise<void> | null = null
  #again = false
  #cancel: Cancel | null = null

  constructor(parts: {
    readonly store: Pick<Store, 'read' | 'write'>
    readonly clock: Clock
    readonly log: Log
    readonly policy?: AddressPolicy
    /** What events are signed with at the moment of sending: the present secret, and for a day the one before. */
    readonly secrets: () => readonly string[]
  }) {
    this.#store = parts.store
    this.#relays = new RelaysTable(parts.store)
    this.#clock = parts.clock
    this.#log = parts.log
    this.#policy = parts.policy ?? publicOnly
    this.#secrets = parts.secrets
  }

  /** To be written in one group with the change that it tells of; `wake` afterwards sends it at once. */
  enqueue({ url, customField, call }: RelayedEvent): Statement {
    return this.enqueueFor(call.id, url, (eventId) => ({
      event: 'call.changed',
      eventId,
      customField,
      call: printCall(call),
    }))
  }

  /** Any event, of whatever the subject names: those of one subject that are due together go out in order. */
  enqueueFor(subject: string, url: string, bodyOf: (eventId: string) => object): Statement {
    const now = this.#clock.now()
    const id = this.#ids.next('event')
    return this.#relays.insert({
      id,
      subject,
      url,
      body: JSON.stringify(bodyOf(id)),
      attempts: 0,
      nextAttemptAt: now,
      deliveredAt: null,
      createdAt: now,
    })
  }

  start(): void {
    this.wake()
  }

  /** Looks for what is due now. */
  wake(): void {
    if (this.#stop.signal.aborted) return
    this.#again = true
    this.#sweeping ??= this.#sweep()
  }

  async dispose(): Promise<void> {
    this.#stop.abort()
    this.#cancel?.()
    await this.#sweeping
  }

  async #sweep(): Promise<void> {
    let soonest = 0
    try {
      while (this.#again && !this.#stop.signal.aborted) {
        this.#again = false
        await this.#sendDue()
      }
    } catch (cause) {
      this.#log.error('relay', 'Events could not be relayed', { cause })
      // What could not be noted is still due; it must not be asked for in a circle.
      soonest = this.#clock.now() + second
    } finally {
      this.#sweeping = null
    }
    await this.#armNext(soonest)
  }

  async #sendDue(): Promise<void> {
    const due = await this.#relays.due(this.#clock.now(), dueBatch)
    const bySubject = Map.groupBy(due, ({ subject }) => subject)
    await Promise.all([...bySubject.values()].map((relays) => this.#sendInOrder(relays)))
    if (due.length === dueBatch) this.#again = true
  }

  async #sendInOrder(relays: readonly StoredRelay[]): Promise<void> {
    for (const relay of relays) {
      if (this.#stop.signal.aborted) return
      const signature = signatureOf(relay.body, this.#secrets(), this.#clock.now())
      const outcome = await deliver({ ...relay, signature }, this.#policy, this.#stop.signal)
      // An attempt that was cut short by our own end is none.
      if (!this.#stop.signal.aborted) await this.#note(relay, outcome)
    }
  }

  async #note(relay: StoredRelay, outcome: RelayOutcome): Promise<void> {
    const now = this.#clock.now()
    const attempts = relay.attempts + 1
    const delivered = outcome.kind === 'delivered'
    const givenUp = !delivered && now >= relay.createdAt + giveUpAfter
    const wait = waits[Math.min(attempts, waits.length) - 1] ?? hour
    const nextAttemptAt = delivered || givenUp ? null : now + wait
    const deliveredAt = delivered ? now : null
    if (givenUp) {
      this.#log.warn('relay', 'An event was not taken for a day; it is given up', {
        event: relay.id,
        reason: outcome.reason,
      })
    }
    await this.#store.write([this.#relays.noteAttempt(relay.id, { attempts, nextAttemptAt, deliveredAt })])
  }

  async #armNext(soonest: number): Promise<void> {
    const due = await this.#relays.nextDueAt().catch(() => null)
    if (this.#stop.signal.aborted) return
    this.#cancel?.()
    const furthest = this.#clock.now() + furthestLook
    const next = Math.max(Math.min(due ?? furthest, furthest), soonest)
    this.#cancel = this.#clock.wakeAt(next, () => this.wake())
  }
}
