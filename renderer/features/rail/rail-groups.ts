import type { BookingRow } from '../../../shared/contract/bookings.ts'
import type { BookingStatus } from '../../../shared/domain/booking.ts'
import { indianDay } from '../../i18n/format.ts'

export const railGroups = ['onTheLine', 'late', 'today', 'upcoming', 'unscheduled', 'earlier'] as const
export type RailGroup = (typeof railGroups)[number]

export type RailItem =
  | { readonly kind: 'head'; readonly group: RailGroup; readonly count: number }
  | { readonly kind: 'row'; readonly group: RailGroup; readonly booking: BookingRow }

const notBegun: readonly BookingStatus[] = ['new', 'assigned', 'accepted']

/** The rail's list: what needs me first, then by time; each group with its head and count. */
export function railItems(
  bookings: readonly BookingRow[],
  now: number,
  liveBookingId: string | null,
): RailItem[] {
  const groups = new Map<RailGroup, BookingRow[]>(railGroups.map((group) => [group, []]))
  for (const booking of bookings) groups.get(groupOf(booking, now, liveBookingId))?.push(booking)
  return [...groups].flatMap(([group, rows]): RailItem[] => {
    if (rows.length === 0) return []
    rows.sort(group === 'earlier' ? (left, right) => byTime(right, left) : byTime)
    return [
      { kind: 'head', group, count: rows.length },
      ...rows.map((booking) => ({ kind: 'row' as const, group, booking })),
    ]
  })
}

function groupOf(booking: BookingRow, now: number, liveBookingId: string | null): RailGroup {
  if (booking.id === liveBookingId) return 'onTheLine'
  if (booking.status === 'completed' || booking.status === 'cancelled') return 'earlier'
  if (booking.scheduledAt === null) return 'unscheduled'
  if (isLate(booking, now)) return 'late'
  return indianDay(booking.scheduledAt) <= indianDay(now) ? 'today' : 'upcoming'
}

/** The promised time has passed, and nobody has begun. */
export function isLate(booking: Pick<BookingRow, 'status' | 'scheduledAt'>, now: number): boolean {
  return booking.scheduledAt !== null && booking.scheduledAt < now && notBegun.includes(booking.status)
}

function byTime(left: BookingRow, right: BookingRow): number {
  return (left.scheduledAt ?? 0) - (right.scheduledAt ?? 0)
}
