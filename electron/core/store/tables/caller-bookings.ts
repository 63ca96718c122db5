import type { BookingStatus, PartyRole } from '../../../../shared/domain/booking.ts'
import { type E164, lastTenDigits } from '../../../../shared/domain/phone-number.ts'
import type { Store } from '../store.ts'

/** A booking that a caller is on, as what, and when they were last called about it. */
export type CallerBooking = {
  readonly bookingId: string
  readonly reference: string
  readonly service: string
  readonly locality: string
  readonly status: BookingStatus
  readonly scheduledAt: number | null
  readonly updatedAt: number
  readonly partyId: string
  readonly role: PartyRole
  readonly name: string
  readonly numberId: string
  readonly lastCalledAt: number | null
}

/** Far more than one person has in hand; the newest first. */
const mostBookings = 200

/** The bookings of everybody whose number ends in the same ten digits, by those digits. */
export async function bookingsOfCallers(
  store: Store,
  callers: readonly E164[],
): Promise<ReadonlyMap<string, readonly CallerBooking[]>> {
  if (callers.length === 0) return new Map()
  const found = new Map<string, CallerBooking[]>()
  for (const column of ['customer_party_id', 'worker_party_id', 'vendor_party_id'] as const) {
    const rows = await rowsOf(store, callers, column)
    for (const { last_ten, last_called_at, ...row } of rows) {
      const same = found.get(last_ten) ?? []
      // Status and role were written from these unions.
      const status = row.status as BookingStatus
      same.push({ ...row, status, role: row.role as PartyRole, lastCalledAt: last_called_at })
      found.set(last_ten, same)
    }
  }
  return found
}

function rowsOf(
  store: Store,
  callers: readonly E164[],
  column: 'customer_party_id' | 'worker_party_id' | 'vendor_party_id',
) {
  return store.read
    .selectFrom('phone_number')
    .innerJoin('party', 'party.phone_number_id', 'phone_number.id')
    .innerJoin('booking', `booking.${column}`, 'party.id')
    .select((select) => [
      'phone_number.last_ten as last_ten',
      'phone_number.id as numberId',
      'booking.id as bookingId',
      'booking.reference as reference',
      'booking.service as service',
      'booking.locality as locality',
      'booking.status as status',
      'booking.scheduled_at as scheduledAt',
      'booking.updated_at as updatedAt',
      'party.id as partyId',
      'party.role as role',
      'party.name as name',
      select
        .selectFrom('call')
        .whereRef('call.booking_id', '=', 'booking.id')
        .where('call.direction', '=', 'outbound')
        .where((where) =>
          where.or([
            where('call.first_id', '=', where.ref('party.id')),
            where('call.second_id', '=', where.ref('party.id')),
          ]),
        )
        .select((call) => call.fn.max('call.requested_at').as('last'))
        .as('last_called_at'),
    ])
    .where('phone_number.last_ten', 'in', callers.map(lastTenDigits))
    .orderBy('booking.updated_at', 'desc')
    .limit(mostBookings)
    .execute()
}
