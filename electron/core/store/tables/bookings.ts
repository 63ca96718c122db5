import type { BookingStatus, PartyRole } from '../../../../shared/domain/booking.ts'
import { maskPersonNumber } from '../../../../shared/domain/phone-number.ts'
import type { Statement, Store } from '../store.ts'
import type { BookingTableRow, PartyRow } from './schema.ts'

export type StoredBooking = {
  readonly id: string
  readonly reference: string
  readonly service: string
  readonly detail: string
  readonly locality: string
  readonly address: string
  readonly status: BookingStatus
  readonly statusTimes: Readonly<Partial<Record<BookingStatus, number>>>
  readonly scheduledAt: number | null
  readonly scheduledUntil: number | null
  readonly amountPaise: number | null
  readonly toCollectPaise: number | null
  readonly partyIds: Readonly<Record<PartyRole, string | null>>
  readonly notes: string
  readonly createdAt: number
  readonly updatedAt: number
}

export type StoredParty = {
  readonly id: string
  readonly role: PartyRole
  readonly externalId: string | null
  readonly name: string
  readonly phoneNumberId: string | null
  readonly languages: readonly string[]
}

/** A party with what may be shown of its number. */
export type PartyWithLabel = {
  readonly party: StoredParty
  readonly numberLabel: string | null
  readonly doNotDisturbAt: number | null
}

export type NotesWrite = {
  /** The text that the new one was written upon. */
  readonly before: string
  readonly notes: string
  readonly at: number
}

export class BookingsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async count(): Promise<number> {
    const row = await this.#store.read
      .selectFrom('booking')
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirst()
    return row?.total ?? 0
  }

  async find(id: string): Promise<StoredBooking | null> {
    const row = await this.#store.read
      .selectFrom('booking')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? bookingFromRow(row) : null
  }

  async findByReference(reference: string): Promise<StoredBooking | null> {
    const row = await this.#store.read
      .selectFrom('booking')
      .selectAll()
      .where('reference', '=', reference)
      .executeTakeFirst()
    return row ? bookingFromRow(row) : null
  }

  async partiesOf(booking: StoredBooking): Promise<readonly PartyWithLabel[]> {
    const ids = Object.values(booking.partyIds).filter((id) => id !== null)
    if (ids.length === 0) return []
    const rows = await this.#store.read
      .selectFrom('party')
      .leftJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
      .selectAll('party')
      .select(['phone_number.e164 as e164', 'phone_number.do_not_disturb_at as do_not_disturb_at'])
      .where('party.id', 'in', ids)
      .execute()
    return rows.map((row) => ({
      party: partyFromRow(row),
      numberLabel: row.e164 === null ? null : maskPersonNumber(row.e164),
      doNotDisturbAt: row.do_not_disturb_at,
    }))
  }

  insertBooking(booking: StoredBooking): Statement {
    return { query: this.#store.read.insertInto('booking').values(bookingToRow(booking)).compile() }
  }

  /** Refused with the guard `notes` when the text is no longer the one that was read. */
  writeNotes(bookingId: string, change: NotesWrite): Statement {
    return {
      query: this.#store.read
        .updateTable('booking')
        .set({ notes: change.notes, updated_at: change.at })
        .where('id', '=', bookingId)
        .where('notes', '=', change.before)
        .compile(),
      guard: 'notes',
    }
  }

  insertParty(party: StoredParty): Statement {
    return {
      query: this.#store.read
        .insertInto('party')
        .values({
          id: party.id,
          role: party.role,
          external_id: party.externalId,
          name: party.name,
          phone_number_id: party.phoneNumberId,
          languages: JSON.stringify(party.languages),
        })
        .compile(),
    }
  }
}

function bookingToRow(booking: StoredBooking): BookingTableRow {
  return {
    id: booking.id,
    reference: booking.reference,
    service: booking.service,
    detail: booking.detail,
    locality: booking.locality,
    address: booking.address,
    status: booking.status,
    status_times: JSON.stringify(booking.statusTimes),
    scheduled_at: booking.scheduledAt,
    scheduled_until: booking.scheduledUntil,
    amount_paise: booking.amountPaise,
    to_collect_paise: booking.toCollectPaise,
    customer_party_id: booking.partyIds.customer,
    worker_party_id: booking.partyIds.worker,
    vendor_party_id: booking.partyIds.vendor,
    notes: booking.notes,
    created_at: booking.createdAt,
    updated_at: booking.updatedAt,
  }
}

function bookingFromRow(row: BookingTableRow): StoredBooking {
  return {
    id: row.id,
    reference: row.reference,
    service: row.service,
    detail: row.detail,
    locality: row.locality,
    address: row.address,
    // Status and times were written by `bookingToRow`.
    status: row.status as BookingStatus,
    statusTimes: JSON.parse(row.status_times) as StoredBooking['statusTimes'],
    scheduledAt: row.scheduled_at,
    scheduledUntil: row.scheduled_until,
    amountPaise: row.amount_paise,
    toCollectPaise: row.to_collect_paise,
    partyIds: { customer: row.customer_party_id, worker: row.worker_party_id, vendor: row.vendor_party_id },
    notes: row.notes,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function partyFromRow(row: PartyRow): StoredParty {
  return {
    id: row.id,
    // Role and languages were written by `insertParty`.
    role: row.role as PartyRole,
    externalId: row.external_id,
    name: row.name,
    phoneNumberId: row.phone_number_id,
    languages: JSON.parse(row.languages) as string[],
  }
}
