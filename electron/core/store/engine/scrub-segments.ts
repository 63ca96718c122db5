import { ByteWriter } from './byte-writer.ts'
import { DiskSpace } from './disk-space.ts'
import { countEntries, type RawBody, rawEventsIn, writeRaw } from './entry-codec.ts'
import type { KeyRing } from './key-ring.ts'
import { segmentName } from './segment-head.ts'
import { SegmentReader } from './segment-reader.ts'
import { type RawRecord, SegmentWriter } from './segment-writer.ts'
import { segmentsIn } from './segments-in.ts'

export type ScrubInput = {
  /** Of the newest snapshot: only segments before it are touched, and nobody writes to those any more. */
  readonly base: number
  /** Raw events behind this one are still to be processed, and stay as they came. */
  readonly appliedThrough: number
  /** What is to become unreadable wherever it stands, also with separators between its digits. */
  readonly digits: readonly string[]
}

export type ScrubReport = {
  /** Raw events in which something was made unreadable. */
  readonly events: number
  /** Raw events that hold the digits and are still to be processed. */
  readonly waiting: number
  /** Segments that cannot be read and stay as they are. */
  readonly unreadable: readonly string[]
}

const recordBytes = 1 << 20
/** What people and encodings put between two digits. */
const between = '(?:%20|%2D|[\\s+().-])?'

/**
 * Writes the segments anew that only keep raw events, under the newest key. Their groups go, for the snapshot has what came of them; the raw
 * events stay, without these digits. A segment is exchanged by one rename: killed at any instant, it is the old one or
 * the new one.
 */
export function scrubSegments(folder: string, keys: KeyRing, input: ScrubInput): ScrubReport {
  const found = input.digits.map((digits) => new RegExp([...digits].join(between), 'g'))
  const report = { events: 0, waiting: 0, unreadable: [] as string[] }
  for (const number of segmentsIn(folder).filter((number) => number < input.base)) {
    const read = readThrough(folder, number, keys, (reader) => scrub(reader, found, input.appliedThrough))
    if (read === null) {
      report.unreadable.push(segmentName(number))
      continue
    }
    const { groups, events, waiting, records, ...was } = read
    report.events += events
    report.waiting += waiting
    if (groups === 0 && events === 0 && !was.underOldKey) continue
    const { start, firstGroup, firstRaw } = was
    const place = { folder, number, storeKey: keys[0], space: new DiskSpace(null) }
    SegmentWriter.rewrite({ ...place, start, firstGroup, firstRaw }, records)
  }
  return report
}

/** The file is closed again before anything takes its place. */
function readThrough(
  folder: string,
  number: number,
  keys: KeyRing,
  read: (reader: SegmentReader) => Scrubbed | null,
) {
  const opened = SegmentReader.open(folder, number, keys)
  if (opened.kind !== 'segment') return null
  const { reader } = opened
  try {
    const { start, underOldKey } = reader
    const { firstGroup, firstRaw } = reader.first
    const scrubbed = read(reader)
    return scrubbed === null ? null : { ...scrubbed, start, underOldKey, firstGroup, firstRaw }
  } finally {
    reader.close()
  }
}

type Scrubbed = {
  readonly groups: number
  readonly events: number
  readonly waiting: number
  readonly records: readonly RawRecord[]
}

/** Null when the segment cannot be read through. */
function scrub(reader: SegmentReader, found: readonly RegExp[], appliedThrough: number): Scrubbed | null {
  const records: RawRecord[] = []
  const writer = new ByteWriter()
  let [groups, events, waiting, firstRaw] = [0, 0, 0, 0]
  const finish = () => {
    if (writer.length > 0) records.push({ payload: writer.take(), firstRaw })
  }
  const frames = reader.frames()
  for (let step = frames.next(); ; step = frames.next()) {
    if (step.done) {
      finish()
      return step.value.kind === 'clean' ? { groups, events, waiting, records } : null
    }
    const { header, payload } = step.value
    groups += countEntries(payload).groups
    for (const { sequence, ...event } of rawEventsIn(payload, header.firstRaw)) {
      const clean = without(event, found)
      const isWaiting = sequence > appliedThrough
      if (clean !== event) {
        if (isWaiting) waiting += 1
        else events += 1
      }
      if (writer.length === 0) firstRaw = sequence
      writeRaw(writer, isWaiting ? event : clean)
      if (writer.length >= recordBytes) finish()
    }
  }
}

/** The event itself when it holds none of them. */
function without(event: RawBody, found: readonly RegExp[]): RawBody {
  const body = Buffer.from(event.body).toString('latin1')
  const [query, cleanBody] = [hidden(event.query, found), hidden(body, found)]
  if (query === event.query && cleanBody === body) return event
  return { ...event, query, body: new Uint8Array(Buffer.from(cleanBody, 'latin1')) }
}

function hidden(text: string, found: readonly RegExp[]): string {
  return found.reduce((left, form) => left.replace(form, (match) => 'x'.repeat(match.length)), text)
}
