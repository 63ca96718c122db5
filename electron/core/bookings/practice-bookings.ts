import type { E164 } from '../../../shared/domain/phone-number.ts'
import { newId } from '../ids.ts'
import type { PracticeDesk } from '../practising/practice-desk.ts'
import type { Store } from '../store/store.ts'
import { BookingsTable, type StoredBooking, type StoredParty } from '../store/tables/bookings.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'

/** Lays the practice bookings on an empty desk; one that has bookings is left as it is. */
export async function layPracticeDesk(store: Store, desk: PracticeDesk): Promise<void> {
  const table = new BookingsTable(store)
  if ((await table.count()) > 0) return
  const numbers = new PhoneNumbersTable(store)
  const numberIds = await numbers.ensure([...new Set(desk.parties.map((party) => party.number))])
  const parties = new Map(desk.parties.map((party) => [party.id, storedParty(party, numberIds)]))
  await store.write([
    ...[...parties.values()].map((party) => table.insertParty(party)),
    ...desk.bookings.map((booking) => table.insertBooking(storedBooking(booking, parties, desk.preparedAt))),
  ])
}

function storedParty(
  party: PracticeDesk['parties'][number],
  numberIds: ReadonlyMap<E164, string>,
): StoredParty {
  return {
    id: newId('party'),
    role: party.role,
    externalId: party.id,
    name: party.name,
    phoneNumberId: numberIds.get(party.number) ?? null,
    languages: party.languages,
  }
}

function storedBooking(
  booking: PracticeDesk['bookings'][number],
  parties: ReadonlyMap<string, StoredParty>,
  preparedAt: number,
): StoredBooking {
  const idOf = (externalId: string | null) =>
    externalId === null ? null : (parties.get(externalId)?.id ?? null)
  const { customer, worker, vendor, ...plain } = booking
  return {
    ...plain,
    id: newId('booking'),
    partyIds: { customer: idOf(customer), worker: idOf(worker), vendor: idOf(vendor) },
    createdAt: plain.statusTimes.new ?? preparedAt,
    updatedAt: preparedAt,
  }
}
