import type { BookingRow } from '../../../../shared/contract/bookings.ts'
import type { BookingStatus, PartyRole } from '../../../../shared/domain/booking.ts'
import type { E164 } from '../../../../shared/domain/phone-number.ts'
import type { Store } from '../store.ts'

export type PersonOfNumber = { readonly name: string; readonly role: 'agent' | PartyRole }

/** Everybody who is known to have this number: users first, then people of bookings, each once. */
export async function peopleOfNumber(store: Store, number: E164): Promise<readonly PersonOfNumber[]> {
  const [users, parties] = await Promise.all([
    store.read
      .selectFrom('user')
      .innerJoin('phone_number', 'phone_number.id', 'user.phone_number_id')
      .select('user.name as name')
      .where('phone_number.e164', '=', number)
      .where('user.disabled_at', 'is', null)
      .execute(),
    store.read
      .selectFrom('party')
      .innerJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
      .select(['party.name as name', 'party.role as role'])
      .distinct()
      .where('phone_number.e164', '=', number)
      .orderBy('party.name')
      .execute(),
  ])
  return [
    ...users.map(({ name }) => ({ name, role: 'agent' as const })),
    // Written by `insertParty` only.
    ...parties.map(({ name, role }) => ({ name, role: role as PartyRole })),
  ]
}

/** The bookings that somebody with this number is on, the latest first. */
export async function bookingsOfNumber(
  store: Store,
  number: E164,
  limit: number,
): Promise<readonly BookingRow[]> {
  const parties = store.read
    .selectFrom('party')
    .innerJoin('phone_number', 'phone_number.id', 'party.phone_number_id')
    .select('party.id')
    .where('phone_number.e164', '=', number)
  const rows = await store.read
    .selectFrom('booking')
    .leftJoin('party as customer', 'customer.id', 'booking.customer_party_id')
    .select([
      'booking.id',
      'booking.reference',
      'booking.service',
      'booking.locality',
      'booking.status',
      'booking.scheduled_at',
      'customer.name as customer_name',
    ])
    .where((where) =>
      where.or([
        where('booking.customer_party_id', 'in', parties),
        where('booking.worker_party_id', 'in', parties),
        where('booking.vendor_party_id', 'in', parties),
      ]),
    )
    .orderBy('booking.scheduled_at', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    reference: row.reference,
    service: row.service,
    locality: row.locality,
    // Written by `insertBooking` only.
    status: row.status as BookingStatus,
    scheduledAt: row.scheduled_at,
    customerName: row.customer_name ?? '',
  }))
}
