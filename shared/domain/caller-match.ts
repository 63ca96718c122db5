import type { BookingStatus } from './booking.ts'

/** Why a booking is taken for the one that a caller means, strongest first. */
export const matchReasons = [
  /** Somebody is at work on it now. */
  'under-way',
  /** It is or was promised for a time near now. */
  'near-time',
  /** They were called about it lately. */
  'last-called',
  /** It lies ahead. */
  'coming',
  /** Nothing better: their newest. */
  'newest',
] as const
export type MatchReason = (typeof matchReasons)[number]

/** What of a booking decides. Instants in milliseconds. */
export type MatchedBooking = {
  readonly status: BookingStatus
  readonly scheduledAt: number | null
  readonly updatedAt: number
  readonly lastCalledAt: number | null
}

const hour = 3_600_000
/** People call about a visit in the hours around it. */
const near = 6 * hour
/** A call that was missed or cut off is returned the same day or the next. */
const lately = 24 * hour

const over = ['completed', 'cancelled']

export function matchReasonOf(booking: MatchedBooking, now: number): MatchReason {
  if (booking.status === 'in-progress') return 'under-way'
  const isOver = over.includes(booking.status)
  const { scheduledAt, lastCalledAt } = booking
  if (!isOver && scheduledAt !== null && Math.abs(scheduledAt - now) <= near) return 'near-time'
  if (lastCalledAt !== null && now - lastCalledAt <= lately) return 'last-called'
  return !isOver && scheduledAt !== null && scheduledAt > now ? 'coming' : 'newest'
}

/** The bookings of one caller with their reasons, the best first; a total order, so that it is the same everywhere. */
export function rankBookings<Booking extends MatchedBooking & { readonly bookingId: string }>(
  bookings: readonly Booking[],
  now: number,
): (Booking & { readonly reason: MatchReason })[] {
  return bookings
    .map((booking) => ({ ...booking, reason: matchReasonOf(booking, now) }))
    .sort(
      (left, right) =>
        matchReasons.indexOf(left.reason) - matchReasons.indexOf(right.reason) ||
        compareWithin(left.reason, left, right, now) ||
        right.updatedAt - left.updatedAt ||
        (left.bookingId < right.bookingId ? -1 : 1),
    )
}

function compareWithin(
  reason: MatchReason,
  left: MatchedBooking,
  right: MatchedBooking,
  now: number,
): number {
  if (reason === 'last-called') return (right.lastCalledAt ?? 0) - (left.lastCalledAt ?? 0)
  return distance(left, now) - distance(right, now)
}

function distance({ scheduledAt }: MatchedBooking, now: number): number {
  return scheduledAt === null ? Number.MAX_SAFE_INTEGER : Math.abs(scheduledAt - now)
}
