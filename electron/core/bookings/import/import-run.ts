import { newId } from '../../ids.ts'
import type { Clock } from '../../ports.ts'
import type { RisingIds } from '../../rising-ids.ts'
import type { WorkerThread } from '../../store/engine/worker-thread.ts'
import type { Store } from '../../store/store.ts'
import { ImportChangesTable } from '../../store/tables/import-changes.ts'
import { ImportMerge } from '../../store/tables/import-merge.ts'
import { type ImportRun, ImportRunsTable } from '../../store/tables/import-runs.ts'
import type { BookingImportCalls, BookingImportEvent } from './booking-import-worker.ts'
import { WritesInFlight } from './writes-in-flight.ts'

export type ImportThread = WorkerThread<BookingImportCalls, BookingImportEvent>
export type OnProgress = (phase: 'staging' | 'storing' | 'undoing', done: number, total: number) => void
export type StoredCounts = { readonly added: number; readonly changed: number; readonly unchanged: number }

export type Undone = { readonly undone: number; readonly left: number; readonly touched: readonly string[] }

/** `touched`: the bookings that searches have to read anew; null when it is not known which. */
export type Stored = { readonly counts: StoredCounts; readonly touched: readonly string[] | null }

/** So many rows are one group of the store: some milliseconds of its engine, between which everybody else is served. */
const piece = 500
/** Rows that are staged are bound one by one, which takes the engine longer. */
const stagedPiece = 200
const sweepPiece = 1000
/** While one group is applied, the next is made durable; more would let others wait behind them. */
const inFlight = 2

export type RunStart = {
  readonly fileName: string
  readonly userId: string
  readonly refused: number
  readonly bookings: number
}

/**
 * Brings a checked file into the store. Its rows are staged where nobody sees them; one statement commits the run; only
 * then do they become bookings, in pieces that each say how far they got. A kill before the commit leaves nothing, a kill
 * after it is made good at the next start.
 */
export class ImportRuns {
  readonly #store: Store
  readonly #table: ImportRunsTable
  readonly #merge: ImportMerge
  readonly #changes: ImportChangesTable
  readonly #clock: Clock

  constructor(store: Store, clock: Clock) {
    this.#store = store
    this.#table = new ImportRunsTable(store)
    this.#merge = new ImportMerge(store)
    this.#changes = new ImportChangesTable(store)
    this.#clock = clock
  }

  /** Finishes what was committed and takes away what was not. Answers what became of a run that had to be finished. */
  async settle(onProgress: OnProgress = () => {}): Promise<StoredCounts | null> {
    const run = await this.#table.current()
    if (run === null) return null
    const stored = run.state === 'committed' ? await this.#carryOut(run, onProgress) : null
    while (await this.#table.sweep(sweepPiece));
    if (run.state === 'staging') await this.#sweepNumbers(run.id)
    await this.#store.write([this.#table.forget(run.id)])
    return stored?.counts ?? null
  }

  /** Null when it was cancelled in time; then nothing of it stays. */
  async store(
    start: RunStart,
    thread: ImportThread,
    isCancelled: () => boolean,
    onProgress: OnProgress,
  ): Promise<Stored | null> {
    const cutShort = await this.settle()
    const id = newId('import')
    const begunAt = this.#clock.now()
    await this.#store.write([this.#table.begin({ ...start, id, begunAt })])
    try {
      const staged = await this.#stage(this.#table.idsOf(id), start, thread, isCancelled, onProgress)
      if (staged) await this.#store.write([this.#table.advance(id, 'staging', 'committed')])
    } catch (failure) {
      await this.settle().catch(() => undefined)
      throw failure
    }
    const run = await this.#table.current()
    if (run?.state === 'committed') {
      const stored = await this.#carryOut(run, onProgress)
      return cutShort === null ? stored : { ...stored, touched: null }
    }
    await this.settle()
    return null
  }

  /** Of the run that ended last. Null when there is none that could be undone. */
  async undo(onProgress: OnProgress): Promise<Undone | null> {
    const run = await this.#table.current()
    if (run === null || run.state !== 'finished') return null
    const { bookings } = await this.#table.staged()
    const outcomes = await this.#table.countOutcomes()
    const touched = await all(this.#changes.stored(bookings))
    let undone = 0
    for (let first = 1; first <= bookings; first += piece) {
      const part = { first, last: Math.min(first + piece - 1, bookings) }
      const [removed = 0, restored = 0] = await this.#store.write(this.#merge.undo(part, run.begunAt))
      undone += removed + restored
      onProgress('undoing', part.last, bookings)
    }
    await this.#store.write([this.#table.forget(run.id)])
    return { undone, left: outcomes.new + outcomes.changed - undone, touched }
  }

  async #sweepNumbers(runId: string): Promise<void> {
    let last = await this.#table.sweepNumbers(runId, null, sweepPiece)
    while (last !== null) last = await this.#table.sweepNumbers(runId, last, sweepPiece)
  }

  async #stage(
    ids: RisingIds,
    { bookings: total }: RunStart,
    thread: ImportThread,
    isCancelled: () => boolean,
    onProgress: OnProgress,
  ): Promise<boolean> {
    const writes = new WritesInFlight(inFlight)
    for (let first = 0; ; first += stagedPiece) {
      if (isCancelled()) return false
      const drafts = await thread.call('parties', { first, count: stagedPiece })
      if (drafts.length === 0) break
      await writes.add(this.#store.write(this.#table.stageParties(ids, first + 1, drafts)))
      onProgress('staging', Math.min(first, total), 2 * total)
    }
    for (let first = 0; ; first += stagedPiece) {
      if (isCancelled()) return false
      const drafts = await thread.call('bookings', { first, count: stagedPiece })
      if (drafts.length === 0) break
      await writes.add(this.#store.write(this.#table.stageBookings(ids, first + 1, drafts)))
      onProgress('staging', total + first, 2 * total)
    }
    await writes.settled()
    return true
  }

  async #carryOut(run: ImportRun, onProgress: OnProgress): Promise<Stored> {
    const { parties, bookings } = await this.#table.staged()
    const writes = new WritesInFlight(inFlight)
    for (const part of pieces(run.storedParties, parties)) {
      await writes.add(this.#store.write(this.#merge.storeParties(run.id, part)))
      onProgress('storing', part.last, parties + bookings)
    }
    for (const part of pieces(run.storedBookings, bookings)) {
      await writes.add(this.#store.write(this.#merge.storeBookings(run.id, part, run.begunAt)))
      onProgress('storing', parties + part.last, parties + bookings)
    }
    await writes.settled()
    const counts = await this.#table.countOutcomes()
    const touched = [...(await all(this.#changes.stored(bookings))), ...(await all(this.#changes.ofPeople()))]
    await this.#store.write([this.#table.advance(run.id, 'committed', 'finished')])
    while (await this.#table.dropParties(sweepPiece));
    return {
      counts: { added: counts.new, changed: counts.changed, unchanged: counts.same },
      touched: [...new Set(touched)],
    }
  }
}

async function all(parts: AsyncIterable<readonly string[]>): Promise<string[]> {
  const ids: string[] = []
  for await (const part of parts) for (const id of part) ids.push(id)
  return ids
}

function* pieces(stored: number, total: number) {
  for (let first = stored + 1; first <= total; first += piece) {
    yield { first, last: Math.min(first + piece - 1, total) }
  }
}
