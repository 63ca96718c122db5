import { describe, expect, it } from 'vitest'
import { matchingBookings } from '../../../renderer/state/bookings-slice.ts'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import { DeskOfWindow } from './desk-of-window.ts'

const row = (id: string, customerName: string, more: Partial<BookingRow> = {}): BookingRow => ({
  id,
  reference: `MB-${id}`,
  service: 'AC repair',
  locality: 'HSR Layout',
  status: 'accepted',
  scheduledAt: null,
  customerName,
  ...more,
})
const rows = [row('1', 'Meera Iyer'), row('2', 'Rohit Bansal', { locality: 'Whitefield' })]

describe('finding bookings', () => {
  it('fits every word somewhere in the row, in any case and order', () => {
    const found = (search: string) =>
      matchingBookings({ bookings: rows, total: 2 }, null, search).map(({ id }) => id)
    expect(found('')).toEqual(['1', '2'])
    expect(found('white ROHIT')).toEqual(['2'])
    expect(found('mb-1')).toEqual(['1'])
    expect(found('ac')).toEqual(['1', '2'])
    expect(found('meera whitefield')).toEqual([])
  })

  it('adds what the core found beyond the list, once', () => {
    const found = { bookings: [row('1', 'Meera Iyer'), row('9', 'Meera Nair')], total: 2 }
    const ids = matchingBookings({ bookings: rows, total: 900 }, found, 'meera').map(({ id }) => id)
    expect(ids).toEqual(['1', '9'])
  })

  it('asks the core only where the list does not hold every booking', async () => {
    const desk = new DeskOfWindow()
    desk.answers['bookings.list'] = () => ({ bookings: rows, total: 2 })
    await desk.state.askBookings()
    await desk.state.searchBookings('meera')
    expect(desk.asked).toEqual(['bookings.list'])

    desk.answers['bookings.list'] = () => ({ bookings: rows, total: 900 })
    await desk.state.askBookings()
    await desk.state.searchBookings('meera')
    expect(desk.asked).toHaveLength(3)
  })

  it('throws away the answer to what is no longer typed', async () => {
    const desk = new DeskOfWindow()
    desk.answers['bookings.list'] = () => ({ bookings: rows, total: 900 })
    await desk.state.askBookings()
    const answers: ((value: unknown) => void)[] = []
    desk.answers['bookings.list'] = () => new Promise((resolve) => answers.push(resolve))
    const slow = desk.state.searchBookings('me')
    const fast = desk.state.searchBookings('meera')
    answers[1]?.({ bookings: [row('9', 'Meera Nair')], total: 1 })
    await fast
    answers[0]?.({ bookings: [row('7', 'Mehul')], total: 1 })
    await slow
    expect(desk.state.bookingsFound.value?.bookings.map(({ id }) => id)).toEqual(['9'])
  })
})
