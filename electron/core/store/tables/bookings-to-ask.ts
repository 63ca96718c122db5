import type { Store } from '../store.ts'

export type BookingToAsk = {
  readonly bookingId: string
  readonly bookingReference: string
  readonly partyId: string
  readonly name: string
  readonly dueAt: number | null
}

/** Bookings of this time that nobody has begun, whose customer can be called and was not called lately; the earliest first. */
export async function bookingsToAsk(
  store: Store,
  range: { readonly scheduledFrom: number; readonly scheduledTo: number; readonly notCalledSince: number },
): Promise<readonly BookingToAsk[]> {
  return store.read
    .selectFrom('booking')
    .innerJoin('party', 'party.id', 'booking.customer_party_id')
    .innerJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
    .select([
      'booking.id as bookingId',
      'booking.reference as bookingReference',
      'party.id as partyId',
      'party.name as name',
      'booking.scheduled_at as dueAt',
    ])
    .where('booking.status', 'in', ['new', 'assigned', 'accepted'])
    .where('booking.scheduled_at', '>=', range.scheduledFrom)
    .where('booking.scheduled_at', '<=', range.scheduledTo)
    .where('phone_number.do_not_disturb_at', 'is', null)
    .where((where) =>
      where.not(
        where.exists(
          where
            .selectFrom('call')
            .select('call.id')
            .whereRef('call.booking_id', '=', 'booking.id')
            .where('call.requested_at', '>=', range.notCalledSince),
        ),
      ),
    )
    .orderBy('booking.scheduled_at')
    .orderBy('booking.reference')
    .limit(1)
    .execute()
}
