import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formatIndianTime, parseIndianTime } from '../../../electron/core/exotel/indian-time.ts'

const tenInIndia = Date.parse('2026-01-15T04:30:00Z')

test.each([
  ['2026-01-15 10:00:00', tenInIndia],
  ['2026-01-15T10:00:00', tenInIndia],
  ['2026-01-15 10:00', tenInIndia],
  [' 2026-01-15 10:00:00 ', tenInIndia],
  ['2026-01-15 10:00:00+05:30', tenInIndia],
  ['2026-01-15T04:30:00Z', tenInIndia],
  ['2026-01-15T04:30:00.250Z', tenInIndia + 250],
  ['2026-01-15T00:30:00-0400', tenInIndia],
  ['2026-01-15 04:30:00.09 +0000 UTC', tenInIndia + 90],
  ['2026-01-15T10:00:00+50:30', tenInIndia],
  ['2026-01-15T10:00:00+05:99', tenInIndia],
  ['Thu, 15 Jan 2026 10:00:00', tenInIndia],
  ['15 January 2026 10:00:00', tenInIndia],
  ['Thu, 15 Jan 2026 04:30:00 GMT', tenInIndia],
  ['Thu, 15 Jan 2026 10:00:00 +0530', tenInIndia],
  ['2026-01-01 00:00:00', Date.parse('2025-12-31T18:30:00Z')],
])('%s is read', (text, instant) => {
  expect(parseIndianTime(text)).toBe(instant)
})

test.each([
  '',
  'null',
  'N/A',
  '1970-01-01 05:30:00',
  '1970-01-01 05:30:00+05:30',
  '1969-12-31 23:59:59',
  '0000-00-00 00:00:00',
  '0001-01-01T00:00:00Z',
  '2026-02-30 10:00:00',
  '2026-13-01 10:00:00',
  '2026-01-15 24:00:00',
  '2026-01-15 10:60:00',
  '15 Foo 2026 10:00:00',
  '2026-01-15',
  '1768451400',
  'tomorrow',
])('“%s” is no time', (text) => {
  expect(parseIndianTime(text)).toBeNull()
})

test('whole seconds survive being written and read', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: Date.UTC(1971, 0, 2) / 1000, max: Date.UTC(9999, 0) / 1000 }),
      (seconds) => {
        expect(parseIndianTime(formatIndianTime(seconds * 1000))).toBe(seconds * 1000)
      },
    ),
  )
})

test('no text makes it throw', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseIndianTime(text)))
})
