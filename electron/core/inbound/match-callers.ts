import { rankBookings } from '../../../shared/domain/caller-match.ts'
import { type E164, lastTenDigits } from '../../../shared/domain/phone-number.ts'
import type { GuessCallers } from '../calls/call-matcher.ts'
import type { CallerGuess } from '../calls/settle-sides.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { bookingsOfCallers } from '../store/tables/caller-bookings.ts'

/** The booking each caller most likely means: of the caller's last ten digits, for the provider adds and drops prefixes. */
export function createGuessCallers(store: Store, clock: Clock): GuessCallers {
  return async (callers) => {
    const guesses = new Map<E164, CallerGuess>()
    const bookings = await bookingsOfCallers(store, callers)
    for (const caller of callers) {
      const [best] = rankBookings(bookings.get(lastTenDigits(caller)) ?? [], clock.now())
      if (best === undefined) continue
      const { bookingId, role, partyId, numberId } = best
      guesses.set(caller, { bookingId, side: { who: role, id: partyId, numberId } })
    }
    return guesses
  }
}
