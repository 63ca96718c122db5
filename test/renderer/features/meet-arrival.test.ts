import { describe, expect, it } from 'vitest'
import { meetArrival } from '../../../renderer/features/arrivals/meet-arrival.ts'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import { noon } from '../made-calls.ts'

const booking: BookingRow = {
  id: 'booking_1',
  reference: 'MB-1',
  service: 'Deep cleaning',
  locality: 'Indiranagar',
  status: 'accepted',
  scheduledAt: noon,
  customerName: 'Meera Iyer',
}
const quiet = { typing: false, callBookingId: null, deskBookingId: 'booking_9' }
const typing = { ...quiet, typing: true }
const number = {
  kind: 'number',
  numberLabel: '•••• 3210',
  people: [{ name: 'Meera Iyer', role: 'customer' }],
  bookings: [booking],
} as const
const desk = (bookingId: string | null) => ({ page: 'desk', bookingId })
const asWritable = <Value>(value: Value) => structuredClone(value) as never

describe('an arrival', () => {
  it('of a booking opens it', () => {
    const meeting = meetArrival({ kind: 'booking', booking }, quiet)
    expect(meeting).toEqual({ place: desk('booking_1'), find: null, notice: null })
  })

  it('leaves the page alone under somebody who writes, and offers itself', () => {
    expect(meetArrival({ kind: 'booking', booking }, typing)).toEqual({
      place: null,
      find: null,
      notice: { kind: 'arrival-waits', name: 'Meera Iyer', place: desk('booking_1'), find: null },
    })
    expect(meetArrival({ kind: 'my-state' }, typing).place).toBeNull()
  })

  it('of a number with one booking opens it; with more it fills the find field', () => {
    expect(meetArrival(asWritable(number), quiet).place).toEqual(desk('booking_1'))
    const two = { ...number, bookings: [booking, { ...booking, id: 'booking_2' }] }
    expect(meetArrival(asWritable(two), quiet)).toEqual({
      place: desk('booking_9'),
      find: 'Meera Iyer',
      notice: { kind: 'known-with-bookings', name: 'Meera Iyer', label: '•••• 3210', count: 2 },
    })
    expect(meetArrival(asWritable(two), typing)).toMatchObject({
      place: null,
      find: null,
      notice: { kind: 'arrival-waits', find: 'Meera Iyer' },
    })
    // The field does not find vendors.
    const vendor = { ...two, people: [{ name: 'Fresh Co', role: 'vendor' }] }
    expect(meetArrival(asWritable(vendor), quiet)).toMatchObject({ place: desk('booking_1'), find: null })
  })

  it('of a number without a booking, or of nobody, is told', () => {
    expect(meetArrival(asWritable({ ...number, bookings: [] }), quiet).notice).toEqual({
      kind: 'known-without-booking',
      name: 'Meera Iyer',
      label: '•••• 3210',
    })
    expect(meetArrival(asWritable({ ...number, people: [], bookings: [] }), quiet)).toEqual({
      place: null,
      find: null,
      notice: { kind: 'nobody-known', label: '•••• 3210' },
    })
  })

  it('of the global key opens what rings, or else the desk', () => {
    expect(meetArrival({ kind: 'next' }, quiet).place).toEqual(desk('booking_9'))
    expect(meetArrival({ kind: 'next' }, { ...quiet, callBookingId: 'booking_3' }).place).toEqual(
      desk('booking_3'),
    )
  })

  it('of a call leads to its booking, or to the call log', () => {
    const call = { kind: 'call', callId: 'call_1' } as const
    expect(meetArrival({ ...call, bookingId: 'booking_3' }, quiet).place).toEqual(desk('booking_3'))
    expect(meetArrival({ ...call, bookingId: null }, quiet).place).toEqual({ page: 'calls' })
  })

  it('of anything else is a notice', () => {
    expect(meetArrival({ kind: 'link-refused', reason: 'too-long' }, typing).notice).toEqual({
      kind: 'link-refused',
      reason: 'too-long',
    })
    expect(meetArrival({ kind: 'no-such-booking' }, quiet).notice).toEqual({ kind: 'no-such-booking' })
    expect(meetArrival({ kind: 'page-recovered' }, quiet).notice).toEqual({ kind: 'page-recovered' })
    expect(meetArrival({ kind: 'update-ready', version: '2.0.0' }, quiet).notice).toEqual({
      kind: 'update-ready',
      version: '2.0.0',
    })
  })
})
