import { expect, test } from 'vitest'
import { parseRetryAfter } from '../../../electron/core/exotel/retry-after.ts'

const now = Date.parse('2026-01-15T04:30:00Z')

test.each([
  ['7', null, 7000],
  ['0.5', null, 500],
  [' 0 ', null, 0],
  ['Thu, 15 Jan 2026 04:30:30 GMT', null, 30_000],
  ['Thu, 15 Jan 2026 04:29:00 GMT', null, 0],
  ['Thu, 15 Jan 2026 10:00:30 GMT', 'Thu, 15 Jan 2026 10:00:00 GMT', 30_000],
  ['', null, null],
  [null, null, null],
  ['-7', null, null],
  ['soon', null, null],
  ['1e9', null, null],
])('%s, answered on %s', (retryAfter, date, expected) => {
  expect(parseRetryAfter(retryAfter, date, now)).toBe(expected)
})
