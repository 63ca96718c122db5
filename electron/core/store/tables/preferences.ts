import type { Statement, Store } from '../store.ts'

/** What a user has set for themselves, as JSON by key. */
export class PreferencesTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  async of(userId: string): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#store.read
      .selectFrom('user_preference')
      .select(['key', 'value'])
      .where('user_id', '=', userId)
      .execute()
    return new Map(rows.map(({ key, value }) => [key, value]))
  }

  put(userId: string, key: string, value: string, at: number): Statement {
    const columns = { value, changed_at: at }
    return {
      query: this.#store.read
        .insertInto('user_preference')
        .values({ user_id: userId, key, ...columns })
        .onConflict((conflict) => conflict.columns(['user_id', 'key']).doUpdateSet(columns))
        .compile(),
    }
  }
}
