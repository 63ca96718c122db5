import type { BookingView } from '../../../shared/contract/bookings.ts'
import type { BookingStatus } from '../../../shared/domain/booking.ts'
import { isLate } from '../rail/rail-groups.ts'

export type Step = {
  readonly status: BookingStatus
  readonly state: 'done' | 'current' | 'next' | 'ahead'
  readonly at: number | null
  /** The time that was promised for this step, while it is ahead. */
  readonly promised: number | null
  /** How much of the way to the next step has passed, 0 to 1. */
  readonly wayOn: number
  readonly late: boolean
}

const way: readonly BookingStatus[] = ['new', 'assigned', 'accepted', 'in-progress', 'completed']

/** The way of a booking from asked for to done. A cancelled one ends where it was cancelled. */
export function bookingSteps(booking: BookingView, now: number): readonly Step[] {
  const cancelled = booking.status === 'cancelled'
  const statuses = cancelled
    ? [...way.filter((status) => booking.statusTimes[status] !== undefined), booking.status]
    : way
  const current = statuses.indexOf(booking.status)
  const late = isLate(booking, now)
  return statuses.map((status, index): Step => {
    const at = booking.statusTimes[status] ?? null
    const state = stateOf(index, current, booking.status)
    const promised = status === 'in-progress' && index > current ? booking.scheduledAt : null
    return {
      status,
      state,
      at: index <= current ? at : null,
      promised,
      wayOn: index < current ? 1 : index === current ? wayOn(booking, at, now) : 0,
      late: late && (state === 'current' || state === 'next' || promised !== null),
    }
  })
}

function stateOf(index: number, current: number, status: BookingStatus): Step['state'] {
  const over = status === 'completed' || status === 'cancelled'
  if (index < current || (index === current && over)) return 'done'
  if (index === current) return 'current'
  return index === current + 1 ? 'next' : 'ahead'
}

function wayOn({ scheduledAt, status }: BookingView, enteredAt: number | null, now: number): number {
  if (scheduledAt === null || enteredAt === null || status === 'in-progress' || scheduledAt <= enteredAt) {
    return 0.5
  }
  return Math.min(0.85, Math.max(0.08, (now - enteredAt) / (scheduledAt - enteredAt)))
}
