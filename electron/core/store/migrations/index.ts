import { firstDesk } from './0001-first-desk.ts'
import { missedCallers } from './0002-missed-callers.ts'
import type { Migration } from './migration.ts'

/** In order; written by hand so that no build can lose one. */
export const migrations: readonly Migration[] = [firstDesk, missedCallers]
