import type { NextCall } from '../../../shared/contract/inbound.ts'
import type { CallBacks } from '../agents/call-backs.ts'
import type { Bookings } from '../bookings/bookings.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { bookingsToAsk } from '../store/tables/bookings-to-ask.ts'
import type { MissedCallers } from './missed-callers.ts'

/** Something that knows whom to call; null when it has nobody. Sources are asked in the order of their urgency. */
export type NextCallSource = (userId: string) => Promise<NextCall | null>

/** One person to call next, for whoever has just put the phone down. */
export class NextCalls {
  readonly #sources: readonly NextCallSource[]

  constructor(sources: readonly NextCallSource[]) {
    this.#sources = sources
  }

  async next(userId: string): Promise<NextCall | null> {
    for (const source of this.#sources) {
      const found = await source(userId)
      if (found !== null) return found
    }
    return null
  }
}

/** What I promised for by now, the oldest promise first. */
export function callBackSource(
  callBacks: Pick<CallBacks, 'openOf'>,
  bookings: Pick<Bookings, 'get'>,
  clock: Clock,
): NextCallSource {
  return async (userId) => {
    const due = (await callBacks.openOf(userId)).filter(({ dueAt }) => dueAt <= clock.now())
    const [first] = due.sort((left, right) => left.dueAt - right.dueAt)
    if (first === undefined) return null
    const { bookingId, partyId, partyName: name, dueAt } = first
    const { reference } = await bookings.get(bookingId)
    return { kind: 'call-back', bookingId, bookingReference: reference, partyId, name, dueAt }
  }
}

/** Who has waited longest of those whom nobody has taken; whom I took myself first. */
export function missedSource(missed: Pick<MissedCallers, 'list'>): NextCallSource {
  return async (userId) => {
    // Who was tried and not reached is not tried again until they call once more.
    const callers = (await missed.list()).filter((entry) => entry.canCallBack && entry.triedBy === null)
    const mine = callers.findLast(({ takenBy }) => takenBy?.userId === userId)
    const caller = mine ?? callers.findLast(({ takenBy }) => takenBy === null)
    return caller === undefined ? null : { kind: 'missed', caller }
  }
}

/** A customer who was called about a booking is left alone for so long. */
const restAfterCall = 2 * 60 * 60_000
const lookAhead = 12 * 60 * 60_000
const lookBack = 24 * 60 * 60_000

/** The customers of bookings that nobody has begun, the most overdue first. */
export function bookingSource(store: Store, clock: Clock): NextCallSource {
  return async () => {
    const now = clock.now()
    const [booking] = await bookingsToAsk(store, {
      scheduledFrom: now - lookBack,
      scheduledTo: now + lookAhead,
      notCalledSince: now - restAfterCall,
    })
    return booking === undefined ? null : { kind: 'booking', ...booking }
  }
}
