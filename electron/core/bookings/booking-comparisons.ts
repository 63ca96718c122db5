import { bookingStatuses } from '../../../shared/domain/booking.ts'
import type { BookingSort } from '../../../shared/domain/booking-filter.ts'
import type { BookingKeys } from '../store/tables/booking-lines.ts'

type Comparison = (one: BookingKeys, other: BookingKeys) => number

const byTime: Comparison = (one, other) => {
  const difference = (one.scheduledAt ?? Number.MAX_VALUE) - (other.scheduledAt ?? Number.MAX_VALUE)
  return difference === 0 ? byText(one.reference, other.reference) : difference
}

export const comparisons: Readonly<Record<BookingSort, Comparison>> = {
  time: byTime,
  reference: (one, other) => byText(one.reference, other.reference),
  customer: byKey('customerName'),
  worker: byKey('workerName'),
  service: byKey('service'),
  place: byKey('locality'),
  status: (one, other) =>
    bookingStatuses.indexOf(one.status) - bookingStatuses.indexOf(other.status) || byTime(one, other),
}

function byKey(key: 'customerName' | 'workerName' | 'service' | 'locality'): Comparison {
  return (one, other) => byText(one[key], other[key]) || byTime(one, other)
}

/** By code points: a collator takes seconds for 100 000, and both scripts read well so. */
function byText(one: string, other: string): number {
  if (one === other) return 0
  // What is empty stands last.
  if (one === '') return 1
  if (other === '') return -1
  return one < other ? -1 : 1
}
