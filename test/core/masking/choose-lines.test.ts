import fc from 'fast-check'
import { expect, test } from 'vitest'
import { chooseLines, type OfferedLine } from '../../../electron/core/masking/choose-lines.ts'

type Pair = readonly [customer: number, worker: number]
type Open = { readonly pair: Pair; readonly lines: { readonly customer: string; readonly worker: string } }

/** People overlap: somebody is the customer of one booking and the worker of another. */
const pair = fc.tuple(fc.nat(7), fc.nat(7)).filter(([customer, worker]) => customer !== worker)
const step = fc.oneof(
  { weight: 3, arbitrary: pair.map((opened) => ({ kind: 'open', pair: opened }) as const) },
  { weight: 1, arbitrary: fc.nat(30).map((index) => ({ kind: 'close', index }) as const) },
)

function takenBy(person: number, open: readonly Open[]): Set<string> {
  return new Set(
    open.flatMap(({ pair: [customer, worker], lines }) => [
      ...(customer === person ? [lines.customer] : []),
      ...(worker === person ? [lines.worker] : []),
    ]),
  )
}

function offered(ids: readonly string[], open: readonly Open[]): OfferedLine[] {
  const people = (id: string) =>
    open.flatMap(({ lines }) => [lines.customer, lines.worker]).filter((line) => line === id).length
  return ids.map((id) => ({ id, people: people(id) }))
}

test('whoever calls a line means one session, and a refusal means that every line was taken', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5 }), fc.array(step, { maxLength: 60 }), (size, steps) => {
      const ids = Array.from({ length: size }, (_, index) => `line${index}`)
      let open: Open[] = []
      for (const taken of steps) {
        if (taken.kind === 'close') {
          open = open.filter((_, index) => index !== taken.index)
          continue
        }
        const [customer, worker] = taken.pair
        const [ofCustomer, ofWorker] = [takenBy(customer, open), takenBy(worker, open)]
        const lines = chooseLines(offered(ids, open), ofCustomer, ofWorker)
        if (lines === null) {
          expect(Math.max(ofCustomer.size, ofWorker.size)).toBe(size)
          continue
        }
        expect(ofCustomer.has(lines.customer) || ofWorker.has(lines.worker)).toBe(false)
        // One line for both unless none is free for both.
        const forBoth = ids.some((id) => !ofCustomer.has(id) && !ofWorker.has(id))
        expect(lines.customer === lines.worker).toBe(forBoth)
        open.push({ pair: taken.pair, lines })
      }
    }),
    { numRuns: 500 },
  )
})

test('of several lines the least used is taken, so that the pool wears evenly', () => {
  const pool = [
    { id: 'a', people: 4 },
    { id: 'b', people: 2 },
    { id: 'c', people: 2 },
  ]
  expect(chooseLines(pool, new Set(), new Set(['b']))).toEqual({ customer: 'c', worker: 'c' })
  expect(chooseLines(pool, new Set(), new Set())).toEqual({ customer: 'b', worker: 'b' })
})

test('two people without a line in common reach each other over one each; without any line nobody does', () => {
  const pool = [
    { id: 'a', people: 1 },
    { id: 'b', people: 1 },
  ]
  expect(chooseLines(pool, new Set(['a']), new Set(['b']))).toEqual({ customer: 'b', worker: 'a' })
  expect(chooseLines(pool, new Set(['a', 'b']), new Set())).toBeNull()
  expect(chooseLines([], new Set(), new Set())).toBeNull()
})
