import type { CallBackView } from '../../../shared/contract/agents.ts'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import type { MissedCaller } from '../../../shared/contract/inbound.ts'
import type { BookingStatus } from '../../../shared/domain/booking.ts'
import { indianDay } from '../../i18n/format.ts'

export const railGroups = [
  'onTheLine',
  'missed',
  'callBacks',
  'late',
  'today',
  'upcoming',
  'unscheduled',
  'earlier',
] as const
export type RailGroup = (typeof railGroups)[number]

export type RailItem =
  | { readonly kind: 'head'; readonly group: RailGroup; readonly count: number }
  | {
      readonly kind: 'row'
      readonly group: RailGroup
      readonly booking: BookingRow
      readonly callBack?: CallBackView
    }
  | { readonly kind: 'missed'; readonly group: 'missed'; readonly caller: MissedCaller }

const notBegun: readonly BookingStatus[] = ['new', 'assigned', 'accepted']

/** The rail's list: what needs me first, then by time; each group with its head and count. */
export function railItems(
  bookings: readonly BookingRow[],
  now: number,
  liveBookingId: string | null,
  callBacks: readonly CallBackView[] = [],
  missed: readonly MissedCaller[] = [],
): RailItem[] {
  const due = dueByBooking(callBacks, now, liveBookingId)
  const groups = new Map<RailGroup, BookingRow[]>(railGroups.map((group) => [group, []]))
  for (const booking of bookings) {
    if (!due.has(booking.id)) groups.get(groupOf(booking, now, liveBookingId))?.push(booking)
  }
  return [...groups].flatMap(([group, rows]): RailItem[] => {
    if (group === 'callBacks') return callBackItems([...due.values()], bookings)
    if (group === 'missed') return missedItems(missed)
    if (rows.length === 0) return []
    rows.sort(group === 'earlier' ? (left, right) => byTime(right, left) : byTime)
    return [
      { kind: 'head', group, count: rows.length },
      ...rows.map((booking) => ({ kind: 'row' as const, group, booking })),
    ]
  })
}

/** Those of today and before, one per booking; a booking is in the list once, and the line comes first. */
function dueByBooking(
  callBacks: readonly CallBackView[],
  now: number,
  liveBookingId: string | null,
): Map<string, CallBackView> {
  const due = callBacks.filter(
    ({ dueAt, bookingId }) => indianDay(dueAt) <= indianDay(now) && bookingId !== liveBookingId,
  )
  const latestFirst = due.sort((left, right) => right.dueAt - left.dueAt)
  return new Map(latestFirst.map((callBack) => [callBack.bookingId, callBack]))
}

function callBackItems(due: readonly CallBackView[], bookings: readonly BookingRow[]): RailItem[] {
  if (due.length === 0) return []
  const rows = due.toSorted((left, right) => left.dueAt - right.dueAt)
  return [
    { kind: 'head', group: 'callBacks', count: rows.length },
    ...rows.map((callBack) => ({
      kind: 'row' as const,
      group: 'callBacks' as const,
      booking: bookings.find(({ id }) => id === callBack.bookingId) ?? rowOf(callBack),
      callBack,
    })),
  ]
}

/** Of a booking that is not among those the window has read. */
function rowOf({ bookingId, service, locality, partyName }: CallBackView): BookingRow {
  return {
    id: bookingId,
    reference: '',
    service,
    locality,
    status: 'accepted',
    scheduledAt: null,
    customerName: partyName,
  }
}

function missedItems(callers: readonly MissedCaller[]): RailItem[] {
  if (callers.length === 0) return []
  return [
    { kind: 'head', group: 'missed', count: callers.length },
    ...callers.map((caller) => ({ kind: 'missed' as const, group: 'missed' as const, caller })),
  ]
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
