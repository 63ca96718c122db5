import { AppError } from '../../../shared/app-error.ts'
import type { CallerMatch, InboundCall } from '../../../shared/contract/inbound.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { rankBookings } from '../../../shared/domain/caller-match.ts'
import { lastTenDigits } from '../../../shared/domain/phone-number.ts'
import type { CallLedger, RecordedChange } from '../calls/call-ledger.ts'
import type { PushHub } from '../events.ts'
import type { Disposable } from '../lifetime.ts'
import type { Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { bookingsOfCallers } from '../store/tables/caller-bookings.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { MissedCallers } from './missed-callers.ts'

/** Follows calls that come in, and tells the windows: who calls, what it may be about, and who was missed. */
export class InboundDesk implements Disposable {
  readonly #store: Store
  readonly #numbers: PhoneNumbersTable
  readonly #ledger: CallLedger
  readonly #missed: () => MissedCallers
  readonly #pushes: PushHub
  readonly #log: Log
  #stopListening: () => void = () => {}
  #telling: Promise<void> | null = null
  #tellAgain = false
  #disposed = false

  constructor(parts: {
    store: Store
    ledger: CallLedger
    missed: () => MissedCallers
    pushes: PushHub
    log: Log
  }) {
    this.#store = parts.store
    this.#numbers = new PhoneNumbersTable(parts.store)
    this.#ledger = parts.ledger
    this.#missed = parts.missed
    this.#pushes = parts.pushes
    this.#log = parts.log
  }

  start(): void {
    this.#stopListening = this.#ledger.onChanged((changes) => this.#hear(changes))
  }

  async current(userId: string): Promise<InboundCall | null> {
    const call = await this.#ledger.table.openInboundOf(userId)
    return call === null ? null : this.#view(call)
  }

  /** @throws AppError `not-found`, or `bad-input` when the caller is not on that booking. */
  async chooseBooking(callId: string, bookingId: string): Promise<InboundCall> {
    const call = await this.#ledger.table.find(callId)
    if (call === null || call.direction !== 'inbound')
      throw new AppError('not-found', 'There is no such call.')
    const match = (await this.#matchesOf(call)).find((candidate) => candidate.bookingId === bookingId)
    if (match === undefined) {
      throw new AppError('bad-input', 'The caller is not on this booking.', { field: 'bookingId' })
    }
    const changed = await this.#ledger.change(callId, (now) => ({
      call: { ...now, bookingId, first: { ...now.first, who: match.role, id: match.partyId } },
      notes: [],
    }))
    return this.#view(changed ?? call)
  }

  /** Tells the windows who waits; several reasons within one moment become one push. */
  tellMissed(): void {
    if (this.#disposed || !this.#pushes.hasListeners) return
    if (this.#telling) {
      this.#tellAgain = true
      return
    }
    this.#telling = this.#missed()
      .list()
      .then((callers) => this.#pushes.publish('inbound.missed-changed', { callers }))
      .catch((cause: unknown) => this.#failed(cause))
      .then(() => {
        this.#telling = null
        if (!this.#tellAgain) return
        this.#tellAgain = false
        this.tellMissed()
      })
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    this.#stopListening()
    await this.#telling
  }

  #hear(changes: readonly RecordedChange[]): void {
    if (!this.#pushes.hasListeners) return
    if (changes.some(mayChangeMissed)) this.tellMissed()
    for (const change of changes) {
      // Two people of a booking who call each other do not call the desk.
      const { direction, purpose } = change.call
      if (direction === 'inbound' && purpose !== 'party-to-party')
        this.#tell(change).catch((cause: unknown) => this.#failed(cause))
    }
  }

  async #tell({ call }: RecordedChange): Promise<void> {
    const stored = (await this.#ledger.table.find(call.id)) ?? call
    const inbound = await this.#view(stored)
    this.#pushes.publish('inbound.call', inbound)
  }

  async #view(call: CallRecord): Promise<InboundCall> {
    const [[view], matches] = await Promise.all([this.#ledger.views([call]), this.#matchesOf(call)])
    if (view === undefined) throw new Error('A call has no view')
    return { call: view, matches }
  }

  /** The booking that the call is kept under stands first, whatever has changed since. */
  async #matchesOf(call: CallRecord): Promise<CallerMatch[]> {
    const number = call.first.numberId === null ? null : await this.#numbers.find(call.first.numberId)
    if (number === null) return []
    const bookings = await bookingsOfCallers(this.#store, [number.e164])
    const ranked = rankBookings(bookings.get(lastTenDigits(number.e164)) ?? [], call.requestedAt)
    return [
      ...ranked.filter(({ bookingId }) => bookingId === call.bookingId),
      ...ranked.filter(({ bookingId }) => bookingId !== call.bookingId),
    ].map(({ numberId: _, updatedAt: __, status: ___, ...match }) => match)
  }

  #failed(cause: unknown): void {
    if (!this.#disposed) this.#log.error('inbound', 'The windows could not be told of a call', { cause })
  }
}

/** A missed call, one that turned out not to be missed, or any talk may change who waits. */
function mayChangeMissed({ previous, call }: RecordedChange): boolean {
  if (isOpenStatus(call.status) || previous?.status === call.status) return false
  return call.direction === 'inbound' || (call.talkSeconds ?? 0) > 0 || call.status === 'completed'
}
