import { sql } from 'kysely'
import type { BookingLine } from '../../../../shared/contract/bookings.ts'
import type { BookingStatus } from '../../../../shared/domain/booking.ts'
import { pageAround } from '../../../../shared/domain/page-around.ts'
import type { Store } from '../store.ts'
import { eachOf } from './each-of.ts'

/** What a booking can be found and sorted by. */
export type BookingKeys = {
  readonly id: string
  readonly reference: string
  readonly service: string
  readonly locality: string
  readonly status: BookingStatus
  readonly scheduledAt: number | null
  readonly customerName: string
  readonly workerName: string
  readonly vendorName: string
  /** The last four digits of the numbers of all its parties, with spaces between them. */
  readonly lastFours: string
}

/** Bookings as lists show and find them: with the names of their people. */
export class BookingLinesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** In the order of their ids, from behind one of them. */
  async keysAfter(id: string, limit: number): Promise<readonly BookingKeys[]> {
    const rows = await this.#keys().where('booking.id', '>', id).orderBy('booking.id').limit(limit).execute()
    return rows.map(keysFromRow)
  }

  async keysOf(ids: readonly string[]): Promise<readonly BookingKeys[]> {
    if (ids.length === 0) return []
    const rows = await this.#keys().where('booking.id', 'in', eachOf(ids)).execute()
    return rows.map(keysFromRow)
  }

  /**
   * Ids in the order of time, from some before the instant to most behind it, as the search's index has them; and how
   * many bookings there are.
   */
  async around(instant: number, limit: number): Promise<{ readonly ids: string[]; readonly total: number }> {
    const [earlier, later, total] = await Promise.all([
      this.#idsByTime('desc', limit).where('scheduled_at', '<', instant).execute(),
      this.#idsByTime('asc', limit).where('scheduled_at', '>=', instant).execute(),
      this.#store.read
        .selectFrom('booking')
        .select(({ fn }) => fn.countAll<number>().as('all'))
        .execute(),
    ])
    const untimed =
      later.length < limit
        ? await this.#idsByTime('asc', limit).where('scheduled_at', 'is', null).execute()
        : []
    const near = [...earlier.toReversed(), ...later, ...untimed].map(({ id }) => id)
    return { ids: pageAround(near, earlier.length, limit), total: total[0]?.all ?? 0 }
  }

  #idsByTime(direction: 'asc' | 'desc', limit: number) {
    const bookings = this.#store.read.selectFrom('booking').select('id')
    return bookings.orderBy('scheduled_at', direction).orderBy('reference', direction).limit(limit)
  }

  /** In the order of the ids; those that are not there are left out. */
  async lines(ids: readonly string[]): Promise<readonly BookingLine[]> {
    if (ids.length === 0) return []
    const rows = await this.#named()
      .select('booking.amount_paise as amountPaise')
      .where('booking.id', 'in', eachOf(ids))
      .execute()
    const byId = new Map(rows.map((row) => [row.id, lineFromRow(row)]))
    return ids.map((id) => byId.get(id)).filter((line) => line !== undefined)
  }

  #named() {
    return this.#store.read
      .selectFrom('booking')
      .leftJoin('party as customer', 'customer.id', 'booking.customer_party_id')
      .leftJoin('party as worker', 'worker.id', 'booking.worker_party_id')
      .select([
        'booking.id as id',
        'booking.reference as reference',
        'booking.service as service',
        'booking.locality as locality',
        'booking.status as status',
        'booking.scheduled_at as scheduledAt',
        'customer.name as customerName',
        'worker.name as workerName',
      ])
  }

  #keys() {
    return this.#named()
      .leftJoin('party as vendor', 'vendor.id', 'booking.vendor_party_id')
      .leftJoin('phone_number as customer_number', 'customer_number.id', 'customer.phone_number_id')
      .leftJoin('phone_number as worker_number', 'worker_number.id', 'worker.phone_number_id')
      .leftJoin('phone_number as vendor_number', 'vendor_number.id', 'vendor.phone_number_id')
      .select([
        'vendor.name as vendorName',
        sql<string>`
          coalesce(substr(customer_number.last_ten, -4), '') || ' ' ||
          coalesce(substr(worker_number.last_ten, -4), '') || ' ' ||
          coalesce(substr(vendor_number.last_ten, -4), '')`.as('lastFours'),
      ])
  }
}

type NamedRow = Pick<BookingKeys, 'id' | 'reference' | 'service' | 'locality' | 'scheduledAt'> & {
  readonly status: string
  readonly customerName: string | null
  readonly workerName: string | null
}

function keysFromRow(
  row: NamedRow & { readonly vendorName: string | null; readonly lastFours: string },
): BookingKeys {
  return {
    ...row,
    // The tables take no other words.
    status: row.status as BookingStatus,
    customerName: row.customerName ?? '',
    workerName: row.workerName ?? '',
    vendorName: row.vendorName ?? '',
  }
}

function lineFromRow(row: NamedRow & { readonly amountPaise: number | null }): BookingLine {
  return {
    ...row,
    // The tables take no other words.
    status: row.status as BookingStatus,
    customerName: row.customerName ?? '',
    workerName: row.workerName ?? '',
  }
}
