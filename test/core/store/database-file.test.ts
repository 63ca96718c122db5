import fc from 'fast-check'
import { expect, it } from 'vitest'
import {
  chunkBytes,
  chunksFor,
  DatabaseFile,
  type FrozenFile,
} from '../../../electron/core/store/engine/database-file.ts'

function bytesOf({ bytes, chunks }: FrozenFile): Uint8Array {
  const whole = new Uint8Array(chunks.length * chunkBytes)
  for (const [index, chunk] of chunks.entries()) whole.set(new Uint8Array(chunk), index * chunkBytes)
  return whole.subarray(0, bytes)
}

const place = fc.integer({ min: 0, max: 3 * chunkBytes })
const step = fc.oneof(
  fc.record({
    kind: fc.constant('write' as const),
    at: place,
    bytes: fc.uint8Array({ minLength: 1, maxLength: 5000 }),
  }),
  fc.record({
    kind: fc.constant('freeze' as const),
    at: fc.constant(0),
    bytes: fc.constant(new Uint8Array()),
  }),
)

it('reads what was written, and a frozen file stays as it was', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
      const file = new DatabaseFile({ bytes: 0, chunks: [] })
      const expected = new Uint8Array(4 * chunkBytes)
      let end = 0
      let frozen: { file: FrozenFile; bytes: Uint8Array } | null = null
      for (const { kind, at, bytes } of steps) {
        if (kind === 'freeze') {
          frozen = { file: file.freeze(), bytes: expected.slice(0, end) }
          continue
        }
        file.set(bytes, at)
        expected.set(bytes, at)
        end = Math.max(end, at + bytes.length)
        expect(Buffer.compare(file.subarray(at, at + bytes.length), bytes)).toBe(0)
      }
      if (end > 0) expect(Buffer.compare(file.subarray(0, end), expected.subarray(0, end))).toBe(0)
      if (frozen !== null) expect(Buffer.compare(bytesOf(frozen.file), frozen.bytes)).toBe(0)
    }),
    { numRuns: 60 },
  )
})

it('copies no chunk that the snapshot has written already', () => {
  const file = new DatabaseFile({ bytes: 2 * chunkBytes, chunks: chunksFor(2 * chunkBytes) })
  const frozen = file.freeze()
  Atomics.store(frozen.written, 0, 1)
  file.set(Uint8Array.of(7), 0)
  file.set(Uint8Array.of(7), chunkBytes)
  expect(bytesOf(frozen)[0]).toBe(7)
  expect(bytesOf(frozen)[chunkBytes]).toBe(0)
})
