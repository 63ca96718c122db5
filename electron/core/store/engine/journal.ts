import { existsSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import type { DiskSpace } from './disk-space.ts'
import { syncFolder } from './durable-files.ts'
import type { SegmentStart } from './entry-codec.ts'
import type { KeyRing } from './key-ring.ts'
import { segmentName } from './segment-head.ts'
import { SegmentReader } from './segment-reader.ts'
import { SegmentWriter } from './segment-writer.ts'
import { segmentsIn } from './segments-in.ts'

/** What is known of a segment without reading it through. */
export type SegmentSummary = {
  readonly number: number
  readonly start: SegmentStart
  readonly firstGroup: number
  readonly firstRaw: number
}

export type JournalOptions = {
  readonly folder: string
  readonly keys: KeyRing
  readonly space: DiskSpace
}

/** The journal being written: its segments, the numbers of what comes next, and the one that takes it. */
export class Journal {
  readonly #options: JournalOptions
  #keys: KeyRing
  /** What the segment that is written to is sealed under. */
  #writerKey: Uint8Array | null = null
  #segments: SegmentSummary[] = []
  #writer: SegmentWriter | null = null
  #nextGroup = 1
  #nextRaw = 1

  constructor(options: JournalOptions) {
    this.#options = options
    this.#keys = options.keys
  }

  get folder(): string {
    return this.#options.folder
  }

  get segments(): readonly SegmentSummary[] {
    return this.#segments
  }

  get nextRaw(): number {
    return this.#nextRaw
  }

  get segmentBytes(): number {
    return this.#open().bytes
  }

  /** The numbers of the segments on disk, rising. */
  numbersOnDisk(): number[] {
    return segmentsIn(this.folder)
  }

  reader(number: number) {
    return SegmentReader.open(this.folder, number, this.#keys)
  }

  /** From the next segment on. */
  useKeys(keys: KeyRing): void {
    this.#keys = keys
  }

  /** What the replay found. */
  resume(found: {
    readonly segments: readonly SegmentSummary[]
    readonly nextGroup: number
    readonly nextRaw: number
  }): void {
    this.#segments = [...found.segments]
    this.#nextGroup = found.nextGroup
    this.#nextRaw = found.nextRaw
  }

  /** Begins a segment of this start's own. A last one that holds nothing gives its number to the new one. */
  begin(start: SegmentStart, torn: { readonly number: number; readonly at: number } | null): number {
    if (torn !== null) {
      truncateSync(join(this.folder, segmentName(torn.number)), torn.at)
      syncFolder(this.folder)
    }
    const last = this.#segments.at(-1)
    if (last === undefined) this.#create(start, 1)
    else if (this.#isEmpty(last)) this.#replaceEmpty(last, start)
    else this.#create(start, last.number + 1)
    return this.#open().number
  }

  append(payload: Uint8Array, groups: number, raw: number): void {
    this.#open().append(payload, this.#nextGroup, this.#nextRaw)
    this.#nextGroup += groups
    this.#nextRaw += raw
  }

  /** Answers the segment from which on a snapshot made now has to be replayed. When it throws, all is as before. */
  rotate(start: SegmentStart): number {
    const old = this.#open()
    if (!this.#holdsSomething() && this.#writerKey === this.#keys[0]) return old.number
    old.repair()
    this.#create(start, old.number + 1)
    old.close()
    return old.number + 1
  }

  /**
   * Removes segments before the snapshot's base whose raw events, if any, had all been applied when a segment was
   * begun that is itself older than `appliedBefore`.
   */
  prune(base: number, appliedBefore: number): string[] {
    const removed: string[] = []
    for (const segment of this.#superfluous(base, appliedBefore)) {
      const name = segmentName(segment.number)
      rmSync(join(this.folder, name), { force: true })
      this.#segments = this.#segments.filter((kept) => kept !== segment)
      removed.push(name)
    }
    if (removed.length > 0) syncFolder(this.folder)
    return removed
  }

  /** How many raw events `prune` would let go. */
  prunable(base: number, appliedBefore: number): number {
    return this.#superfluous(base, appliedBefore).reduce(
      (sum, segment) => sum + this.rawEnd(segment) - segment.firstRaw,
      0,
    )
  }

  /**
   * Ends a segment that holds something with an empty record: a bad record before it is then known for damage and not
   * taken for a torn write.
   */
  close(): void {
    if (this.#writer === null) return
    try {
      if (this.#holdsSomething()) this.probe()
    } finally {
      this.#writer.close()
      this.#writer = null
    }
  }

  /** Writes a record that holds nothing, to learn whether the disk takes one again. */
  probe(): void {
    this.append(new Uint8Array(), 0, 0)
  }

  /** The first raw sequence behind a segment. */
  rawEnd(segment: SegmentSummary): number {
    const next = this.#segments.find(({ number }) => number > segment.number)
    return next?.firstRaw ?? this.#nextRaw
  }

  /** Whether one may go depends on later ones only, which go after it if at all. */
  #superfluous(base: number, appliedBefore: number): readonly SegmentSummary[] {
    return this.#segments.filter((segment) => segment.number < base && this.#mayGo(segment, appliedBefore))
  }

  #mayGo(segment: SegmentSummary, appliedBefore: number): boolean {
    const lastRaw = this.rawEnd(segment) - 1
    if (lastRaw < segment.firstRaw) return true
    return this.#segments.some(
      ({ number, start }) =>
        number > segment.number && start.rawAppliedThrough >= lastRaw && start.createdAt <= appliedBefore,
    )
  }

  #holdsSomething(): boolean {
    const current = this.#segments.at(-1)
    return current !== undefined && !this.#isEmpty(current)
  }

  #isEmpty(segment: SegmentSummary): boolean {
    return segment.firstGroup === this.#nextGroup && segment.firstRaw === this.#nextRaw
  }

  /** What it says of raw events it may say with the older date, from which their days are counted. */
  #replaceEmpty(last: SegmentSummary, start: SegmentStart): void {
    this.#segments.pop()
    const same = last.start.rawAppliedThrough === start.rawAppliedThrough
    this.#create(same ? last.start : start, last.number)
  }

  #create(start: SegmentStart, number: number): void {
    const first = { firstGroup: this.#nextGroup, firstRaw: this.#nextRaw }
    const { folder, space } = this.#options
    const storeKey = this.#keys[0]
    this.#writer = SegmentWriter.create({ folder, space, storeKey, number, start, ...first })
    this.#writerKey = storeKey
    this.#segments.push({ number, start, ...first })
  }

  #open(): SegmentWriter {
    if (this.#writer === null) throw new Error('The journal is not open for writing')
    return this.#writer
  }
}

/** A half-made segment that a crash left; it never had its name, so nothing in it was acknowledged. */
export function removeHalfMade(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder)) {
    if (name.endsWith('.tmp')) rmSync(join(folder, name), { force: true })
  }
}
