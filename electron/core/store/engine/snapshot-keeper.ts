import { MessageChannel, type MessagePort } from 'node:worker_threads'
import type { Cancel, Clock, Log } from '../../ports.ts'
import type { KeyRing } from './key-ring.ts'
import type { ScrubReport } from './scrub-segments.ts'
import { type JournalGrowth, type SnapshotPolicy, snapshotDue } from './snapshot-policy.ts'
import type { JournalCalls, JournalEvent, SnapshotCalls, SnapshotSetup } from './worker-protocol.ts'
import { WorkerThread } from './worker-thread.ts'

export type SnapshotKeeperOptions = {
  readonly folder: string
  /** Asked for each file that is written. */
  readonly keys: () => KeyRing
  readonly worker: URL
  readonly journal: Pick<WorkerThread<JournalCalls, JournalEvent>, 'call'>
  readonly rawAppliedThrough: () => Promise<number>
  readonly policy: SnapshotPolicy
  /** Raw webhooks are kept for so many days after they were applied. */
  readonly rawRetentionDays: () => number
  readonly clock: Clock
  readonly log: Log
  /** What lies on disk already; `storeBytes` 0: no snapshot. */
  readonly base: number
  readonly storeBytes: number
  /** The snapshot there is was sealed before the key was changed. */
  readonly underOldKey: boolean
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
  /** The rows on disk are no longer those in memory. */
  #replaced = false
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
      if (this.#stopping) return
      if (this.#options.underOldKey) void this.#inTurn(async () => void (await this.#scrub([])))
      else this.#takeIfDue()
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
    return this.#alone(() => this.#take())
  }

  /** A sealed copy of everything acknowledged so far, at a path outside of the store. Answers its bytes. */
  copyTo(to: string): Promise<number> {
    return this.#alone(async () => {
      await this.#take()
      const { bytes } = await this.#withWorker((worker) => worker.call('copy', { base: this.#base, to }))
      return bytes
    })
  }

  /**
   * Puts other rows in place of the store's: they become its newest snapshot, which one rename makes true. Nothing may
   * be written before or after it in this run; the store has to be opened anew.
   */
  replaceBy(send: (port: MessagePort) => void): Promise<void> {
    return this.#alone(async () => {
      const { journal } = this.#options
      const { base } = await journal.call('rotate', { ...(await this.#segmentStart()), port: null })
      const { port1: sendPort, port2: port } = new MessageChannel()
      send(sendPort)
      await this.#withWorker((worker) => worker.call('write', { base, port, beside: false }, [port]))
      this.#replaced = true
    })
  }

  /** Everything that lies in the store's folder is sealed under the newest key afterwards. */
  async reseal(): Promise<void> {
    await this.scrub([])
  }

  /** Makes these digits unreadable in what was kept from before a snapshot of now; see `scrubSegments`. */
  scrub(digits: readonly string[]): Promise<ScrubReport> {
    return this.#alone(() => this.#scrub(digits))
  }

  /** Lets raw webhooks go whose days are over. */
  pruneNow(): Promise<void> {
    return this.#alone(() => this.#prune())
  }

  /** How many raw webhooks would go if they were kept for so many days. */
  prunable(days: number): Promise<number> {
    const { journal, clock } = this.#options
    return journal.call('prunable', { base: this.#base, appliedBefore: clock.now() - days * dayMs })
  }

  /** Ends with a snapshot when the next start would have noticeably much to replay. */
  async dispose(): Promise<void> {
    this.#stopping = true
    this.#cancelUpkeep?.()
    this.#cancelUpkeep = null
    await this.#turn
    if (this.#replaced) return
    if (this.#since.groups >= this.#options.policy.groupsAtStop) await this.#inTurn(() => this.#take())
  }

  #takeIfDue(): void {
    const { policy, clock } = this.#options
    if (this.#running || this.#replaced || clock.now() < this.#notBefore) return
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

  async #take(when: 'if-changed' | 'anyway' = 'if-changed'): Promise<void> {
    if (when === 'if-changed' && this.#since.groups === 0 && this.#storeBytes > 0) return this.#prune()
    const { journal } = this.#options
    const beside = !this.#stopping
    const { port1: enginePort, port2: writerPort } = new MessageChannel()
    const start = await this.#segmentStart()
    const { base } = await journal.call('rotate', { ...start, port: enginePort }, [enginePort])
    const covered = this.#since
    this.#since = { groups: 0, bytes: 0 }
    try {
      const { bytes } = await this.#withWorker((worker) =>
        worker.call('write', { base, port: writerPort, beside }, [writerPort]),
      )
      this.#base = base
      this.#storeBytes = bytes
    } catch (failure) {
      this.#since = {
        groups: this.#since.groups + covered.groups,
        bytes: this.#since.bytes + covered.bytes,
      }
      throw failure
    }
    await this.#prune()
  }

  async #scrub(digits: readonly string[]): Promise<ScrubReport> {
    await this.#take('anyway')
    const appliedThrough = await this.#options.rawAppliedThrough()
    const report = await this.#withWorker((worker) =>
      worker.call('scrub', { base: this.#base, appliedThrough, digits }),
    )
    const { unreadable } = report
    if (unreadable.length > 0) {
      this.#options.log.warn('store', 'Old segments cannot be read and stay as they are', { unreadable })
    }
    return report
  }

  /** Behind everything that is under way here; what it throws is its caller's. */
  #alone<Value>(work: () => Promise<Value>): Promise<Value> {
    const done = this.#turn.then(work)
    this.#turn = done.then(
      () => undefined,
      () => undefined,
    )
    return done
  }

  async #withWorker<Value>(work: (worker: WorkerThread<SnapshotCalls>) => Promise<Value>): Promise<Value> {
    const { worker: url, folder, keys } = this.#options
    const setup: SnapshotSetup = { folder, keys: keys() }
    const worker = WorkerThread.start<SnapshotCalls>({ url, setup })
    try {
      return await work(worker)
    } finally {
      await worker.end()
    }
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
    const appliedBefore = clock.now() - rawRetentionDays() * dayMs
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
