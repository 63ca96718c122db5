import type { AuditCheck, AuditEntryView, AuditPage } from '../../../shared/contract/audit.ts'
import type { AuditKind } from '../../../shared/domain/audit.ts'
import type { Clock } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import {
  AuditEntriesTable,
  entryIsNext,
  type NamedAuditEntry,
  type StoredAuditEntry,
} from '../store/tables/audit-entries.ts'
import { breakAt, type ChainEnd, emptyChain, type NewAuditEntry, nextEntry } from './audit-chain.ts'

/** So many entries are checked before others are served. */
const checkedTogether = 1000

/** Who did what that has to be accounted for. Entries are only ever added; each one's hash covers the one before. */
export class AuditLog {
  readonly #store: Store
  readonly #clock: Clock
  readonly #table: AuditEntriesTable
  /** Where the next entry goes, entries that are being written included; null: the store has to be asked. */
  #end: ChainEnd | null = null

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#clock = clock
    this.#table = new AuditEntriesTable(store)
  }

  /**
   * Resolves when the entry is on disk. What is given `beside` it is in the same group: both are there or neither is.
   * @throws AppError `store-full`, StoreConflict of a guard beside it
   */
  async record(entry: Omit<NewAuditEntry, 'at'>, beside: readonly Statement[] = []): Promise<void> {
    for (;;) {
      const end = this.#end ?? (await this.#readEnd())
      const placed = nextEntry(end, { ...entry, at: this.#clock.now() })
      // Those that are recorded meanwhile follow this one without waiting for the disk.
      this.#end = placed
      try {
        await this.#store.write([this.#table.add(placed), ...beside])
        return
      } catch (failure) {
        this.#end = null
        if (!(failure instanceof StoreConflict && failure.guard === entryIsNext)) throw failure
      }
    }
  }

  async list(kind: AuditKind | null, before: number | null, limit: number): Promise<AuditPage> {
    const entries = await this.#table.page(kind, before, limit + 1)
    return { entries: entries.slice(0, limit).map(viewOf), more: entries.length > limit }
  }

  /** What was done with these people's data, oldest first. */
  about(partyIds: readonly string[]): Promise<readonly StoredAuditEntry[]> {
    return this.#table.about(partyIds)
  }

  /** Computes every hash anew. An entry that is written meanwhile is part of it or not. */
  async verify(): Promise<AuditCheck> {
    let end = emptyChain
    for (;;) {
      const entries = await this.#table.following(end.sequence, checkedTogether)
      for (const entry of entries) {
        const broken = breakAt(end, entry)
        if (broken !== null) return broken
        end = entry
      }
      if (entries.length < checkedTogether) break
    }
    return { kind: 'whole', entries: end.sequence, lastHash: end.sequence === 0 ? null : end.hash }
  }

  /** Of two who ask at once, the second follows the first. */
  async #readEnd(): Promise<ChainEnd> {
    const stored = (await this.#table.last()) ?? emptyChain
    return this.#end ?? stored
  }
}

function viewOf(entry: NamedAuditEntry): AuditEntryView {
  const { sequence, at, kind, userName, subject, subjectName, bookingReference, why, hash } = entry
  return { sequence, at, kind, userName, subject, subjectName, bookingReference, why, hash }
}
