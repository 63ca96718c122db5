import { expect, it } from 'vitest'
import { railItems } from '../../../renderer/features/rail/rail-groups.ts'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import { noon } from '../made-calls.ts'

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

function list(liveBookingId: string | null): string[] {
  return railItems(rows, noon, liveBookingId).map((item) =>
    item.kind === 'head' ? `# ${item.group} ${item.count}` : item.booking.id,
  )
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
