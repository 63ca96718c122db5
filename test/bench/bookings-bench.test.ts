import { expect, it } from 'vitest'
import { startTestDesk } from '../support/test-desk.ts'
import { measure } from './bookings.bench.ts'

it('imports a file while somebody searches, and finds what was in it', async () => {
  await using desk = await startTestDesk()
  const { search, storeMs } = await measure(desk, 1_500)
  expect(storeMs).toBeGreaterThan(0)
  const found = new Map(search.map(({ words, found }) => [words, found]))
  expect(found.get('zzzz')).toBe(0)
  expect(found.get('ravi')).toBeGreaterThan(100)
  expect(found.get('ravi kum')).toBeLessThan(found.get('ravi') ?? 0)
})
