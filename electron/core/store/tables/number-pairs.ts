import { sql } from 'kysely'
import type { Store } from '../store.ts'
import { eachOf } from './each-of.ts'

/** Which sessions connect two numbers just now. */
export class NumberPairs {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** The newest open session between the two; each may be kept under several ids. */
  async openSession(one: readonly string[], other: readonly string[]): Promise<string | null> {
    const row = await this.#store.read
      .selectFrom('masking_leg as one')
      .innerJoin('masking_leg as other', 'other.session_id', 'one.session_id')
      .innerJoin('masking_session as session', 'session.id', 'one.session_id')
      .select('session.id as id')
      .where('one.open', '=', sql.lit(1))
      .where('one.number_id', 'in', eachOf(one))
      .where('other.number_id', 'in', eachOf(other))
      .orderBy('session.opened_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row?.id ?? null
  }
}
