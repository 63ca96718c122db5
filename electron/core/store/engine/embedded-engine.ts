import { AppError } from '../../../../shared/app-error.ts'
import type { Cancel, Clock, Log, WorkerUrls } from '../../ports.ts'
import type { RawEvent } from '../store.ts'
import { AppendQueue } from './append-queue.ts'
import { refusalCodes } from './disk-space.ts'
import type { KeyRing } from './key-ring.ts'
import { damagedJournal } from './open-refusals.ts'
import { type OpenedCopy, openScratchCopy, type ScratchCopy } from './scratch-copy.ts'
import type { ScrubReport } from './scrub-segments.ts'
import { SnapshotKeeper } from './snapshot-keeper.ts'
import type { SnapshotPolicy } from './snapshot-policy.ts'
import type {
  EngineHealth,
  GroupOutcome,
  ResultSet,
  SqlValue,
  StoreEngine,
  WriteGroup,
} from './store-engine.ts'
import type {
  AppendMessage,
  EngineCalls,
  EngineEvent,
  JournalCalls,
  JournalEvent,
  RawCursor,
  RawPage,
} from './worker-protocol.ts'
import { WorkerError, type WorkerThread } from './worker-thread.ts'

export type EmbeddedEngineOptions = {
  readonly folder: string
  readonly keys: KeyRing
  readonly workers: WorkerUrls
  readonly clock: Clock
  readonly log: Log
  readonly policy: SnapshotPolicy
  readonly rawRetentionDays: number
  readonly space: SharedArrayBuffer | null
  readonly onProgress: (phase: string, done: number, total: number) => void
}

export type Workers = {
  readonly journal: WorkerThread<JournalCalls, JournalEvent>
  readonly engine: WorkerThread<EngineCalls, EngineEvent>
}

/** What the workers tell by themselves; the engine listens once it is there. */
export type WorkerListeners = {
  journal: (event: JournalEvent) => void
  engine: (event: EngineEvent) => void
  failure: (failure: Error) => void
}

export type LoadedSnapshot = { readonly base: number; readonly bytes: number; readonly underOldKey: boolean }

export type EmbeddedEngineParts = EmbeddedEngineOptions &
  Workers & {
    readonly listeners: WorkerListeners
    readonly snapshot: LoadedSnapshot
    readonly replayedGroups: number
  }

const probeMs = 3000

/** SQLite in memory behind a journal on disk: the main thread's side of the two workers. */
export class EmbeddedEngine implements StoreEngine {
  readonly #parts: EmbeddedEngineParts
  readonly #queue: AppendQueue
  readonly #keeper: SnapshotKeeper
  readonly #healthListeners = new Set<() => void>()
  #health: EngineHealth = { state: 'saved', lastDurableAt: null }
  /** Raw events below this were there before this start. */
  #firstOwnRaw = 1
  #cancelProbe: Cancel | null = null
  #rawRetentionDays: number
  #keys: KeyRing
  #disposing: Promise<void> | null = null

