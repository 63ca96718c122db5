import type { RawEvent, StoreHealth } from '../store.ts'

/** What the console stores in a column. Whole numbers stay within what a JavaScript number holds exactly. */
export type SqlValue = number | string | Uint8Array | null

export type BoundStatement = {
  readonly sql: string
  readonly parameters: readonly SqlValue[]
  /** Named: the statement must change at least one row, or the whole group is undone. */
  readonly guard: string | null
}

export type WriteGroup = readonly BoundStatement[]

export type GroupOutcome =
  | { readonly kind: 'applied'; readonly changes: readonly number[] }
  /** A guard did not hold, or a unique index refused; by the guard's or the columns' name. */
  | { readonly kind: 'refused'; readonly guard: string }
  /** The group is wrong in itself: a bug of ours. */
  | { readonly kind: 'failed'; readonly message: string }

/** Rows as lists of values, in the order of the columns. */
export type ResultSet = { readonly columns: readonly string[]; readonly rows: readonly SqlValue[][] }

export type EngineHealth = Pick<StoreHealth, 'state' | 'lastDurableAt'>

/**
 * What keeps and finds the rows. The embedded engine is the first; one that speaks to a database server can stand
 * beside it. What an engine acknowledges is durable.
 */
export interface StoreEngine {
  /** Nothing is written before this; so whoever opened it can still refuse what they found. */
  begin(): Promise<void>
  read(sql: string, parameters: readonly SqlValue[]): Promise<ResultSet>
  /** Groups are applied in the order of these calls. @throws AppError `store-full` */
  write(group: WriteGroup): Promise<GroupOutcome>
  /** @throws AppError `store-full` */
  appendRaw(event: Omit<RawEvent, 'sequence'>): Promise<number>
  /** Events above the sequence that were there before `begin`. */
  rawAfter(sequence: number): AsyncIterable<RawEvent>
  health(): EngineHealth
  onHealth(listener: () => void): () => void
  snapshot(): Promise<void>
  dispose(): Promise<void>
}
