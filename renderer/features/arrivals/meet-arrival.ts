import type { BookingRow } from '../../../shared/contract/bookings.ts'
import type { ArrivalView } from '../../../shared/contract/desktop.ts'
import type { Place } from '../../state/navigation-slice.ts'
import type { NoticeFact } from '../../state/notices-slice.ts'

/** What the window does about an arrival. It never moves the focus, and never dials. */
export type Meeting = {
  readonly place: Place | null
  /** What is put into the find field of the rail; null leaves it alone. */
  readonly find: string | null
  readonly notice: NoticeFact | null
}

export type Surroundings = {
  /** Somebody is writing: what would take the page or the field from under them waits for a press. */
  readonly typing: boolean
  /** The booking of the call that rings or goes on. */
  readonly callBookingId: string | null
  readonly deskBookingId: string | null
}

export function meetArrival(arrival: ArrivalView, surroundings: Surroundings): Meeting {
  switch (arrival.kind) {
    case 'booking':
      return goOrOffer(toBooking(arrival.booking), surroundings)
    case 'number':
      return meetNumber(arrival, surroundings)
    case 'no-such-booking':
      return tell({ kind: 'no-such-booking' })
    case 'link-refused':
      return tell({ kind: 'link-refused', reason: arrival.reason })
    case 'call':
      return goOrOffer(toCall(arrival.bookingId), surroundings)
    case 'next':
      return goOrOffer(
        { ...toCall(surroundings.callBookingId ?? surroundings.deskBookingId), page: 'desk' },
        surroundings,
      )
    case 'my-state':
      return {
        ...tell(null),
        place: surroundings.typing ? null : { page: 'settings', section: 'my-phone' },
      }
    case 'page-recovered':
      return tell({ kind: 'page-recovered' })
    case 'update-ready':
      return tell({ kind: 'update-ready', version: arrival.version })
  }
}

function meetNumber(
  { numberLabel, people, bookings }: Extract<ArrivalView, { kind: 'number' }>,
  surroundings: Surroundings,
): Meeting {
  const [person] = people
  const [booking] = bookings
  if (person === undefined) return tell({ kind: 'nobody-known', label: numberLabel })
  const { name } = person
  if (booking === undefined) return tell({ kind: 'known-without-booking', name, label: numberLabel })
  if (bookings.length === 1) return goOrOffer(toBooking(booking), surroundings)
  // The field finds by the names of customers and workers; of others the latest booking is opened.
  const findable = people.find(({ role }) => role === 'customer' || role === 'worker')
  if (findable === undefined) return goOrOffer(toBooking(booking), surroundings)
  return goOrOffer(
    { name: findable.name, page: 'desk', bookingId: surroundings.deskBookingId, find: findable.name },
    surroundings,
    { kind: 'known-with-bookings', name: findable.name, label: numberLabel, count: bookings.length },
  )
}

type Goal = {
  /** Whom or what it is about, for the offer; empty where there is no name. */
  readonly name: string
  readonly page: 'desk' | 'calls'
  readonly bookingId: string | null
  readonly find: string | null
}

function toBooking({ id, reference, customerName }: BookingRow): Goal {
  return {
    name: customerName === '' ? reference : customerName,
    page: 'desk',
    bookingId: id,
    find: null,
  }
}

function toCall(bookingId: string | null): Goal {
  return { name: '', page: bookingId === null ? 'calls' : 'desk', bookingId, find: null }
}

function goOrOffer(goal: Goal, { typing }: Surroundings, notice: NoticeFact | null = null): Meeting {
  const place: Place = goal.page === 'desk' ? { page: 'desk', bookingId: goal.bookingId } : { page: 'calls' }
  if (!typing) return { place, find: goal.find, notice }
  return tell({ kind: 'arrival-waits', name: goal.name, place, find: goal.find })
}

function tell(notice: NoticeFact | null): Meeting {
  return { place: null, find: null, notice }
}
