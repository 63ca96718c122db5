import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ByteWriter } from '../../../electron/core/store/engine/byte-writer.ts'
import {
  countEntries,
  groupsIn,
  rawEventsIn,
  writeGroup,
  writeRaw,
} from '../../../electron/core/store/engine/entry-codec.ts'

const text = fc.string({ unit: 'grapheme', maxLength: 200 })
const value = fc.oneof(
  fc.constant(null),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  text,
  fc.uint8Array({ maxLength: 3000 }),
)
const statement = fc.record({
  sql: text,
  parameters: fc.array(value, { maxLength: 40 }),
  guard: fc.option(text),
})
const group = fc.array(statement, { minLength: 1, maxLength: 5 })
const raw = fc.record({
  receivedAt: fc.maxSafeInteger(),
  route: text,
  method: text,
  query: text,
  contentType: text,
  body: fc.uint8Array({ maxLength: 5000 }),
})

describe('the entries of a record', () => {
  it('come back as they were written, whatever is mixed', () => {
    const entries = fc.array(
      fc.oneof(
        group.map((written) => ({ kind: 'group' as const, written })),
        raw.map((written) => ({ kind: 'raw' as const, written })),
      ),
    )
    fc.assert(
      fc.property(entries, fc.nat(), (mixed, firstSequence) => {
        const writer = new ByteWriter(16)
        const groups: unknown[] = []
        const events: unknown[] = []
        for (const entry of mixed) {
          if (entry.kind === 'group') {
            writeGroup(writer, entry.written)
            groups.push(entry.written)
          } else {
            writeRaw(writer, entry.written)
            events.push({ ...entry.written, sequence: firstSequence + events.length })
          }
        }
        const payload = writer.take()
        expect(countEntries(payload)).toEqual({ groups: groups.length, raw: events.length })
        expect([...groupsIn(payload)]).toEqual(groups)
        expect([...rawEventsIn(payload, firstSequence)]).toEqual(events)
      }),
    )
  })
})
