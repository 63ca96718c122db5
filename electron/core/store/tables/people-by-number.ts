import type { PartyRole } from '../../../../shared/domain/booking.ts'
import type { E164 } from '../../../../shared/domain/phone-number.ts'
import type { Store } from '../store.ts'
import type { CallSide } from './call-record.ts'
import { eachOf } from './each-of.ts'

/** Who answers at these numbers, as far as the desk knows them: users first, then people of bookings. */
export async function sidesOfNumbers(
  store: Store,
  numbers: readonly E164[],
): Promise<ReadonlyMap<E164, CallSide & { readonly numberId: string }>> {
  if (numbers.length === 0) return new Map()
  const rows = await store.read
    .selectFrom('phone_number')
    .leftJoin('user', 'user.phone_number_id', 'phone_number.id')
    .leftJoin('party', 'party.phone_number_id', 'phone_number.id')
    .select([
      'phone_number.id as number_id',
      'phone_number.e164 as e164',
      'user.id as user_id',
      'party.id as party_id',
      'party.role as party_role',
    ])
    .where('phone_number.e164', 'in', eachOf(numbers))
    .execute()
  const sides = new Map<E164, CallSide & { readonly numberId: string }>()
  for (const row of rows) {
    // Only parsed numbers are kept, and only with these roles.
    const number = row.e164 as E164
    if (sides.has(number)) continue
    const who = row.user_id !== null ? 'agent' : ((row.party_role as PartyRole | null) ?? 'unknown')
    sides.set(number, { who, id: row.user_id ?? row.party_id, numberId: row.number_id })
  }
  return sides
}
