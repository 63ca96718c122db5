import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** Of rows that are read through, so many at a time: some milliseconds of the engine. */
const piece = 5000

/** What a run has changed of what bookings are found by. */
export class ImportChangesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The bookings it stored anew or otherwise than they were. */
  async *stored(staged: number): AsyncGenerator<readonly string[]> {
    for (let first = 1; first <= staged; first += piece) {
      const rows = await this.#store.read
        .selectFrom('import_booking')
        .select('booking_id')
        .where('position', '>=', first)
        .where('position', '<', first + piece)
        .where('outcome', 'in', ['new', 'changed'])
        .execute()
      yield rows.map(({ booking_id: id }) => id).filter((id) => id !== null)
    }
  }

  /** The bookings of people to whom it gave another name or number; to be asked before its people are dropped. */
  async *ofPeople(): AsyncGenerator<readonly string[]> {
    const changed = sql`(select party_id from import_party where changed = 1)`
    const { rows } = await sql`select 1 from import_party where changed = 1 limit 1`.execute(this.#store.read)
    let last = ''
    while (rows.length > 0) {
      const bookings = await this.#store.read
        .selectFrom('booking')
        .select([
          'id',
          sql<number | null>`(customer_party_id in ${changed} or worker_party_id in ${changed}
          or vendor_party_id in ${changed})`.as('named'),
        ])
        .where('id', '>', last)
        .orderBy('id')
        .limit(piece)
        .execute()
      yield bookings.filter(({ named }) => named === 1).map(({ id }) => id)
      if (bookings.length < piece) return
      last = bookings.at(-1)?.id ?? last
    }
  }
}
