import type { BookingStatus } from '../../../shared/domain/booking.ts'
import type { Random } from '../random.ts'

const minute = 60_000
const hour = 60 * minute

export type BookingCourse = {
  readonly status: BookingStatus
  readonly statusTimes: Readonly<Partial<Record<BookingStatus, number>>>
}

/** How far a booking has come at the instant `at`; no status was entered after it. */
export function drawBookingCourse(
  visit: { readonly from: number; readonly until: number },
  at: number,
  random: Random,
): BookingCourse {
  const created = Math.min(visit.from, at) - Math.round(random.between(3, 50) * hour)
  const assigned = created + Math.round(random.between(4, 40) * minute)
  const accepted = assigned + Math.round(random.between(2, 30) * minute)
  const begun = Math.min(visit.from + Math.round(random.between(0, 15) * minute), at)
  const status = drawStatus(visit, at, random)
  switch (status) {
    case 'new':
      return { status, statusTimes: { new: created } }
    case 'assigned':
      return { status, statusTimes: { new: created, assigned } }
    case 'accepted':
      return { status, statusTimes: { new: created, assigned, accepted } }
    case 'cancelled':
      return {
        status,
        statusTimes: {
          new: created,
          assigned,
          cancelled: accepted + Math.round(random.between(5, 40) * minute),
        },
      }
    case 'in-progress':
      return { status, statusTimes: { new: created, assigned, accepted, 'in-progress': begun } }
    case 'completed':
      return {
        status,
        statusTimes: {
          new: created,
          assigned,
          accepted,
          'in-progress': begun,
          completed: Math.min(visit.until, at),
        },
      }
  }
}

function drawStatus(
  visit: { readonly from: number; readonly until: number },
  at: number,
  random: Random,
): BookingStatus {
  const draw = random.next()
  if (visit.until <= at) return draw < 0.94 ? 'completed' : 'cancelled'
  if (visit.from <= at) return draw < 0.9 ? 'in-progress' : 'accepted'
  const soon = visit.from - at < 8 * hour
  if (draw < 0.04) return 'cancelled'
  if (draw < (soon ? 0.12 : 0.4)) return 'new'
  return draw < (soon ? 0.35 : 0.8) ? 'assigned' : 'accepted'
}
