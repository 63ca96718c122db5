import { expect, it } from 'vitest'
import { railItems } from '../../../renderer/features/rail/rail-groups.ts'
import type { CallBackView } from '../../../shared/contract/agents.ts'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import type { MissedCaller } from '../../../shared/contract/inbound.ts'
import { madeMissed, noon } from '../made-calls.ts'

const hour = 3_600_000

const row = (id: string, status: BookingRow['status'], scheduledAt: number | null): BookingRow => ({
  id,
  reference: id,
  service: 'AC repair',
  locality: 'HSR Layout',
  status,
  scheduledAt,
  customerName: id,
})

const rows = [
  row('done early', 'completed', noon - 5 * hour),
  row('tomorrow', 'new', noon + 20 * hour),
  row('evening', 'accepted', noon + 6 * hour),
  row('at work', 'in-progress', noon - hour),
  row('no time', 'new', null),
  row('late', 'accepted', noon - hour),
  row('cancelled', 'cancelled', noon - hour),
  row('soon', 'assigned', noon + hour),
  row('before midnight', 'new', noon + 12 * hour - 1),
]

function list(liveBookingId: string | null, missed: readonly MissedCaller[] = []): string[] {
  return railItems(rows, noon, liveBookingId, [], missed).map((item) => {
    if (item.kind === 'head') return `# ${item.group} ${item.count}`
    return item.kind === 'missed' ? item.caller.key : item.booking.id
  })
}

it('puts what needs somebody first, each group by its time, the day ending at midnight in India', () => {
  expect(list(null)).toEqual([
    '# late 1',
    'late',
    '# today 4',
    'at work',
    'soon',
    'evening',
    'before midnight',
    '# upcoming 1',
    'tomorrow',
    '# unscheduled 1',
    'no time',
    '# earlier 2',
    'cancelled',
    'done early',
  ])
})

it('has the booking on the line on top, and only there', () => {
  const ids = list('tomorrow')
  expect(ids.slice(0, 2)).toEqual(['# onTheLine 1', 'tomorrow'])
  expect(ids.filter((id) => id === 'tomorrow')).toHaveLength(1)
})

it('has call-backs that are due today before the rest, each booking once', () => {
  const promise = (bookingId: string, dueAt: number): CallBackView => ({
    id: `callback ${bookingId} ${dueAt}`,
    kind: 'call-back',
    userId: 'user_1',
    userName: 'Ananya Rao',
    bookingId,
    partyId: 'party_1',
    partyName: 'Shalini',
    service: 'Deep cleaning',
    locality: 'Jayanagar',
    dueAt,
    note: '',
    doneAt: null,
  })
  const promises = [
    promise('soon', noon + hour),
    promise('evening', noon - hour),
    promise('evening', noon + 2 * hour),
    promise('no time', noon + 24 * hour),
    promise('not in the list', noon + 3 * hour),
  ]
  const items = railItems(rows, noon, null, promises)
  expect(
    items
      .slice(0, 4)
      .map((item) =>
        item.kind === 'head' ? item.count : item.kind === 'row' ? item.booking.id : item.caller.key,
      ),
  ).toEqual([3, 'evening', 'soon', 'not in the list'])
  const ids = items.flatMap((item) => (item.kind === 'row' ? [item.booking.id] : []))
  expect(new Set(ids).size).toBe(ids.length)
  expect(ids).toContain('no time')
})

it('has missed callers above all bookings but the one on the line', () => {
  const ids = list('tomorrow', [madeMissed({ key: 'neha' }), madeMissed({ key: 'ravi' })])
  expect(ids.slice(0, 6)).toEqual(['# onTheLine 1', 'tomorrow', '# missed 2', 'neha', 'ravi', '# late 1'])
})
