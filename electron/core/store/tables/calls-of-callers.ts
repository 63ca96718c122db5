import { sql } from 'kysely'
import type { Store } from '../store.ts'

/** How often people call. */
export class CallsOfCallers {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** Calls whose first side is this number, requested at or after the instant. */
  async countSince(numberId: string, instant: number): Promise<number> {
    const row = await this.#store.read
      .selectFrom('call')
      .select((select) => select.fn.countAll<number>().as('calls'))
      // The index holds the ends of the ids.
      .where(sql<string>`substr(first_number_id, -6)`, '=', numberId.slice(-6))
      .where('first_number_id', '=', numberId)
      .where('requested_at', '>=', instant)
      .executeTakeFirst()
    return row?.calls ?? 0
  }
}
