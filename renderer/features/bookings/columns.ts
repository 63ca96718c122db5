import type { BookingSort } from '../../../shared/domain/booking-filter.ts'

export type Column = {
  readonly name: BookingSort | 'amount'
  readonly width: string
}

/** In the order in which they stand. */
export const columns: readonly Column[] = [
  { name: 'time', width: 'w-40' },
  { name: 'reference', width: 'w-32' },
  { name: 'customer', width: 'w-auto' },
  { name: 'worker', width: 'w-auto' },
  { name: 'service', width: 'w-auto' },
  { name: 'place', width: 'w-36' },
  { name: 'status', width: 'w-28' },
  { name: 'amount', width: 'w-24 text-right' },
]
