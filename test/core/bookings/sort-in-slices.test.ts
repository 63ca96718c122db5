import fc from 'fast-check'
import { expect, it } from 'vitest'
import { sortInSlices } from '../../../electron/core/bookings/sort-in-slices.ts'

function sorted(rows: readonly number[], compare: (one: number, other: number) => number) {
  const steps = sortInSlices(rows, compare)
  for (;;) {
    const step = steps.next()
    if (step.done) return step.value
  }
}

it('sorts as the language does, equal ones in the order they came', () => {
  const byTens = (one: number, other: number) => Math.floor(one / 10) - Math.floor(other / 10)
  fc.assert(
    fc.property(fc.array(fc.nat(50_000), { size: 'max', maxLength: 20_000 }), (rows) => {
      expect(sorted(rows, byTens)).toEqual(rows.toSorted(byTens))
    }),
    { numRuns: 20 },
  )
})

it('lets go while it sorts', () => {
  const rows = Array.from({ length: 20_000 }, (_, index) => (index * 7919) % 20_011)
  expect([...sortInSlices(rows, (one, other) => one - other)].length).toBeGreaterThan(10)
})
