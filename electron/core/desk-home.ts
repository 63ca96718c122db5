import type { ReopenDesk } from './backups/backups.ts'
import type { StoreKeys } from './store/keys/store-keys.ts'

/** The folder that a desk lives in, and what its host can do about it. */
export type DeskHome = {
  /** Absolute; a practice desk has its own below the real one. */
  readonly folder: string
  readonly logs: string
  /** Of the program. */
  readonly version: string
  readonly keys: StoreKeys
  /** Null where a browser shows the desk: the folder may be on another machine. */
  readonly openFolder: ((path: string) => void) | null
  readonly reopen: ReopenDesk
}
