import { type Preferences, usualPreferences } from '../../shared/domain/preferences.ts'
import { appErrorFrom } from './remote.ts'
import type { Slice } from './slice.ts'

/** What the user who is signed in has set for themselves; the usual until it was read. */
export type PreferencesSlice = {
  readonly preferences: Preferences
  askPreferences(): Promise<void>
  /** Rejects with an AppError when the core refuses it; nothing is changed then. */
  changePreferences(change: Partial<Preferences>): Promise<void>
}

export const emptyPreferences = { preferences: usualPreferences } as const

export const createPreferencesSlice: Slice<PreferencesSlice> = ({ client }) => {
  return (set) => ({
    ...emptyPreferences,
    async askPreferences() {
      try {
        set({ preferences: await client.request('preferences.mine', {}) })
      } catch (thrown) {
        // The usual ones go on; what cut the window off is told in the strip.
        appErrorFrom(thrown)
      }
    },
    async changePreferences(change) {
      set({ preferences: await client.request('preferences.change', change) })
    },
  })
}
