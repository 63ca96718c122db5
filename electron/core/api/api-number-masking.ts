import { maskLineNumber } from '../../../shared/domain/phone-number.ts'
import type { BookingWriter } from '../bookings/booking-writer.ts'
import { newId } from '../ids.ts'
import type { Masking } from '../masking/build-masking.ts'
import { bookingOver, refusalOf } from '../masking/masking-desk.ts'
import { closedAlready } from '../masking/sessions.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import type { StoredSession } from '../store/tables/masking-sessions.ts'
import { NumberPairs } from '../store/tables/number-pairs.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { ApiNumberMasking, MaskedPair, MaskedPairRequest } from './api-ports.ts'

const hour = 3_600_000

/**
 * Sessions of two people without a booking. A booking of our own stands for the pair, so that its session, its calls,
 * and what is kept and erased of its people go the way of all others. The pair's open session is used again.
 */
export class NumberMaskingForApi implements ApiNumberMasking {
  readonly #masking: Masking
  readonly #bookings: BookingWriter
  readonly #pairs: NumberPairs
  readonly #numbers: PhoneNumbersTable
  readonly #clock: Pick<Clock, 'now'>
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: {
    readonly store: Store
    readonly masking: Masking
    readonly bookings: BookingWriter
    readonly clock: Pick<Clock, 'now'>
  }) {
    this.#masking = parts.masking
    this.#bookings = parts.bookings
    this.#pairs = new NumberPairs(parts.store)
    this.#numbers = new PhoneNumbersTable(parts.store)
    this.#clock = parts.clock
  }

  /** One after the other: two requests for one pair must not take two lines each. */
  mask(request: MaskedPairRequest): Promise<MaskedPair> {
    const masked = this.#turn.then(() => this.#mask(request))
    this.#turn = masked.catch(() => undefined)
    return masked
  }

  async #mask({ numbers, hours, context }: MaskedPairRequest): Promise<MaskedPair> {
    const [one, other] = numbers
    const ids = await this.#numbers.ensure([...new Set(numbers)])
    const [oneId = '', otherId = ''] = [ids.get(one), ids.get(other)]
    if (oneId === otherId) throw refusalOf('same-number')
    const open = await this.#openSession(oneId, otherId)
    if (open !== null) return this.#view(await this.#longer(open, hours))
    const reference = newId('pair')
    const people = { customer: { id: oneId, number: one }, worker: { id: otherId, number: other } }
    const { id } = await this.#bookings.put(reference, {
      people,
      service: 'Number masking',
      notes: context,
      // Not accepted: the desk would open a session of its own usual length.
      status: 'assigned',
    })
    const opened = await this.#masking.sessions.open(id, { by: null, lifetime: { hours, sliding: false } })
    if (opened.kind === 'open') return this.#view(opened.session)
    await this.#bookings.put(reference, { people: {}, status: 'cancelled' })
    throw opened.kind === 'over' ? bookingOver() : refusalOf(opened.failure)
  }

  async #openSession(oneId: string, otherId: string): Promise<StoredSession | null> {
    const [one, other] = await Promise.all([this.#numbers.twinsOf(oneId), this.#numbers.twinsOf(otherId)])
    const id = await this.#pairs.openSession(one, other)
    const session = id === null ? null : await this.#masking.sessions.require(id)
    // What has run out waits to be closed; nobody is put through by it any more.
    return session !== null && (session.expiresAt ?? 0) > this.#clock.now() ? session : null
  }

  /** Never shorter than it was promised before. */
  async #longer(session: StoredSession, hours: number): Promise<StoredSession> {
    const asked = this.#clock.now() + hours * hour
    return asked > (session.expiresAt ?? 0) ? this.#masking.sessions.extend(session.id, hours) : session
  }

  async #view({ id, expiresAt, legs }: StoredSession): Promise<MaskedPair> {
    const leg = legs.find(({ role }) => role === 'customer')
    const line = leg === undefined ? null : await this.#numbers.find(leg.lineId)
    if (line === null || expiresAt === null) throw closedAlready()
    return { sessionId: id, lineLabel: maskLineNumber(line.e164), expiresAt }
  }
}
