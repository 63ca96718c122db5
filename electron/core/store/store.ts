import type { CompiledQuery, Kysely } from 'kysely'
import type { StoreUpkeep } from './store-upkeep.ts'
import type { Tables } from './tables/schema.ts'

/** One write. With a guard, the whole group is undone unless the statement changes at least one row. */
export type Statement = {
  readonly query: CompiledQuery
  readonly guard?: string
}

/** Thrown by `write` when a guard did not hold or a unique index refused; nothing of the group was applied. */
export class StoreConflict extends Error {
  override readonly name = 'StoreConflict'
  /** The guard's name, or the unique index's. */
  readonly guard: string

  constructor(guard: string) {
    super(`The store refused the group: ${guard}`)
    this.guard = guard
  }
}

/** A webhook exactly as it came in. */
export type RawEvent = {
  /** Rising, without gaps within one store; the order in which the events became durable. */
  readonly sequence: number
  readonly receivedAt: number
  /** Which hook: `exotel/call`. */
  readonly route: string
  readonly method: string
  readonly query: string
  readonly contentType: string
  readonly body: Uint8Array
}

export type StoreHealth = {
  /** `full`: the disk refuses to take more; reads go on, writes fail with `store-full` until it has room again. */
  readonly state: 'saved' | 'full'
  readonly lastDurableAt: number | null
  /** How this store's key is kept: `keychain`, `passphrase`, `key-file`. */
  readonly keySlot: string
}

/**
 * The console's memory. A write resolves when it is on disk and visible to reads; nothing that was acknowledged is
 * lost when the process is killed. Groups are applied in the order in which they were handed over.
 */
export interface Store {
  /** Reads only: executing anything but a select through it throws. Its builders also compile the statements for `write`. */
  readonly read: Kysely<Tables>
  /**
   * Applies the group as one: all or nothing. Answers the number of changed rows per statement.
   * @throws AppError `store-full` (nothing applied), StoreConflict.
   */
  write(statements: readonly Statement[]): Promise<readonly number[]>
  /** Resolves with the sequence once the event is durable. @throws AppError `store-full`. */
  appendRaw(event: Omit<RawEvent, 'sequence'>): Promise<number>
  /** Events that were durable before this start and had not been applied. */
  pendingRaw(): AsyncIterable<RawEvent>
  /** The statement that marks events as applied, to be written in one group with their effects. */
  rawAppliedThrough(sequence: number): Statement
  health(): StoreHealth
  onHealth(listener: (health: StoreHealth) => void): () => void
  /** Writes a snapshot now and waits for it. */
  snapshot(): Promise<void>
  /** Copies, and how long raw events are kept. */
  readonly upkeep: StoreUpkeep
  dispose(): Promise<void>
}
