import { MessageChannel } from 'node:worker_threads'
import type { Cancel, Clock, Log } from '../../ports.ts'
import { type JournalGrowth, type SnapshotPolicy, snapshotDue } from './snapshot-policy.ts'
import type { JournalCalls, JournalEvent, SnapshotCalls, SnapshotSetup } from './worker-protocol.ts'
import { WorkerThread } from './worker-thread.ts'

export type SnapshotKeeperOptions = {
  readonly folder: string
  readonly storeKey: Uint8Array
  readonly worker: URL
  readonly journal: Pick<WorkerThread<JournalCalls, JournalEvent>, 'call'>
  readonly rawAppliedThrough: () => Promise<number>
  readonly policy: SnapshotPolicy
  readonly rawRetentionDays: number
  readonly clock: Clock
  readonly log: Log
  /** What lies on disk already; `storeBytes` 0: no snapshot. */
  readonly base: number
  readonly storeBytes: number
}

const dayMs = 86_400_000
const retryMs = 60_000

/** Decides when a snapshot is written, has it written beside everything else, and lets go what it makes superfluous. */
export class SnapshotKeeper {
  readonly #options: SnapshotKeeperOptions
  #base: number
  #storeBytes: number
  #since: JournalGrowth = { groups: 0, bytes: 0 }
  /** One at a time; the next waits for the one before. */
  #turn: Promise<void> = Promise.resolve()
  #running = false
  #notBefore = Number.NEGATIVE_INFINITY
  #stopping = false
  #cancelUpkeep: Cancel | null = null

  constructor(options: SnapshotKeeperOptions) {
    this.#options = options
    this.#base = options.base
    this.#storeBytes = options.storeBytes
  }

  /** `replayedGroups`: what this start had to replay. */
  start(replayedGroups: number): void {
    this.#since = { groups: replayedGroups, bytes: 0 }
    this.#armUpkeep()
    void this.#inTurn(() => this.#prune()).then(() => {
      if (!this.#stopping) this.#takeIfDue()
    })
  }

  noteGrowth({ groupIds, payloadBytes, segmentBytes }: Extract<JournalEvent, { kind: 'durable' }>): void {
    const groups = groupIds.length
    const bytes = this.#since.bytes + (groups > 0 ? payloadBytes : 0)
    this.#since = { groups: this.#since.groups + groups, bytes }
    if (this.#running) return
    if (segmentBytes >= this.#options.policy.segmentBytes) void this.#inTurn(() => this.#nextSegment())
    this.#takeIfDue()
  }

  /** Writes a snapshot of everything acknowledged so far. Throws what the disk says. */
  take(): Promise<void> {
    const taken = this.#turn.then(() => this.#take())
    this.#turn = taken.catch(() => undefined)
    return taken
  }

  /** Ends with a snapshot when the next start would have noticeably much to replay. */
  async dispose(): Promise<void> {
    this.#stopping = true
    this.#cancelUpkeep?.()
    this.#cancelUpkeep = null
    await this.#turn
    if (this.#since.groups >= this.#options.policy.groupsAtStop) await this.#inTurn(() => this.#take())
  }

  #takeIfDue(): void {
    const { policy, clock } = this.#options
    if (this.#running || clock.now() < this.#notBefore) return
    if (snapshotDue(policy, this.#since, this.#storeBytes)) void this.#inTurn(() => this.#take())
  }

  /** In the background: what fails is told to the log, and tried again after a while. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const { clock, log } = this.#options
    this.#running = true
    this.#turn = this.#turn.then(work).then(
      () => {
        this.#running = false
      },
      (cause: unknown) => {
        this.#running = false
        this.#notBefore = clock.now() + retryMs * clock.speed
        log.warn('store', 'A snapshot could not be written; the journal keeps everything meanwhile', {
          cause,
        })
      },
    )
    return this.#turn
  }

  async #take(): Promise<void> {
    if (this.#since.groups === 0 && this.#storeBytes > 0) return this.#prune()
    const { journal, worker: url, folder, storeKey } = this.#options
    const beside = !this.#stopping
    const { port1: enginePort, port2: writerPort } = new MessageChannel()
    const start = await this.#segmentStart()
    const { base } = await journal.call('rotate', { ...start, port: enginePort }, [enginePort])
    const covered = this.#since
    this.#since = { groups: 0, bytes: 0 }
    const setup: SnapshotSetup = { folder, storeKey }
    const writer = WorkerThread.start<SnapshotCalls>({ url, setup })
    try {
      const { bytes } = await writer.call('write', { base, port: writerPort, beside }, [writerPort])
      this.#base = base
      this.#storeBytes = bytes
    } catch (failure) {
      this.#since = {
        groups: this.#since.groups + covered.groups,
        bytes: this.#since.bytes + covered.bytes,
      }
      throw failure
    } finally {
      await writer.end()
    }
    await this.#prune()
  }

  async #nextSegment(): Promise<void> {
    await this.#options.journal.call('rotate', { ...(await this.#segmentStart()), port: null })
  }

  async #segmentStart() {
    const rawAppliedThrough = await this.#options.rawAppliedThrough()
    return { createdAt: this.#options.clock.now(), rawAppliedThrough }
  }

  async #prune(): Promise<void> {
    const { journal, rawRetentionDays, clock, log } = this.#options
    const appliedBefore = clock.now() - rawRetentionDays * dayMs
    const removed = await journal.call('prune', { base: this.#base, appliedBefore })
    if (removed.length > 0) log.debug('store', 'Journal segments removed', { segments: removed.length })
  }

  /** Once a day, so that raw webhooks go when their time has come even where little happens. */
  #armUpkeep(): void {
    const { clock } = this.#options
    this.#cancelUpkeep = clock.wakeAt(clock.now() + dayMs, () => {
      void this.#inTurn(() => this.#take())
      this.#armUpkeep()
    })
  }
}
