import { expect, test } from 'vitest'
import { practiceDesk } from '../../electron/core/practising/practice-desk.ts'
import { prepareDesk } from '../../electron/practice/desk/prepare-desk.ts'
import { startStandIn } from '../support/practice.ts'
import { PracticeCaller } from './practice-caller.ts'

const noon = Date.parse('2026-04-16T12:00:00+05:30')
const hours = ['10:00', '12:00', '15:40', '19:59'].map((hour) => Date.parse(`2026-04-16T${hour}:00+05:30`))

test('the desk is the same for the same seed and instant, and reads at the core’s edge', async () => {
  const standIn = await startStandIn({ seed: 5, clockStart: noon })
  try {
    const told = JSON.parse((await new PracticeCaller(standIn).send('/practice/desk')).text)
    expect(told).toEqual(prepareDesk(5, noon))
    expect(practiceDesk.parse(told)).toEqual(told)
    expect(told).not.toEqual(prepareDesk(6, noon))
  } finally {
    await standIn.dispose()
  }
})

test.each(hours)('about 200 bookings hang together, whenever practice begins (%i)', (at) => {
  const { bookings, parties } = prepareDesk(1, at)
  expect(bookings.length).toBeGreaterThan(170)
  expect(bookings.length).toBeLessThan(240)
  const roles = new Map(parties.map(({ id, role }) => [id, role]))
  expect(roles.size).toBe(parties.length)
  expect(new Set(bookings.map(({ reference }) => reference)).size).toBe(bookings.length)
  for (const booking of bookings) {
    expect(roles.get(booking.customer)).toBe('customer')
    if (booking.worker !== null) expect(roles.get(booking.worker)).toBe('worker')
    if (booking.vendor !== null) expect(roles.get(booking.vendor)).toBe('vendor')
    expect(booking.toCollectPaise).toBeLessThanOrEqual(booking.amountPaise)
    expect(booking.statusTimes[booking.status]).toBeDefined()
    const times = Object.values(booking.statusTimes)
    expect(times).toEqual(times.toSorted((a, b) => a - b))
    expect(Math.max(...times)).toBeLessThanOrEqual(at)
  }
  expect(new Set(bookings.map(({ status }) => status)).size).toBe(6)
})

test('all numbers are of one block, no two the same, and only rehearsals end in 00 to 11', () => {
  const { parties, bookings, ownNumber, lines } = prepareDesk(1, noon)
  const numbers = [...parties.map(({ number }) => number), ownNumber]
  for (const number of numbers) expect(number).toMatch(/^\+91900000\d{4}$/)
  expect(new Set(numbers).size).toBe(numbers.length)
  const numberOf = new Map(parties.map(({ id, number }) => [id, number]))
  const first = bookings.slice(0, 12).map(({ customer }) => numberOf.get(customer)?.slice(-2))
  expect(first).toEqual(['00', '01', '02', '03', '04', '05', '06', '07', '08', '09', '10', '11'])
  const others = numbers.filter((number) => Number(number.slice(-2)) <= 11)
  expect(others).toHaveLength(12)
  expect(lines[0]).toMatchObject({ number: '+918047350001' })
})

test('the rehearsals are the next visits from now on, each says what to expect', () => {
  for (const at of hours) {
    const { bookings } = prepareDesk(1, at)
    for (const booking of bookings.slice(0, 12)) {
      expect(booking.notes).toMatch(/^Practice: /)
      expect(booking.status).toBe('accepted')
      expect(booking.scheduledAt).toBeGreaterThan(at)
      expect(booking.scheduledAt).toBeLessThan(at + 3 * 60 * 60_000)
    }
  }
})

test('no worker is in two places, and most have several visits a day', () => {
  const { bookings, parties } = prepareDesk(1, noon)
  const dayOf = (instant: number) => Math.floor((instant + 330 * 60_000) / 86_400_000)
  const visits = Map.groupBy(
    bookings.filter(({ worker }) => worker !== null),
    ({ worker, scheduledAt }) => `${worker} ${dayOf(scheduledAt)}`,
  )
  for (const ofDay of visits.values()) {
    const starts = ofDay.map(({ scheduledAt }) => scheduledAt)
    expect(new Set(starts).size).toBe(starts.length)
  }
  const today = [...visits].filter(([key]) => key.endsWith(` ${dayOf(noon)}`))
  const busy = today.filter(([, ofDay]) => ofDay.length >= 3).length
  expect(busy).toBeGreaterThan(parties.filter(({ role }) => role === 'worker').length / 2)
})
