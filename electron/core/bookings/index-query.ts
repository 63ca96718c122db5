import type { BookingFilter } from '../../../shared/contract/bookings.ts'
import type { IndexQuery } from './booking-index.ts'

const dayMs = 86_400_000
const indianOffset = 5.5 * 3_600_000

export const everyBooking: BookingFilter = {
  search: '',
  statuses: [],
  time: 'any',
  sort: 'time',
  descending: false,
}

/** A filter as it reads now: days begin at midnight in India, which has one zone and no daylight saving. */
export function indexQuery(filter: BookingFilter, now: number): IndexQuery {
  const { time, ...asked } = filter
  const today = Math.floor((now + indianOffset) / dayMs) * dayMs - indianOffset
  const query = { ...asked, notBegun: time === 'late' }
  switch (time) {
    case 'any':
      return { ...query, scheduled: null }
    case 'today':
      return { ...query, scheduled: { from: today, to: today + dayMs } }
    case 'tomorrow':
      return { ...query, scheduled: { from: today + dayMs, to: today + 2 * dayMs } }
    case 'unscheduled':
      return { ...query, scheduled: 'unscheduled' }
    case 'late':
      return { ...query, scheduled: { from: 0, to: now } }
  }
}
