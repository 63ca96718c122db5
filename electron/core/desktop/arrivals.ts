import { AppError } from '../../../shared/app-error.ts'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import type { ArrivalView } from '../../../shared/contract/desktop.ts'
import { type E164, maskPersonNumber } from '../../../shared/domain/phone-number.ts'
import type { Publish } from '../events.ts'
import type { Arrival, Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { bookingsOfNumber, peopleOfNumber } from '../store/tables/bookings-by-number.ts'

export type ArrivalParts = {
  readonly store: Store
  readonly clock: Clock
  readonly publish: Publish
  /** @throws AppError `not-found` */
  readonly booking: (bookingId: string) => Promise<BookingRow>
  readonly bookingOfCall: (callId: string) => Promise<string | null>
}

/** Who has not signed in by then meant something else, milliseconds. */
const waitsFor = 10 * 60_000
const mostWaiting = 8
const mostBookings = 50

/** Keeps what came until the window takes it, for it may still be opening, or nobody may be signed in. */
export class Arrivals {
  readonly #parts: ArrivalParts
  #waiting: readonly { readonly arrival: Arrival; readonly at: number }[] = []

  constructor(parts: ArrivalParts) {
    this.#parts = parts
  }

  arrive(arrival: Arrival): void {
    const at = this.#parts.clock.now()
    this.#waiting = [...this.#waiting, { arrival, at }].slice(-mostWaiting)
    this.#parts.publish('desk.arrived', {})
  }

  /** Oldest first; each is handed out once. */
  take(): Promise<ArrivalView[]> {
    const { clock } = this.#parts
    const since = clock.now() - waitsFor * clock.speed
    const taken = this.#waiting.filter(({ at }) => at >= since)
    this.#waiting = []
    return Promise.all(taken.map(({ arrival }) => this.#resolve(arrival)))
  }

  async #resolve(arrival: Arrival): Promise<ArrivalView> {
    switch (arrival.kind) {
      case 'booking':
        return this.#booking(arrival.bookingId)
      case 'number':
        return this.#number(arrival.number)
      case 'refused':
        return { kind: 'link-refused', reason: arrival.reason }
      case 'call': {
        const { callId } = arrival
        return { kind: 'call', callId, bookingId: await this.#parts.bookingOfCall(callId) }
      }
      default:
        return arrival
    }
  }

  async #booking(bookingId: string): Promise<ArrivalView> {
    try {
      return { kind: 'booking', booking: await this.#parts.booking(bookingId) }
    } catch (thrown) {
      if (thrown instanceof AppError && thrown.code === 'not-found') return { kind: 'no-such-booking' }
      throw thrown
    }
  }

  async #number(number: E164): Promise<ArrivalView> {
    const { store } = this.#parts
    const [people, bookings] = await Promise.all([
      peopleOfNumber(store, number),
      bookingsOfNumber(store, number, mostBookings),
    ])
    return {
      kind: 'number',
      numberLabel: maskPersonNumber(number),
      people: [...people],
      bookings: [...bookings],
    }
  }
}
