import { expect, it } from 'vitest'
import { RisingIds } from '../../electron/core/rising-ids.ts'

it('makes ids that rise, differ, and are as long as any other', () => {
  const ids = new RisingIds('0123456789')
  const made = Array.from({ length: 40_000 }, () => ids.next('booking'))
  expect(made.toSorted()).toEqual(made)
  expect(new Set(made).size).toBe(made.length)
  for (const id of made.slice(0, 100)) expect(id).toMatch(/^booking_0123456789[0-9a-z]{10}$/)
  // Indexes of calls hold the last six characters alone.
  expect(new Set(made.map((id) => id.slice(-6))).size).toBeGreaterThan(39_000)
})

it('is refused a run without characters of its own', () => {
  expect(() => new RisingIds('1')).toThrow()
})
