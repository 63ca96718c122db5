import type { BookingKeys } from '../store/tables/booking-lines.ts'

/** Everything a booking can be found by. */
export function textOf(booking: BookingKeys): string {
  const { reference, customerName, workerName, service, locality, lastFours, status, vendorName, id } =
    booking
  return searchable(
    `${reference} ${customerName} ${workerName} ${service} ${locality} ${lastFours} ${status} ${vendorName} ${id}`,
  )
}

/** Letters are compared without their case, and marks however they were typed. */
function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

export function searchWords(search: string): string[] {
  return searchable(search).split(/\s+/).filter(Boolean)
}
