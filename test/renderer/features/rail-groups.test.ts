import { expect, it } from 'vitest'
import { railItems } from '../../../renderer/features/rail/rail-groups.ts'
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
  return railItems(rows, noon, liveBookingId, missed).map((item) => {
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

it('has missed callers above all bookings but the one on the line', () => {
  const ids = list('tomorrow', [madeMissed({ key: 'neha' }), madeMissed({ key: 'ravi' })])
  expect(ids.slice(0, 6)).toEqual(['# onTheLine 1', 'tomorrow', '# missed 2', 'neha', 'ravi', '# late 1'])
})
