import { maskLineNumber, maskPersonNumber } from '../../../../shared/domain/phone-number.ts'
import type { Store } from '../store.ts'
import { eachOf } from './each-of.ts'
import type { StoredSession } from './masking-sessions.ts'

/** What people may see of the ids in sessions. */
export type SessionLabels = {
  readonly bookings: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, string>
  readonly users: ReadonlyMap<string, string>
  /** Numbers of people by id, masked. */
  readonly numbers: ReadonlyMap<string, string>
  /** Lines by their numbers' ids, masked. */
  readonly lines: ReadonlyMap<string, string>
}

/** The references, names and masked labels of these sessions; three reads, however many there are. */
export async function labelsOf(store: Store, sessions: readonly StoredSession[]): Promise<SessionLabels> {
  const legs = sessions.flatMap((session) => session.legs)
  const userIds = sessions.flatMap(({ openedBy, closedBy }) => [openedBy, closedBy])
  const [bookings, parties, users, numbers] = await Promise.all([
    store.read
      .selectFrom('booking')
      .select(['id', 'reference'])
      .where('id', 'in', eachOf(sessions.map(({ bookingId }) => bookingId)))
      .execute(),
    store.read
      .selectFrom('party')
      .select(['id', 'name'])
      .where('id', 'in', eachOf(legs.map(({ partyId }) => partyId)))
      .execute(),
    store.read
      .selectFrom('user')
      .select(['id', 'name'])
      .where('id', 'in', eachOf(userIds.filter((id) => id !== null)))
      .execute(),
    store.read
      .selectFrom('phone_number')
      .select(['id', 'e164'])
      .where('id', 'in', eachOf(legs.flatMap(({ numberId, lineId }) => [numberId, lineId])))
      .execute(),
  ])
  return {
    bookings: new Map(bookings.map(({ id, reference }) => [id, reference])),
    people: new Map(parties.map(({ id, name }) => [id, name])),
    users: new Map(users.map(({ id, name }) => [id, name])),
    numbers: new Map(numbers.map(({ id, e164 }) => [id, maskPersonNumber(e164)])),
    lines: new Map(numbers.map(({ id, e164 }) => [id, maskLineNumber(e164)])),
  }
}
