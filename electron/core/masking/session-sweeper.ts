import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { MaskingDutiesTable } from '../store/tables/masking-duties.ts'
import type { SessionKeeper } from './session-keeper.ts'
import type { Sessions } from './sessions.ts'

/** Looked at anew at least this often, so that no clock that jumps can keep a session open. */
const heartbeat = 60_000
/** So many are ended in one sweep; between two sweeps everybody else is served. */
const batch = 50
/** Between two sweeps, however much is due. */
const shortestPause = 200
/** Openings that failed are tried again, so many at each heartbeat. */
const retriesAtOnce = 20

/** Ends sessions whose time is up or whose booking is over without anybody having told, and tries again what had failed. */
export class SessionSweeper implements Disposable {
  readonly #sessions: Sessions
  readonly #keeper: SessionKeeper
  readonly #duties: MaskingDutiesTable
  readonly #clock: Clock
  readonly #log: Log
  #cancelWake: Cancel = () => {}
  #wakesAt = Number.POSITIVE_INFINITY
  #sweeping: Promise<void> | null = null
  #stopListening: () => void = () => {}
  #retriedAt = Number.NEGATIVE_INFINITY
  #disposed = false

  constructor(parts: { store: Store; sessions: Sessions; keeper: SessionKeeper; clock: Clock; log: Log }) {
    this.#sessions = parts.sessions
    this.#keeper = parts.keeper
    this.#duties = new MaskingDutiesTable(parts.store)
    this.#clock = parts.clock
    this.#log = parts.log
  }

  start(): void {
    this.#stopListening = this.#sessions.onChanged(() => void this.#arm(false).catch(this.#failed))
    this.sweep()
  }

  /** Sweeping twice ends nothing twice. */
  sweep(): void {
    if (this.#disposed || this.#sweeping) return
    this.#sweeping = this.#sweepOnce()
      .catch((cause: unknown) => {
        this.#failed(cause)
        return false
      })
      .then((more) => {
        this.#sweeping = null
        return this.#arm(more)
      })
      .catch((cause: unknown) => {
        this.#failed(cause)
        this.#wakeBy(this.#clock.now() + heartbeat)
      })
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    this.#stopListening()
    this.#cancelWake()
    await this.#sweeping
  }

  /** True when there may be more to do at once. */
  async #sweepOnce(): Promise<boolean> {
    const now = this.#clock.now()
    const due = await this.#sessions.table.due(now, batch)
    for (const id of due) {
      if (this.#disposed) return false
      await this.#sessions.end(id, 'expired')
    }
    const outlived = await this.#duties.outlived(batch)
    for (const bookingId of outlived) if (!this.#disposed) await this.#keeper.keep(bookingId)
    if (now - this.#retriedAt >= heartbeat) await this.#retry(now)
    return due.length === batch || outlived.length === batch
  }

  async #retry(now: number): Promise<void> {
    this.#retriedAt = now
    for (const bookingId of await this.#duties.failed(retriesAtOnce)) {
      if (!this.#disposed) await this.#keeper.keep(bookingId)
    }
  }

  async #arm(more: boolean): Promise<void> {
    const next = await this.#sessions.table.nextExpiry()
    const now = this.#clock.now()
    const soonest = now + shortestPause * this.#clock.speed
    const due = more ? soonest : Math.min(next ?? Number.POSITIVE_INFINITY, now + heartbeat)
    this.#wakeBy(Math.max(due, soonest))
  }

  #wakeBy(instant: number): void {
    if (this.#disposed || instant >= this.#wakesAt) return
    this.#cancelWake()
    this.#wakesAt = instant
    this.#cancelWake = this.#clock.wakeAt(instant, () => {
      this.#wakesAt = Number.POSITIVE_INFINITY
      this.sweep()
    })
  }

  readonly #failed = (cause: unknown): void => {
    if (!this.#disposed) this.#log.error('masking', 'A sweep of sessions failed', { cause })
  }
}
