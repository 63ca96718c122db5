import type { SessionFailure } from '../../../shared/domain/masking.ts'
import type { BookingsListener } from '../bookings/bookings.ts'
import type { Disposable } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { BookingsTable, type StoredBooking } from '../store/tables/bookings.ts'
import { MaskingDutiesTable } from '../store/tables/masking-duties.ts'
import type { StoredSession } from '../store/tables/masking-sessions.ts'
import { fitsPeople, isOver, peopleOf } from './masked-people.ts'
import type { Lifetime, Sessions } from './sessions.ts'

const hour = 3_600_000

/** What keeping sessions asks of bookings. */
export interface ChangingBookings {
  onChanged(listener: BookingsListener): () => void
}

/** How a booking stands with its session after it was looked at. */
export type Kept = { readonly session: StoredSession | null; readonly failure: SessionFailure | null }

/** Keeps sessions true to their bookings: opened when one is accepted, closed when it is over, anew when its people change. */
export class SessionKeeper implements Disposable {
  readonly #sessions: Sessions
  readonly #bookings: BookingsTable
  readonly #changes: ChangingBookings
  readonly #duties: MaskingDutiesTable
  readonly #lifetime: () => Lifetime
  readonly #clock: Clock
  readonly #log: Log
  #stopListening: () => void = () => {}
  #disposed = false
  #working: Promise<void> = Promise.resolve()

  constructor(parts: {
    store: Store
    sessions: Sessions
    bookings: ChangingBookings
    lifetime: () => Lifetime
    clock: Clock
    log: Log
  }) {
    this.#sessions = parts.sessions
    this.#bookings = new BookingsTable(parts.store)
    this.#changes = parts.bookings
    this.#duties = new MaskingDutiesTable(parts.store)
    this.#lifetime = parts.lifetime
    this.#clock = parts.clock
    this.#log = parts.log
  }

  /** Follows every change from now on, and makes good what an earlier process did not come to. */
  start(): void {
    this.#stopListening = this.#changes.onChanged((ids) => this.#behind(() => this.#keepAll(ids)))
    this.#behind(() => this.#keepAll(null))
  }

  /** Looks at one booking now. */
  async keep(bookingId: string): Promise<Kept> {
    const [booking, open] = await Promise.all([
      this.#bookings.find(bookingId),
      this.#sessions.table.openOf(bookingId),
    ])
    if (booking === null || isOver(booking)) {
      if (open !== null) await this.#sessions.end(open.id, endingOf(booking))
      await this.#sessions.forgetFailure(bookingId)
      return { session: null, failure: null }
    }
    if (open !== null) {
      const found = peopleOf(booking, await this.#bookings.partiesOf(booking))
      if (found.kind === 'people' && fitsPeople(open, found.people)) return { session: open, failure: null }
      await this.#sessions.end(open.id, 'people-changed')
      return this.openAgain(bookingId)
    }
    if (!(await this.#isWanted(booking))) return { session: null, failure: null }
    return this.openAgain(bookingId)
  }

  /** Opens a session, or notes why that could not be. */
  async openAgain(bookingId: string): Promise<Kept> {
    const opening = { by: null, lifetime: this.#lifetime() }
    const opened = await this.#sessions.open(bookingId, opening)
    if (opened.kind === 'open') return { session: opened.session, failure: null }
    if (opened.kind === 'over') return { session: null, failure: null }
    await this.#sessions.noteFailure(bookingId, opened.failure, opening)
    return { session: null, failure: opened.failure }
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    this.#stopListening()
    await this.#working
  }

  /** Accepted, lately enough, and not served since; what people closed by hand or let expire stays so. */
  async #isWanted(booking: StoredBooking): Promise<boolean> {
    const acceptedAt = booking.statusTimes.accepted
    const [latest] = await this.#sessions.table.ofBooking(booking.id, 1)
    if (latest?.state === 'failed') return true
    if (booking.status !== 'accepted' || acceptedAt === undefined) return false
    if (acceptedAt < this.#clock.now() - this.#lifetime().hours * hour) return false
    return latest === undefined || latest.openedAt < acceptedAt
  }

  async #keepAll(ids: readonly string[] | null): Promise<void> {
    for (const id of ids ?? []) {
      if (this.#disposed) return
      await this.keep(id)
    }
    if (ids !== null) return
    const since = this.#clock.now() - this.#lifetime().hours * hour
    for await (const piece of this.#duties.withoutSession(since)) await this.#keepAll(piece)
  }

  /** One after the other, behind whoever changed the booking. */
  #behind(work: () => Promise<void>): void {
    this.#working = this.#working.then(work).catch((cause: unknown) => {
      if (!this.#disposed) this.#log.error('masking', 'A session could not follow its booking', { cause })
    })
  }
}

function endingOf(booking: StoredBooking | null): 'completed' | 'cancelled' {
  return booking?.status === 'completed' ? 'completed' : 'cancelled'
}
