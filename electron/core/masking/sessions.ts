import { randomInt } from 'node:crypto'
import { AppError } from '../../../shared/app-error.ts'
import {
  codeDigits,
  maskedRoles,
  type SessionEnding,
  type SessionFailure,
} from '../../../shared/domain/masking.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import { type Store, StoreConflict } from '../store/store.ts'
import { BookingsTable, type StoredBooking } from '../store/tables/bookings.ts'
import { MaskingSessionsTable, type StoredSession } from '../store/tables/masking-sessions.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import { type ChosenLines, chooseLines } from './choose-lines.ts'
import type { LinePool } from './line-pool.ts'
import { isOver, type MaskedPeople, peopleOf } from './masked-people.ts'
import type { SessionEvents } from './session-events.ts'

const hour = 3_600_000
/** Two openings at once, or a code that is in use: computed again, so often and no more. */
const attemptsToOpen = 8

export type Lifetime = { readonly hours: number; readonly sliding: boolean }

/** Who wants it, and for how long; null: the desk of itself. */
export type Opening = { readonly by: string | null; readonly lifetime: Lifetime }

export type Opened =
  | { readonly kind: 'open'; readonly session: StoredSession; readonly isNew: boolean }
  /** Nobody can be put through: nothing was opened. */
  | { readonly kind: 'failed'; readonly failure: SessionFailure }
  /** The booking is finished, or there is none. */
  | { readonly kind: 'over' }

