import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** Of bookings that are read through, so many at a time: some milliseconds of the engine. */
const piece = 5000

const over = ['completed', 'cancelled']

/** What is left to do about sessions: bookings without theirs, and sessions that nothing has ended. */
export class MaskingDutiesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** Bookings that were accepted since then and have had no session since, a piece at a time. */
  async *withoutSession(acceptedSince: number): AsyncGenerator<readonly string[]> {
    const acceptedAt = sql<number>`coalesce(json_extract(status_times, '$.accepted'), 0)`
    for (let last = ''; ; ) {
      const rows = await this.#store.read
        .selectFrom('booking')
        .select((select) => [
          'id',
          select
            .and([
              select('status', '=', 'accepted'),
              select('updated_at', '>=', acceptedSince),
              select(acceptedAt, '>=', acceptedSince),
              select.not(
                select.exists(
                  select
                    .selectFrom('masking_session')
                    .select('masking_session.id')
                    .whereRef('masking_session.booking_id', '=', 'booking.id')
                    .where('masking_session.opened_at', '>=', acceptedAt),
                ),
              ),
            ])
            .as('wanted'),
        ])
        .where('id', '>', last)
        .orderBy('id')
        .limit(piece)
        .execute()
      const wanted = rows.filter((row) => Number(row.wanted) === 1)
      if (wanted.length > 0) yield wanted.map(({ id }) => id)
      if (rows.length < piece) return
      last = rows.at(-1)?.id ?? last
    }
  }

  /** Bookings of open sessions that are finished or gone, or over a line that is in the pool no more. */
  async outlived(limit: number): Promise<readonly string[]> {
    const rows = await this.#store.read
      .selectFrom('masking_session')
      .leftJoin('booking', 'booking.id', 'masking_session.booking_id')
      .select('masking_session.booking_id as id')
      .where('masking_session.state', '=', sql.lit('active'))
      .where((where) => where.or([where('booking.id', 'is', null), where('booking.status', 'in', over)]))
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  }

  /** Bookings whose opening failed, those that have waited longest first. */
  async failed(limit: number): Promise<readonly string[]> {
    const rows = await this.#store.read
      .selectFrom('masking_session')
      .select('booking_id')
      .where('state', '=', sql.lit('failed'))
      .orderBy('opened_at')
      .limit(limit)
      .execute()
    return rows.map(({ booking_id }) => booking_id)
  }
}
