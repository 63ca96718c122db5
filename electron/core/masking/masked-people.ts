import type { MaskedRole, SessionFailure } from '../../../shared/domain/masking.ts'
import type { PartyWithLabel, StoredBooking } from '../store/tables/bookings.ts'
import type { StoredSession } from '../store/tables/masking-sessions.ts'

/** The two of a booking who are to reach each other. */
export type MaskedPeople = Readonly<
  Record<MaskedRole, { readonly partyId: string; readonly numberId: string }>
>

export type PeopleOfBooking =
  | { readonly kind: 'people'; readonly people: MaskedPeople }
  | { readonly kind: 'missing'; readonly failure: SessionFailure }

export function isOver({ status }: Pick<StoredBooking, 'status'>): boolean {
  return status === 'completed' || status === 'cancelled'
}

export function peopleOf(booking: StoredBooking, parties: readonly PartyWithLabel[]): PeopleOfBooking {
  const partyOf = (role: MaskedRole) =>
    parties.find(({ party }) => party.id === booking.partyIds[role])?.party ?? null
  const [customer, worker] = [partyOf('customer'), partyOf('worker')]
  if (customer === null) return { kind: 'missing', failure: 'customer-missing' }
  if (worker === null) return { kind: 'missing', failure: 'worker-missing' }
  const [first, second] = [customer.phoneNumberId, worker.phoneNumberId]
  if (first === null || second === null) return { kind: 'missing', failure: 'number-missing' }
  if (first === second) return { kind: 'missing', failure: 'same-number' }
  return {
    kind: 'people',
    people: {
      customer: { partyId: customer.id, numberId: first },
      worker: { partyId: worker.id, numberId: second },
    },
  }
}

/** Whether the session is for these two, at these numbers. */
export function fitsPeople({ legs }: Pick<StoredSession, 'legs'>, people: MaskedPeople): boolean {
  return legs.every(({ role, partyId, numberId }) => {
    const person = people[role]
    return person.partyId === partyId && person.numberId === numberId
  })
}