  constructor(parts: EmbeddedEngineParts) {
    const { journal, listeners, snapshot, workers } = parts
    this.#parts = parts
    this.#keys = parts.keys
    this.#rawRetentionDays = parts.rawRetentionDays
    this.#queue = new AppendQueue((message: AppendMessage) => journal.post(message, [message.payload.buffer]))
    this.#keeper = new SnapshotKeeper({
      ...parts,
      worker: workers.snapshot,
      rawRetentionDays: () => this.#rawRetentionDays,
      rawAppliedThrough: () => this.#rawAppliedThrough(),
      keys: () => this.#keys,
      base: snapshot.base,
      underOldKey: snapshot.underOldKey,
      storeBytes: snapshot.bytes,
    })
    listeners.journal = (event) => this.#onJournal(event)
    listeners.engine = (event) => {
      if (event.kind === 'outcomes') this.#queue.settleGroups(event.ids, event.outcomes)
      else this.#fail(new Error(`The engine of the store has stopped: ${event.message}`))
    }
    listeners.failure = (failure) => this.#fail(failure)
  }

  async begin(): Promise<void> {
    const { journal, clock, folder, replayedGroups } = this.#parts
    const rawAppliedThrough = await this.#rawAppliedThrough()
    const begun = await journal.call('begin', { createdAt: clock.now(), rawAppliedThrough })
    if (begun.kind === 'damaged') throw damagedJournal(begun.file, begun.what, folder)
    this.#firstOwnRaw = begun.nextRaw
    this.#health = { state: 'saved', lastDurableAt: clock.now() }
    this.#keeper.start(replayedGroups)
  }

  read(sql: string, parameters: readonly SqlValue[]): Promise<ResultSet> {
    return this.#parts.engine.call('read', { sql, parameters })
  }

  write(group: WriteGroup): Promise<GroupOutcome> {
    return this.#queue.group(group)
  }

  appendRaw(event: Omit<RawEvent, 'sequence'>): Promise<number> {
    return this.#queue.raw(event)
  }

  async *rawAfter(sequence: number): AsyncIterable<RawEvent> {
    const { journal } = this.#parts
    const range = { after: sequence, before: this.#firstOwnRaw }
    let cursor: RawCursor | null = null
    do {
      const page: RawPage = await journal.call('readRaw', { ...range, cursor })
      yield* page.events
      cursor = page.next
    } while (cursor !== null)
  }

  health(): EngineHealth {
    return this.#health
  }

  onHealth(listener: () => void): () => void {
    this.#healthListeners.add(listener)
    return () => {
      this.#healthListeners.delete(listener)
    }
  }

  snapshot(): Promise<void> {
    return refusalsAsFull(this.#keeper.take())
  }

  copyTo(path: string): Promise<number> {
    return refusalsAsFull(this.#keeper.copyTo(path))
  }

  openCopy(path: string): Promise<OpenedCopy> {
    return openScratchCopy(path, this.#keys, this.#parts.workers)
  }

  /**
   * The copy's rows become the store's with one rename; raw events that were not applied yet are applied to them at
   * the next start. This store can only be closed afterwards.
   */
  async replaceBy(copy: ScratchCopy): Promise<void> {
    await copy.markRawApplied(await this.#rawAppliedThrough())
    await refusalsAsFull(this.#keeper.replaceBy((port) => copy.exportTo(port)))
  }

  /** Raw webhooks whose days are over go at once. */
  async keepRawFor(days: number): Promise<void> {
    this.#rawRetentionDays = days
    await this.#keeper.pruneNow()
  }

  /** Everything that is written from now on, and a snapshot of now, is sealed under the first of these. */
  async useKeys(keys: KeyRing): Promise<void> {
    this.#keys = keys
    await this.#parts.journal.call('useKeys', { keys })
    await refusalsAsFull(this.#keeper.reseal())
  }

  scrub(digits: readonly string[]): Promise<ScrubReport> {
    return refusalsAsFull(this.#keeper.scrub(digits))
  }

  rawOlderThan(days: number): Promise<number> {
    return this.#keeper.prunable(days)
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#end()
    return this.#disposing
  }

  async #end(): Promise<void> {
    const { journal, engine } = this.#parts
    this.#queue.close(new Error('The store is closed'))
    await this.#queue.idle()
    this.#cancelProbe?.()
    try {
      await this.#keeper.dispose()
      await journal.call('close', null)
    } finally {
      await Promise.all([journal.end(), engine.end()])
    }
  }

  #onJournal(event: JournalEvent): void {
    if (event.kind === 'durable') {
      this.#setState('saved')
      this.#queue.settleRaw(event.rawIds, event.firstRaw)
      this.#queue.noteDurable(event.groupIds)
      this.#keeper.noteGrowth(event)
    } else if (event.kind === 'refused') {
      const cause = new WorkerError(event.message, event.code)
      const refusal = isRefusal(event.code)
      this.#queue.refuse(event.groupIds, event.rawIds, refusal ? storeFull(cause) : cause)
      if (refusal) this.#setState('full')
    }
  }

  #setState(state: EngineHealth['state']): void {
    const { clock, log } = this.#parts
    const before = this.#health.state
    this.#health = { state, lastDurableAt: state === 'saved' ? clock.now() : this.#health.lastDurableAt }
    if (state === 'full') this.#armProbe()
    if (state === before) return
    if (state === 'full') log.error('store', 'The disk takes no more; writes are refused until it does')
    else log.info('store', 'The disk takes writes again')
    for (const listener of [...this.#healthListeners]) listener()
  }

  /** Asks the disk now and then whether it has room again, for nobody may be writing. */
  #armProbe(): void {
    const { clock, journal } = this.#parts
    this.#cancelProbe?.()
    if (this.#disposing !== null) return
    this.#cancelProbe = clock.wakeAt(clock.now() + probeMs * clock.speed, () => {
      journal.call('probe', null).then(
        () => this.#setState('saved'),
        () => {
          if (this.#health.state === 'full') this.#armProbe()
        },
      )
    })
  }

  #fail(failure: Error): void {
    if (this.#disposing !== null) return
    this.#parts.log.error('store', 'The store has stopped', { cause: failure })
    this.#queue.fail(failure)
  }

  async #rawAppliedThrough(): Promise<number> {
    const table = await this.read("select 1 from sqlite_master where name = 'raw_cursor'", [])
    if (table.rows.length === 0) return 0
    const { rows } = await this.read('select applied_through from raw_cursor where id = 1', [])
    return Number(rows[0]?.[0] ?? 0)
  }
}

function isRefusal(code: string | null): boolean {
  return code !== null && refusalCodes.has(code)
}

async function refusalsAsFull<Value>(work: Promise<Value>): Promise<Value> {
  try {
    return await work
  } catch (failure) {
    throw failure instanceof WorkerError && isRefusal(failure.code) ? storeFull(failure) : failure
  }
}

function storeFull(cause: Error): AppError {
  return new AppError(
    'store-full',
    'The disk is full or cannot be written, so nothing was saved. Free some space; the console goes on by itself.',
    {},
    cause,
  )
}
