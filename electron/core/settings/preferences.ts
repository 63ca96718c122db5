import { AppError } from '../../../shared/app-error.ts'
import { preferences } from '../../../shared/contract/preferences.ts'
import { type Preferences, usualPreferences } from '../../../shared/domain/preferences.ts'
import { conflictIn } from '../../../shared/domain/shortcuts.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { PreferencesTable } from '../store/tables/preferences.ts'

export type PreferencesChange = { readonly [Key in keyof Preferences]?: Preferences[Key] }

const keys = Object.keys(usualPreferences) as (keyof Preferences)[]

/** What each user has set for themselves. */
export class PreferencesDesk {
  readonly #store: Store
  readonly #clock: Clock
  readonly #table: PreferencesTable

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
    this.#table = new PreferencesTable(store)
  }

  async of(userId: string): Promise<Preferences> {
    const stored = await this.#table.of(userId)
    const read = <Key extends keyof Preferences>(key: Key): Preferences[Key] => {
      const text = stored.get(key)
      // Kept by another version it may not fit; the usual one then does.
      const parsed = text === undefined ? null : preferences.shape[key].safeParse(JSON.parse(text))
      return parsed?.success ? (parsed.data as Preferences[Key]) : usualPreferences[key]
    }
    return { shortcuts: read('shortcuts'), notices: read('notices') }
  }

  /** @throws AppError `bad-input` when two things would be on one key */
  async change(userId: string, change: PreferencesChange): Promise<Preferences> {
    if (change.shortcuts !== undefined) requireNoConflict(change.shortcuts)
    const statements = keys.flatMap((key) => {
      const value = change[key]
      if (value === undefined) return []
      return [this.#table.put(userId, key, JSON.stringify(value), this.#clock.now())]
    })
    await this.#store.write(statements)
    return this.of(userId)
  }
}

function requireNoConflict(shortcuts: Preferences['shortcuts']): void {
  const conflict = conflictIn(shortcuts)
  if (conflict === null) return
  throw new AppError('bad-input', `${conflict.key} would do two things, or cannot be used at all.`, {
    field: 'shortcuts',
    reason: 'key-in-use',
  })
}
