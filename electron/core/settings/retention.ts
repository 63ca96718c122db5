import type { RetentionPreview } from '../../../shared/contract/desk-settings.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { RetainedCallsTable } from '../store/tables/retained-calls.ts'
import type { Settings } from './settings.ts'

export type RetentionDays = {
  readonly rawDays: number | null
  readonly recordingDays: number | null
  readonly callDays: number | null
}

const dayMs = 86_400_000
const afterStart = 10 * 60_000
/** The provider's raw words are never kept for longer than asked, and always for a while: they heal what went wrong. */
const usualRawDays = 30

/** How long things are kept; once a day, what is older really goes. */
export class Retention implements Disposable {
  readonly #store: Store
  readonly #settings: Settings
  readonly #tidyFiles: () => Promise<void>
  readonly #clock: Clock
  readonly #log: Log
  readonly #calls: RetainedCallsTable
  #nextRunAt = 0
  #lastRun: RetentionPreview['lastRun'] = null
  #cancel: Cancel = () => {}
  #running: Promise<void> = Promise.resolve()
  #disposed = false

  constructor(parts: {
    store: Store
    settings: Settings
    /** Removes the files whose keys are gone, and the keys whose files are. */
    tidyFiles: () => Promise<void>
    clock: Clock
    log: Log
  }) {
    this.#store = parts.store
    this.#settings = parts.settings
    this.#tidyFiles = parts.tidyFiles
    this.#clock = parts.clock
    this.#log = parts.log
    this.#calls = new RetainedCallsTable(parts.store)
  }

  start(): void {
    this.#arm(this.#clock.now() + afterStart * this.#clock.speed)
  }

  /** A batch under way is finished; no other is begun. */
  async dispose(): Promise<void> {
    this.#disposed = true
    this.#cancel()
    await this.#running
  }

  days(): RetentionDays {
    const count = (text: string | null) => (text === null ? null : Number(text))
    return {
      rawDays: count(this.#settings.get('retention.raw-days')),
      recordingDays: count(this.#settings.get('retention.recording-days')),
      callDays: count(this.#settings.get('retention.call-days')),
    }
  }

  /** What would go if the days were these; changes nothing. */
  async preview(days: RetentionDays): Promise<RetentionPreview> {
    const [recordingsBefore, callsBefore] = [this.#before(days.recordingDays), this.#before(days.callDays)]
    const [raw, recordings, calls] = await Promise.all([
      this.#store.upkeep.rawOlderThan(days.rawDays ?? usualRawDays),
      recordingsBefore === null ? 0 : this.#calls.recordingsBefore(recordingsBefore),
      callsBefore === null ? 0 : this.#calls.callsBefore(callsBefore),
    ])
    return {
      raw,
      recordings: { count: recordings, before: recordingsBefore },
      calls: { count: calls, before: callsBefore },
      nextRunAt: this.#nextRunAt,
      lastRun: this.#lastRun,
    }
  }

  /** Removes what the settings say; the next run is a day later. */
  async run(): Promise<void> {
    this.#cancel()
    // One at a time: two would count what the other removed.
    const work = this.#running.then(() => this.#remove())
    this.#running = work.catch((cause: unknown) =>
      this.#log.error('settings', 'What is too old could not be removed', { cause }),
    )
    this.#arm(this.#clock.now() + dayMs)
    await work
  }

  async #remove(): Promise<void> {
    const days = this.days()
    const rawDays = days.rawDays ?? usualRawDays
    const raw = await this.#store.upkeep.rawOlderThan(rawDays)
    await this.#store.upkeep.keepRawFor(rawDays)
    const recordings = await this.#inBatches(this.#before(days.recordingDays), async (before) => {
      return (await this.#store.write(this.#calls.dropRecordings(before))).at(-1) ?? 0
    })
    const calls = await this.#inBatches(this.#before(days.callDays), async (before) => {
      return (await this.#store.write(this.#calls.dropCalls(before))).at(-1) ?? 0
    })
    await this.#tidyFiles()
    this.#lastRun = { at: this.#clock.now(), raw, recordings, calls }
    this.#log.info('settings', 'Removed what was older than its days', { raw, recordings, calls })
  }

  async #inBatches(before: number | null, drop: (before: number) => Promise<number>): Promise<number> {
    if (before === null) return 0
    let total = 0
    while (!this.#disposed) {
      const dropped = await drop(before)
      total += dropped
      if (dropped === 0) break
    }
    return total
  }

  #before(days: number | null): number | null {
    return days === null ? null : this.#clock.now() - days * dayMs
  }

  #arm(at: number): void {
    if (this.#disposed) return
    this.#nextRunAt = at
    // What fails is in the log, and tried again a day later.
    this.#cancel = this.#clock.wakeAt(at, () => void this.run().catch(() => undefined))
  }
}
