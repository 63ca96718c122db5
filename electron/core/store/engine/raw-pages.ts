import type { RawEvent } from '../store.ts'
import { rawEventsIn } from './entry-codec.ts'
import type { Journal } from './journal.ts'
import { segmentName } from './segment-head.ts'
import type { RawCursor, RawPage } from './worker-protocol.ts'

const pageBytes = 256 * 1024
const pageEvents = 500

type Range = { readonly after: number; readonly before: number; readonly cursor: RawCursor | null }

/** Raw events with `after` < sequence < `before`, a page at a time; little is read at once, for appends wait meanwhile. */
export function readRawPage(journal: Journal, { after, before, cursor }: Range): RawPage {
  const events: RawEvent[] = []
  let bytes = 0
  const from = cursor ?? { segment: firstSegment(journal, after), offset: null }
  for (const { number, firstRaw } of journal.segments) {
    if (number < from.segment || firstRaw >= before) continue
    const offset = number === from.segment ? from.offset : null
    for (const { header, payload, end } of framesOf(journal, number, offset)) {
      if (header.firstRaw >= before) break
      for (const event of rawEventsIn(payload, header.firstRaw)) {
        if (event.sequence <= after || event.sequence >= before) continue
        events.push(event)
        bytes += event.body.length + event.query.length
      }
      if (bytes > pageBytes || events.length > pageEvents)
        return { events, next: { segment: number, offset: end } }
    }
  }
  return { events, next: null }
}

/**
 * The name of the first segment that holds events above the sequence and cannot be read through, or null. The replay
 * has read what lies behind the snapshot's base; this looks at what lies before it.
 */
export function unreadableRaw(journal: Journal, base: number, after: number): string | null {
  let expected = after + 1
  for (const segment of journal.segments) {
    const end = journal.rawEnd(segment)
    if (end <= after + 1 || end === segment.firstRaw) continue
    if (segment.firstRaw > expected) return segmentName(segment.number - 1)
    if (segment.number < base && !readsThrough(journal, segment.number, end))
      return segmentName(segment.number)
    expected = Math.max(expected, end)
  }
  return expected < journal.nextRaw ? 'the journal' : null
}

function readsThrough(journal: Journal, number: number, rawEnd: number): boolean {
  let seen = 0
  for (const { header, payload } of framesOf(journal, number, null)) {
    seen = header.firstRaw
    for (const { sequence } of rawEventsIn(payload, header.firstRaw)) seen = sequence + 1
  }
  return seen === rawEnd
}

function firstSegment(journal: Journal, after: number): number {
  const holding = journal.segments.findLast(({ firstRaw }) => firstRaw <= after + 1)
  return holding?.number ?? 0
}

function* framesOf(journal: Journal, number: number, offset: number | null) {
  const opened = journal.reader(number)
  if (opened.kind !== 'segment') throw new Error(`${segmentName(number)} cannot be read any more`)
  try {
    yield* offset === null ? opened.reader.frames() : opened.reader.frames(offset)
  } finally {
    opened.reader.close()
  }
}