/** Opens, extends and ends sessions, one change after the other. The store's indexes refuse what two of them would break. */
export class Sessions {
  readonly table: MaskingSessionsTable
  readonly #store: Store
  readonly #bookings: BookingsTable
  readonly #numbers: PhoneNumbersTable
  readonly #pool: LinePool
  readonly #clock: Clock
  readonly #events: SessionEvents
  readonly #listeners = new Set<(bookingIds: readonly string[]) => void>()
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: { store: Store; pool: LinePool; events: SessionEvents; clock: Clock }) {
    this.#store = parts.store
    this.#pool = parts.pool
    this.#clock = parts.clock
    this.#events = parts.events
    this.table = new MaskingSessionsTable(parts.store)
    this.#bookings = new BookingsTable(parts.store)
    this.#numbers = new PhoneNumbersTable(parts.store)
  }

  /** Told, by booking, once a change is durable. */
  onChanged(listener: (bookingIds: readonly string[]) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }

  /** For those who changed something of a session's calls. */
  announce(bookingIds: readonly string[]): void {
    if (bookingIds.length === 0) return
    for (const listener of this.#listeners) listener(bookingIds)
  }

  /** The open session of the booking; a new one where there is none. */
  open(bookingId: string, opening: Opening): Promise<Opened> {
    return this.#inTurn(async () => {
      for (let attempt = 0; attempt < attemptsToOpen; attempt += 1) {
        const opened = await this.#tryOpen(bookingId, opening)
        if (opened !== null) return opened
      }
      throw new Error('A session could not be opened because others changed each time')
    })
  }

  /** Kept so that people see it and it is tried again. */
  noteFailure(bookingId: string, failure: SessionFailure, { by, lifetime }: Opening): Promise<void> {
    return this.#inTurn(async () => {
      const [latest] = await this.table.ofBooking(bookingId, 1)
      // Known already: it waits since then.
      if (latest?.failure === failure) return
      const failed = { ...this.#draft(bookingId, by, lifetime), failure }
      await this.#store.write(this.table.fail(failed))
      this.announce([bookingId])
    })
  }

  forgetFailure(bookingId: string): Promise<void> {
    return this.#inTurn(async () => {
      const [forgotten = 0] = await this.#store.write([this.table.forgetFailure(bookingId)])
      if (forgotten > 0) this.announce([bookingId])
    })
  }

  /** @throws AppError `not-found`, `wrong-state` when it is over */
  async extend(id: string, hours: number): Promise<StoredSession> {
    const session = await this.require(id)
    await this.#change(session, async () => {
      await this.#store.write([this.table.extend(id, this.#clock.now() + hours * hour, hours)])
    }).catch((thrown: unknown) => {
      if (thrown instanceof StoreConflict) throw closedAlready()
      throw thrown
    })
    return this.require(id)
  }

  /** Ends it if it is open. Answers it as it then is. @throws AppError `not-found` */
  async end(id: string, why: SessionEnding, by: string | null = null): Promise<StoredSession> {
    const session = await this.require(id)
    const state = why === 'expired' ? 'expired' : 'closed'
    if (session.state === 'failed') {
      await this.forgetFailure(session.bookingId)
      return { ...session, state: 'closed', terminatedAt: this.#clock.now(), closedBy: by, closedWhy: why }
    }
    try {
      await this.#change(session, async () => {
        const end = { state, at: this.#clock.now(), by, why } as const
        const booking = await this.#bookings.find(session.bookingId)
        const told = await this.#events.ended(session, end, booking?.reference ?? null)
        await this.#store.write([...this.table.end(id, end), ...told])
        this.#events.wake()
      })
    } catch (thrown) {
      // Somebody else has ended it; that is as good.
      if (!(thrown instanceof StoreConflict)) throw thrown
    }
    return this.require(id)
  }

  /** @throws AppError `not-found` */
  async require(id: string): Promise<StoredSession> {
    const session = await this.table.find(id)
    if (session === null) throw new AppError('not-found', 'There is no such session.', { field: 'sessionId' })
    return session
  }

  /** What the booking lacks; null when a session could be opened, as far as its people go. */
  async obstacle(booking: StoredBooking): Promise<SessionFailure | null> {
    const found = peopleOf(booking, await this.#bookings.partiesOf(booking))
    return found.kind === 'people' ? null : found.failure
  }

  /** Null: somebody else was faster, look again. */
  async #tryOpen(bookingId: string, { by, lifetime }: Opening): Promise<Opened | null> {
    const [booking, open] = await Promise.all([this.#bookings.find(bookingId), this.table.openOf(bookingId)])
    if (booking === null || isOver(booking)) return { kind: 'over' }
    if (open !== null) return { kind: 'open', session: open, isNew: false }
    const found = peopleOf(booking, await this.#bookings.partiesOf(booking))
    if (found.kind === 'missing') return { kind: 'failed', failure: found.failure }
    const lines = await this.#chooseFor(found.people)
    if (typeof lines === 'string') return { kind: 'failed', failure: lines }
    const draft = this.#draft(bookingId, by, lifetime)
    const legs = maskedRoles.map((role) => ({
      ...{ role, ...found.people[role] },
      ...{ lineId: lines[role], code: newCode() },
    }))
    const expiresAt = draft.openedAt + lifetime.hours * hour
    const session = { ...draft, expiresAt, legs }
    try {
      const told = await this.#events.opened(session, booking.reference)
      await this.#store.write([...this.table.open(session), ...told])
      this.#events.wake()
    } catch (thrown) {
      if (thrown instanceof StoreConflict) return null
      throw thrown
    }
    this.announce([bookingId])
    return { kind: 'open', session: await this.require(draft.id), isNew: true }
  }

  async #chooseFor(people: MaskedPeople): Promise<ChosenLines | SessionFailure> {
    const [pool, customer, worker] = await Promise.all([
      this.#pool.lines(),
      this.#numbers.twinsOf(people.customer.numberId),
      this.#numbers.twinsOf(people.worker.numberId),
    ])
    if (pool.length === 0) return 'no-lines'
    if (customer.some((id) => worker.includes(id))) return 'same-number'
    const inUse = await this.table.linesInUse([...customer, ...worker])
    const takenBy = (ids: readonly string[]) => new Set(ids.flatMap((id) => [...(inUse.get(id) ?? [])]))
    return chooseLines(pool, takenBy(customer), takenBy(worker)) ?? 'pool-exhausted'
  }

  #draft(bookingId: string, openedBy: string | null, { hours, sliding }: Lifetime) {
    const openedAt = this.#clock.now()
    return { id: newId('session'), bookingId, openedAt, openedBy, lifetimeHours: hours, sliding }
  }

  #change(session: StoredSession, write: () => Promise<void>): Promise<void> {
    return this.#inTurn(async () => {
      await write()
      this.announce([session.bookingId])
    })
  }

  #inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
    const result = this.#turn.then(work)
    // A failure is its caller's to handle; the next in line goes on all the same.
    this.#turn = result.catch(() => undefined)
    return result
  }
}

function newCode(): string {
  return String(randomInt(10 ** codeDigits)).padStart(codeDigits, '0')
}

export function closedAlready(): AppError {
  return new AppError('wrong-state', 'This session is over. Open a new one.', { reason: 'session-over' })
}
