import { type RawBuilder, sql } from 'kysely'
import type { BookingStatus, PartyRole } from '../../../../shared/domain/booking.ts'
import type { CallDirection, CallStatus } from '../../../../shared/domain/call-status.ts'
import type { E164 } from '../../../../shared/domain/phone-number.ts'
import type { Store } from '../store.ts'
import { eachOf } from './each-of.ts'

/** One person: everybody in the bookings who has the same number. */
export type Person = {
  readonly name: string
  readonly partyIds: readonly string[]
  readonly numberId: string | null
  readonly e164: E164 | null
}

export type PersonParty = {
  readonly id: string
  readonly role: PartyRole
  readonly externalId: string | null
  readonly name: string
  readonly languages: readonly string[]
}

export type PersonBooking = {
  readonly id: string
  readonly reference: string
  readonly service: string
  readonly status: BookingStatus
  readonly scheduledAt: number | null
  /** The booking is theirs: what is written in it is about them. */
  readonly isCustomer: boolean
  readonly locality: string
  readonly address: string
  readonly notes: string
  readonly amountPaise: number | null
}

export type PersonCall = {
  readonly id: string
  readonly bookingId: string | null
  readonly direction: CallDirection
  readonly status: CallStatus
  readonly requestedAt: number
  readonly talkSeconds: number | null
  readonly recorded: boolean
  /** What the agent wrote about it. */
  readonly note: string | null
}

/** Everything that is kept of one person, found by their number and by the bookings they are on. */
export class PersonRecordsTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** Null when there is no such party. */
  async find(partyId: string): Promise<Person | null> {
    const row = await this.#store.read
      .selectFrom('party')
      .leftJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
      .select(['party.name as name', 'party.phone_number_id as number_id', 'phone_number.e164 as e164'])
      .where('party.id', '=', partyId)
      .executeTakeFirst()
    if (row === undefined) return null
    const { name, number_id: numberId } = row
    const same =
      numberId === null
        ? []
        : await this.#store.read
            .selectFrom('party')
            .select('id')
            .where('phone_number_id', '=', numberId)
            .execute()
    const partyIds = [...new Set([partyId, ...same.map(({ id }) => id)])]
    // Only parsed numbers are ever kept.
    return { name, partyIds, numberId, e164: row.e164 as E164 | null }
  }

  async parties({ partyIds }: Person): Promise<PersonParty[]> {
    const rows = await this.#store.read
      .selectFrom('party')
      .selectAll()
      .where('id', 'in', eachOf(partyIds))
      .orderBy('id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      // Role and languages are written by the table of bookings only.
      role: row.role as PartyRole,
      externalId: row.external_id,
      name: row.name,
      languages: JSON.parse(row.languages) as string[],
    }))
  }

  /** In the order of time. */
  async bookings({ partyIds }: Person): Promise<PersonBooking[]> {
    const theirs = eachOf(partyIds)
    const rows = await this.#store.read
      .selectFrom('booking')
      .selectAll()
      .where((where) =>
        where.or([
          where('customer_party_id', 'in', theirs),
          where('worker_party_id', 'in', theirs),
          where('vendor_party_id', 'in', theirs),
        ]),
      )
      .orderBy('scheduled_at')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      reference: row.reference,
      service: row.service,
      // Written by the table of bookings only.
      status: row.status as BookingStatus,
      scheduledAt: row.scheduled_at,
      isCustomer: row.customer_party_id !== null && partyIds.includes(row.customer_party_id),
      locality: row.locality,
      address: row.address,
      notes: row.notes,
      amountPaise: row.amount_paise,
    }))
  }

  /** In the order of time. */
  async calls(person: Person, bookingIds: readonly string[]): Promise<PersonCall[]> {
    const ids = await this.#callIds(person, bookingIds)
    const rows = await this.#store.read
      .selectFrom('call')
      .leftJoin('call_wrap', 'call_wrap.call_id', 'call.id')
      .selectAll('call')
      .select('call_wrap.note as note')
      .where('call.id', 'in', eachOf(ids))
      .orderBy('requested_at')
      .orderBy('call.id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      bookingId: row.booking_id,
      // Written by the table of calls only.
      direction: row.direction as CallDirection,
      status: row.status as CallStatus,
      requestedAt: row.requested_at,
      talkSeconds: row.talk_seconds,
      recorded: row.recorded === 1,
      note: row.note,
    }))
  }

  /** By number and by booking: a million calls are never read through for one person. */
  async #callIds({ partyIds, numberId }: Person, bookingIds: readonly string[]): Promise<string[]> {
    const parties = eachOf(partyIds)
    const parts: RawBuilder<unknown>[] = [
      sql`select id from call where booking_id in ${eachOf(bookingIds)}
        and (first_id in ${parties} or second_id in ${parties})`,
    ]
    if (numberId !== null) {
      // The indexes hold the ends of the ids.
      const end = numberId.slice(-6)
      parts.push(
        sql`select id from call where substr(first_number_id, -6) = ${end} and first_number_id = ${numberId}`,
        sql`select id from call where substr(second_number_id, -6) = ${end} and second_number_id = ${numberId}`,
      )
    }
    const { rows } = await sql<{ id: string }>`${sql.join(parts, sql` union `)}`.execute(this.#store.read)
    return rows.map(({ id }) => id)
  }
}
