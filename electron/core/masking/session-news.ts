import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { CallLedger, RecordedChange } from '../calls/call-ledger.ts'
import type { PushHub } from '../events.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { MaskedCallsTable } from '../store/tables/masked-calls.ts'
import type { SessionViews } from './session-views.ts'
import type { Sessions } from './sessions.ts'

/** Supervisors' figures are counted anew at most so often. */
const overviewPause = 1000

/** Tells the windows of sessions, and of what calls do to them. */
export class SessionNews implements Disposable {
  readonly #sessions: Sessions
  readonly #views: SessionViews
  readonly #calls: MaskedCallsTable
  readonly #ledger: CallLedger
  readonly #pushes: PushHub
  readonly #clock: Clock
  readonly #log: Log
  #stops: readonly (() => void)[] = []
  #cancelOverview: Cancel | null = null
  #disposed = false

  constructor(parts: {
    store: Store
    sessions: Sessions
    views: SessionViews
    ledger: CallLedger
    pushes: PushHub
    clock: Clock
    log: Log
  }) {
    this.#sessions = parts.sessions
    this.#views = parts.views
    this.#calls = new MaskedCallsTable(parts.store)
    this.#ledger = parts.ledger
    this.#pushes = parts.pushes
    this.#clock = parts.clock
    this.#log = parts.log
  }

  start(): void {
    this.#stops = [
      this.#sessions.onChanged((bookingIds) => this.#background(this.#tell(bookingIds))),
      this.#ledger.onChanged((changes) => this.#hear(changes)),
    ]
  }

  dispose(): void {
    this.#disposed = true
    for (const stop of this.#stops) stop()
    this.#cancelOverview?.()
  }

  /** Totals move when a call ends and when its price comes. */
  #hear(changes: readonly RecordedChange[]): void {
    if (!this.#pushes.hasListeners) return
    const told = changes.map(({ call }) => call).filter(({ status }) => !isOpenStatus(status))
    if (told.length > 0) this.#background(this.#tellOfCalls(told))
  }

  async #tellOfCalls(calls: Parameters<MaskedCallsTable['sessionsOf']>[0]): Promise<void> {
    const sessions = await this.#sessions.table.findAll(await this.#calls.sessionsOf(calls))
    await this.#tell(sessions.map(({ bookingId }) => bookingId))
  }

  async #tell(bookingIds: readonly string[]): Promise<void> {
    if (this.#disposed || bookingIds.length === 0 || !this.#pushes.hasListeners) return
    for (const bookingId of bookingIds) {
      const view = await this.#views.ofBooking(bookingId)
      this.#pushes.publish('masking.session-changed', { bookingId, ...view })
    }
    this.#cancelOverview ??= this.#clock.wakeAt(this.#clock.now() + overviewPause * this.#clock.speed, () => {
      this.#cancelOverview = null
      this.#pushes.publish('masking.overview-changed', {})
    })
  }

  #background(work: Promise<void>): void {
    work.catch((cause: unknown) => {
      if (!this.#disposed) this.#log.error('masking', 'The windows could not be told of a session', { cause })
    })
  }
}
