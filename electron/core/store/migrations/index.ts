import { firstDesk } from './0001-first-desk.ts'
import { settingsHistory } from './0002-settings-history.ts'
import type { Migration } from './migration.ts'

/** In order; written by hand so that no build can lose one. */
export const migrations: readonly Migration[] = [firstDesk, settingsHistory]
