import { countEntries } from './entry-codec.ts'
import type { Journal, SegmentSummary } from './journal.ts'
import { segmentName } from './segment-head.ts'
import type { SegmentReader, SegmentTail } from './segment-reader.ts'
import type { ReplayOutcome } from './worker-protocol.ts'

export type ReplaySink = {
  /** Takes records that hold groups, in order; resolves when more may come. */
  apply(payloads: readonly Uint8Array<ArrayBuffer>[]): Promise<void>
  progress(doneBytes: number, totalBytes: number): void
  /** Resolves when everything has been applied. */
  finish(): Promise<void>
}

export type Torn = { readonly number: number; readonly at: number; readonly bytes: number }

/** Thrown to the top of the replay: the journal cannot be trusted as it lies there. */
class Unreadable extends Error {
  readonly outcome: ReplayOutcome

  constructor(outcome: ReplayOutcome) {
    super(outcome.kind)
    this.outcome = outcome
  }
}

/** Large transactions are what makes a replay fast; too large ones would hold up the progress and the memory. */
const batchBytes = 1 << 20
const batchGroups = 4000

/** Reads the journal from the snapshot's base to its end. Nothing on disk is changed. */
export class Replay {
  readonly #journal: Journal
  readonly #sink: ReplaySink
  readonly #base: number
  #segments: SegmentSummary[] = []
  #nextGroup = 1
  #nextRaw = 1
  #groups = 0
  #doneBytes = 0
  #batch: Uint8Array<ArrayBuffer>[] = []
  #batchBytes = 0
  #batchGroups = 0
  torn: Torn | null = null

  constructor(journal: Journal, base: number, sink: ReplaySink) {
    this.#journal = journal
    this.#base = base
    this.#sink = sink
  }

  async run(): Promise<ReplayOutcome> {
    try {
      await this.#readAll()
    } catch (thrown) {
      if (thrown instanceof Unreadable) return thrown.outcome
      throw thrown
    }
    this.#journal.resume({ segments: this.#segments, nextGroup: this.#nextGroup, nextRaw: this.#nextRaw })
    const { torn } = this
    return {
      kind: 'replayed',
      groups: this.#groups,
      tornBytes: torn?.bytes ?? 0,
      torn: torn === null ? null : segmentName(torn.number),
    }
  }

  async #readAll(): Promise<void> {
    const numbers = this.#journal.numbersOnDisk()
    this.#expectAllFromBase(numbers)
    for (const number of numbers.filter((number) => number < this.#base)) this.#summariseOld(number)
    const toReplay = numbers.filter((number) => number >= this.#base).map((number) => this.#open(number))
    try {
      const total = toReplay.reduce((sum, reader) => sum + reader.size(), 0)
      for (const reader of toReplay) await this.#readSegment(reader, reader === toReplay.at(-1), total)
      await this.#flush()
      await this.#sink.finish()
    } finally {
      for (const reader of toReplay) reader.close()
    }
  }

  #expectAllFromBase(numbers: readonly number[]): void {
    const from = numbers.filter((number) => number >= this.#base)
    if (from.length === 0 && this.#base === 1 && numbers.length === 0) return
    const missing = from.findIndex((number, index) => number !== this.#base + index)
    if (missing === -1 && from.length > 0) return
    const file = segmentName(this.#base + Math.max(missing, 0))
    throw new Unreadable({ kind: 'damaged', file, what: 'it is missing' })
  }

  /** Segments that only keep raw events. One that cannot be read matters only if its events were never applied. */
  #summariseOld(number: number): void {
    const opened = this.#journal.reader(number)
    if (opened.kind !== 'segment') return
    this.#segments.push(summaryOf(opened.reader))
    opened.reader.close()
  }

  #open(number: number): SegmentReader {
    const file = segmentName(number)
    const opened = this.#journal.reader(number)
    if (opened.kind === 'segment') return opened.reader
    if (opened.kind === 'newer') throw new Unreadable({ kind: 'newer', file })
    throw new Unreadable({ kind: 'damaged', file, what: 'its beginning cannot be read' })
  }

  async #readSegment(reader: SegmentReader, isLast: boolean, totalBytes: number): Promise<void> {
    const summary = summaryOf(reader)
    const isFirst = reader.number === this.#base
    if (isFirst) this.#nextGroup = summary.firstGroup
    if (isFirst) this.#nextRaw = summary.firstRaw
    this.#expectNumbers(reader, summary)
    this.#segments.push(summary)
    const frames = reader.frames()
    for (;;) {
      const step = frames.next()
      if (step.done) return this.#endSegment(reader, step.value, isLast)
      const { header, payload } = step.value
      this.#expectNumbers(reader, header)
      const { groups, raw } = countEntries(payload)
      this.#nextGroup += groups
      this.#nextRaw += raw
      this.#doneBytes += payload.length
      if (groups > 0) await this.#add(payload, groups, totalBytes)
    }
  }

  #endSegment(reader: SegmentReader, tail: SegmentTail, isLast: boolean): void {
    if (tail.kind === 'clean') return
    const file = segmentName(reader.number)
    if (tail.kind === 'damaged') {
      const what = `the record at byte ${tail.at} cannot be read, and there are good ones behind it`
      throw new Unreadable({ kind: 'damaged', file, what })
    }
    // A later segment was begun only after everything in this one was durable.
    if (!isLast)
      throw new Unreadable({ kind: 'damaged', file, what: `it cannot be read from byte ${tail.at} on` })
    this.torn = { number: reader.number, at: tail.at, bytes: tail.bytes }
  }

  #expectNumbers(reader: SegmentReader, found: { firstGroup: number; firstRaw: number }): void {
    if (found.firstGroup === this.#nextGroup && found.firstRaw === this.#nextRaw) return
    const what = 'its records do not follow those before them'
    throw new Unreadable({ kind: 'damaged', file: segmentName(reader.number), what })
  }

  async #add(payload: Uint8Array<ArrayBuffer>, groups: number, totalBytes: number): Promise<void> {
    this.#groups += groups
    this.#batch.push(payload)
    this.#batchBytes += payload.length
    this.#batchGroups += groups
    if (this.#batchBytes < batchBytes && this.#batchGroups < batchGroups) return
    await this.#flush()
    this.#sink.progress(this.#doneBytes, totalBytes)
  }

  async #flush(): Promise<void> {
    const batch = this.#batch
    this.#batch = []
    this.#batchBytes = 0
    this.#batchGroups = 0
    if (batch.length > 0) await this.#sink.apply(batch)
  }
}

function summaryOf(reader: SegmentReader): SegmentSummary {
  const { firstGroup, firstRaw } = reader.first
  return { number: reader.number, start: reader.start, firstGroup, firstRaw }
}
