import { sql } from 'kysely'
import type { PartyRole } from '../../../../shared/domain/booking.ts'
import type { Statement, Store } from '../store.ts'
import type { StoredBooking, StoredParty } from './bookings.ts'

/** A person as the booking system names them; null: not said. */
export type NamedPerson = {
  readonly role: PartyRole
  readonly externalId: string
  readonly numberId: string | null
}

export type KnownPerson = { readonly id: string; readonly name: string; readonly numberId: string | null }

/** The guard of a change: somebody else has changed the booking since it was read. */
export const bookingChanged = 'booking-changed'

/** How single bookings and their people are changed. */
export class BookingWrites {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The same role and id of the booking system, or else the same number. Null: nobody yet. */
  async findPerson({ role, externalId, numberId }: NamedPerson): Promise<KnownPerson | null> {
    const parties = this.#store.read
      .selectFrom('party')
      .select(['id', 'name', 'phone_number_id as numberId'])
      .where('role', '=', role)
    const named = await parties.where('external_id', '=', externalId).orderBy('id').executeTakeFirst()
    if (named !== undefined || numberId === null) return named ?? null
    const numbered = await parties
      .where('phone_number_id', '=', numberId)
      .where('external_id', 'is', null)
      .orderBy('id')
      .executeTakeFirst()
    return numbered ?? null
  }

  /** What is null stays. */
  updatePerson(
    id: string,
    change: Pick<StoredParty, 'externalId' | 'phoneNumberId'> & { readonly name: string | null },
  ): Statement {
    const { name, externalId, phoneNumberId } = change
    return {
      query: this.#store.read
        .updateTable('party')
        .set({
          name: sql<string>`coalesce(${name}, name)`,
          external_id: sql<string>`coalesce(${externalId}, external_id)`,
          phone_number_id: sql<string>`coalesce(${phoneNumberId}, phone_number_id)`,
        })
        .where('id', '=', id)
        .compile(),
    }
  }

  /** Refused with the guard `bookingChanged`, so that no writer undoes what another wrote meanwhile. */
  update(before: StoredBooking, booking: StoredBooking): Statement {
    return {
      guard: bookingChanged,
      query: this.#store.read
        .updateTable('booking')
        .set({
          service: booking.service,
          status: booking.status,
          status_times: JSON.stringify(booking.statusTimes),
          scheduled_at: booking.scheduledAt,
          notes: booking.notes,
          customer_party_id: booking.partyIds.customer,
          worker_party_id: booking.partyIds.worker,
          vendor_party_id: booking.partyIds.vendor,
          updated_at: booking.updatedAt,
        })
        .where('id', '=', before.id)
        .where('updated_at', '=', before.updatedAt)
        .where('status', '=', before.status)
        .where('notes', '=', before.notes)
        .compile(),
    }
  }

  /** The bookings that somebody is on, the latest first. */
  async bookingsOf(partyIds: readonly string[], limit: number): Promise<readonly string[]> {
    if (partyIds.length === 0) return []
    const rows = await this.#store.read
      .selectFrom('booking')
      .select('id')
      .where((where) =>
        where.or([
          where('customer_party_id', 'in', partyIds),
          where('worker_party_id', 'in', partyIds),
          where('vendor_party_id', 'in', partyIds),
        ]),
      )
      .orderBy('updated_at', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  }
}
