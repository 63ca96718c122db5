import type { Statement, Store } from '../store.ts'

export type StoredSetting = {
  readonly key: string
  readonly value: string
  readonly source: 'environment' | 'screen' | 'generated'
  readonly variable: string | null
  readonly changedAt: number
  readonly changedBy: string | null
}

export class SettingsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async all(): Promise<readonly StoredSetting[]> {
    const rows = await this.#store.read.selectFrom('setting').selectAll().execute()
    return rows.map((row) => ({
      key: row.key,
      value: row.value,
      // Written by `put` only.
      source: row.source as StoredSetting['source'],
      variable: row.variable,
      changedAt: row.changed_at,
      changedBy: row.changed_by,
    }))
  }

  /** The names of those who have changed something, by id. */
  async namesOfUsers(): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#store.read
      .selectFrom('setting')
      .innerJoin('user', 'user.id', 'setting.changed_by')
      .select(['user.id as id', 'user.name as name'])
      .execute()
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  put(setting: StoredSetting): Statement {
    const columns = {
      value: setting.value,
      source: setting.source,
      variable: setting.variable,
      changed_at: setting.changedAt,
      changed_by: setting.changedBy,
    }
    return {
      query: this.#store.read
        .insertInto('setting')
        .values({ key: setting.key, ...columns })
        .onConflict((conflict) => conflict.column('key').doUpdateSet(columns))
        .compile(),
    }
  }
}
