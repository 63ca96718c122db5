import { expect, it } from 'vitest'
import { bookingSteps } from '../../../renderer/features/booking/step-model.ts'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { noon } from '../made-calls.ts'

const hour = 3_600_000

const booking: BookingView = {
  id: 'booking_1',
  reference: 'MB-1',
  service: 'AC repair',
  locality: 'HSR Layout',
  status: 'accepted',
  scheduledAt: noon + hour,
  customerName: 'Meera Iyer',
  detail: '',
  address: '',
  scheduledUntil: null,
  amountPaise: null,
  toCollectPaise: null,
  statusTimes: { new: noon - 3 * hour, assigned: noon - 2 * hour, accepted: noon - hour },
  notes: '',
  notesRevision: 'none',
  notesChangedAt: null,
  notesChangedBy: null,
  parties: [],
}

it('goes half of the way when half of the time to the promise has passed', () => {
  const steps = bookingSteps(booking, noon)
  expect(steps.map(({ status, state }) => `${status} ${state}`)).toEqual([
    'new done',
    'assigned done',
    'accepted current',
    'in-progress next',
    'completed ahead',
  ])
  expect(steps.map(({ wayOn }) => wayOn)).toEqual([1, 1, 0.5, 0, 0])
  expect(steps[3]?.promised).toBe(noon + hour)
  expect(steps.some(({ late }) => late)).toBe(false)
})

it('is late from the current step to the promised one, and not there before it is', () => {
  const steps = bookingSteps(booking, noon + 2 * hour)
  expect(steps.filter(({ late }) => late).map(({ status }) => status)).toEqual(['accepted', 'in-progress'])
  expect(steps[2]?.wayOn).toBeLessThan(1)
})

it('ends where it was cancelled', () => {
  const cancelled = bookingSteps(
    { ...booking, status: 'cancelled', statusTimes: { new: 1, assigned: 2, cancelled: 3 } },
    noon,
  )
  expect(cancelled.map(({ status, state, at }) => [status, state, at])).toEqual([
    ['new', 'done', 1],
    ['assigned', 'done', 2],
    ['cancelled', 'done', 3],
  ])
})

it('promises nothing any more once somebody is at the door', () => {
  const steps = bookingSteps({ ...booking, status: 'in-progress' }, noon + 2 * hour)
  expect(steps.every(({ promised, late }) => promised === null && !late)).toBe(true)
})
