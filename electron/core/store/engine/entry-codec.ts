import type { RawEvent } from '../store.ts'
import { ByteReader } from './byte-reader.ts'
import type { ByteWriter } from './byte-writer.ts'
import type { BoundStatement, SqlValue, WriteGroup } from './store-engine.ts'

/**
 * The entries of a journal record. The live path and the replay read the same bytes with the same code, so that both
 * come to the same rows.
 */
const entryKinds = { group: 1, raw: 2, segmentStart: 3 } as const
const valueTags = { null: 0, int: 1, number: 2, text: 3, bytes: 4 } as const

export type RawBody = Omit<RawEvent, 'sequence'>

/** What the first record of every segment says. */
export type SegmentStart = {
  readonly createdAt: number
  /** Raw events up to this sequence had been applied when the segment was begun. */
  readonly rawAppliedThrough: number
}

export function writeGroup(writer: ByteWriter, group: WriteGroup): void {
  writeEntry(writer, entryKinds.group, () => {
    writer.short(group.length)
    for (const { sql, parameters, guard } of group) {
      writer.text(sql)
      writer.byte(guard === null ? 0 : 1)
      if (guard !== null) writer.text(guard)
      writer.short(parameters.length)
      for (const parameter of parameters) writeValue(writer, parameter)
    }
  })
}

export function writeRaw(writer: ByteWriter, event: RawBody): void {
  writeEntry(writer, entryKinds.raw, () => {
    writer.number(event.receivedAt)
    writer.text(event.route)
    writer.text(event.method)
    writer.text(event.query)
    writer.text(event.contentType)
    writer.bytes(event.body)
  })
}

export function writeSegmentStart(writer: ByteWriter, start: SegmentStart): void {
  writeEntry(writer, entryKinds.segmentStart, () => {
    writer.number(start.createdAt)
    writer.number(start.rawAppliedThrough)
  })
}

export function* groupsIn(payload: Uint8Array): Generator<WriteGroup> {
  for (const reader of entriesIn(payload, entryKinds.group)) yield readGroup(reader)
}

/** The raw events of a record whose first one has this sequence. */
export function* rawEventsIn(payload: Uint8Array, firstSequence: number): Generator<RawEvent> {
  let sequence = firstSequence
  for (const reader of entriesIn(payload, entryKinds.raw)) {
    yield { sequence, ...readRaw(reader) }
    sequence += 1
  }
}

export function readSegmentStart(payload: Uint8Array): SegmentStart | null {
  for (const reader of entriesIn(payload, entryKinds.segmentStart)) {
    return { createdAt: reader.number(), rawAppliedThrough: reader.number() }
  }
  return null
}

export function countEntries(payload: Uint8Array): { readonly groups: number; readonly raw: number } {
  const reader = new ByteReader(payload)
  let groups = 0
  let raw = 0
  while (!reader.atEnd) {
    const kind = reader.byte()
    if (kind === entryKinds.group) groups += 1
    if (kind === entryKinds.raw) raw += 1
    reader.skip(reader.count())
  }
  return { groups, raw }
}

function* entriesIn(payload: Uint8Array, wanted: number): Generator<ByteReader> {
  const reader = new ByteReader(payload)
  while (!reader.atEnd) {
    const kind = reader.byte()
    const length = reader.count()
    if (kind === wanted) yield reader
    else reader.skip(length)
  }
}

function writeEntry(writer: ByteWriter, kind: number, writeBody: () => void): void {
  writer.byte(kind)
  const lengthAt = writer.length
  writer.count(0)
  writeBody()
  writer.countAt(lengthAt, writer.length - lengthAt - 4)
}

function readGroup(reader: ByteReader): BoundStatement[] {
  const statements: BoundStatement[] = []
  for (let left = reader.short(); left > 0; left -= 1) {
    const sql = reader.text()
    const guard = reader.byte() === 0 ? null : reader.text()
    const parameters: SqlValue[] = []
    for (let values = reader.short(); values > 0; values -= 1) parameters.push(readValue(reader))
    statements.push({ sql, parameters, guard })
  }
  return statements
}

function readRaw(reader: ByteReader): RawBody {
  return {
    receivedAt: reader.number(),
    route: reader.text(),
    method: reader.text(),
    query: reader.text(),
    contentType: reader.text(),
    body: reader.bytes(),
  }
}

function writeValue(writer: ByteWriter, value: SqlValue): void {
  if (value === null) {
    writer.byte(valueTags.null)
  } else if (typeof value === 'string') {
    writer.byte(valueTags.text)
    writer.text(value)
  } else if (typeof value !== 'number') {
    writer.byte(valueTags.bytes)
    writer.bytes(value)
  } else if (value === (value | 0) && !Object.is(value, -0)) {
    writer.byte(valueTags.int)
    writer.int(value)
  } else {
    writer.byte(valueTags.number)
    writer.number(value)
  }
}

function readValue(reader: ByteReader): SqlValue {
  const tag = reader.byte()
  switch (tag) {
    case valueTags.null:
      return null
    case valueTags.int:
      return reader.int()
    case valueTags.number:
      return reader.number()
    case valueTags.text:
      return reader.text()
    case valueTags.bytes:
      return reader.bytes()
    default:
      throw new Error(`A value in the journal has the unknown tag ${tag}`)
  }
}
