import { bookingFilter, type SavedView } from '../../../../shared/contract/bookings.ts'
import type { Statement, Store } from '../store.ts'

/** The filters that users keep under names. */
export class BookingViewsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** In the order of their names. A filter that a newer or older program wrote otherwise is left out. */
  async ofUser(userId: string): Promise<SavedView[]> {
    const rows = await this.#store.read
      .selectFrom('booking_view')
      .selectAll()
      .where('user_id', '=', userId)
      .orderBy('name')
      .execute()
    return rows.flatMap(({ id, name, filter }) => {
      const parsed = bookingFilter.safeParse(JSON.parse(filter))
      return parsed.success ? [{ id, name, filter: parsed.data }] : []
    })
  }

  put(userId: string, view: SavedView, createdAt: number): Statement {
    const filter = JSON.stringify(view.filter)
    return {
      query: this.#store.read
        .insertInto('booking_view')
        .values({ id: view.id, user_id: userId, name: view.name, filter, created_at: createdAt })
        .onConflict((conflict) => conflict.columns(['user_id', 'name']).doUpdateSet({ filter }))
        .compile(),
    }
  }

  remove(userId: string, id: string): Statement {
    return {
      query: this.#store.read
        .deleteFrom('booking_view')
        .where('user_id', '=', userId)
        .where('id', '=', id)
        .compile(),
    }
  }
}
