import type { PartyRole } from '../../../shared/domain/booking.ts'
import type { BookingChange, BookingWriter } from '../bookings/booking-writer.ts'
import type { Store } from '../store/store.ts'
import { BookingsTable, type PartyWithLabel, type StoredBooking } from '../store/tables/bookings.ts'
import type { ApiBooking, ApiBookings, ApiPerson, ApiSession } from './booking-ports.ts'

/** What bookings of the API ask of their sessions. */
export interface SessionsOfBookings {
  /** Brings the session into line with the booking, and answers how that went. */
  settle(bookingId: string): Promise<{ readonly session: ApiSession | null; readonly reason: string | null }>
  openOf(bookingId: string): Promise<{ readonly session: ApiSession | null; readonly reason: string | null }>
}

/** Bookings as the integration API asks for them. */
export class BookingsForApi implements ApiBookings {
  readonly #table: BookingsTable
  readonly #writer: BookingWriter
  readonly #sessions: SessionsOfBookings

  constructor(store: Store, writer: BookingWriter, sessions: SessionsOfBookings) {
    this.#table = new BookingsTable(store)
    this.#writer = writer
    this.#sessions = sessions
  }

  async put(reference: string, change: BookingChange) {
    const { id, isNew } = await this.#writer.put(reference, change)
    const settled = await this.#sessions.settle(id)
    const booking = await this.#table.find(id)
    if (booking === null) throw new Error('A booking that was just written is not there')
    return { booking: await this.#print(booking, settled), isNew }
  }

  async find(reference: string): Promise<ApiBooking | null> {
    const booking = await this.#table.findByReference(reference)
    return booking && this.#print(booking, await this.#sessions.openOf(booking.id))
  }

  async #print(
    booking: StoredBooking,
    { session, reason }: Awaited<ReturnType<SessionsOfBookings['settle']>>,
  ): Promise<ApiBooking> {
    const parties = await this.#table.partiesOf(booking)
    const personOf = (role: PartyRole) =>
      person(parties.find(({ party }) => party.id === booking.partyIds[role]))
    const { reference, status, service, scheduledAt, notes, createdAt, updatedAt } = booking
    return {
      ...{ reference, status, service, scheduledAt, notes, createdAt, updatedAt, session, reason },
      people: { customer: personOf('customer'), worker: personOf('worker'), vendor: personOf('vendor') },
    }
  }
}

function person(found: PartyWithLabel | undefined): ApiPerson | null {
  if (found === undefined) return null
  const { party, numberLabel } = found
  return { id: party.externalId ?? party.id, name: party.name, numberLabel }
}
