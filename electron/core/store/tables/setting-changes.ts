import type { Statement, Store } from '../store.ts'
import type { SettingChangeRow } from './schema.ts'
import type { StoredSetting } from './settings.ts'

/** One line of the history. The values of a secret are not in it. */
export type SettingChange = {
  readonly id: string
  readonly key: string
  readonly at: number
  readonly source: StoredSetting['source']
  readonly variable: string | null
  readonly userId: string | null
  readonly secret: boolean
  readonly oldValue: string | null
  readonly newValue: string | null
  readonly undoes: string | null
}

export type NamedSettingChange = SettingChange & {
  /** Null when no user did it. */
  readonly userName: string | null
}

export class SettingChangesTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  add(change: SettingChange): Statement {
    const { oldValue, newValue, userId, secret, ...same } = change
    return {
      query: this.#store.read
        .insertInto('setting_change')
        .values({
          ...same,
          user_id: userId,
          secret: secret ? 1 : 0,
          old_value: oldValue,
          new_value: newValue,
        })
        .compile(),
    }
  }

  /** Newest first. */
  async list(limit: number): Promise<readonly NamedSettingChange[]> {
    const rows = await this.#rows().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit).execute()
    return rows.map(changeOf)
  }

  async find(id: string): Promise<NamedSettingChange | null> {
    const row = await this.#rows().where('setting_change.id', '=', id).executeTakeFirst()
    return row === undefined ? null : changeOf(row)
  }

  #rows() {
    return this.#store.read
      .selectFrom('setting_change')
      .leftJoin('user', 'user.id', 'setting_change.user_id')
      .selectAll('setting_change')
      .select('user.name as user_name')
  }
}

function changeOf(row: SettingChangeRow & { readonly user_name: string | null }): NamedSettingChange {
  return {
    id: row.id,
    key: row.key,
    at: row.at,
    // Written by `add` only.
    source: row.source as StoredSetting['source'],
    variable: row.variable,
    userId: row.user_id,
    userName: row.user_name,
    secret: row.secret === 1,
    oldValue: row.old_value,
    newValue: row.new_value,
    undoes: row.undoes,
  }
}
