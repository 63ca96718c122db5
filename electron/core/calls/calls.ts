import { AppError } from '../../../shared/app-error.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import type { PartyRole } from '../../../shared/domain/booking.ts'
import { callsOfBookingAtOnce } from '../../../shared/domain/booking.ts'
import type { Clock } from '../ports.ts'
import type { CallSide } from '../store/tables/call-record.ts'
import type { TelecomAccount } from '../telecom/telecom-account.ts'
import type { CallLedger } from './call-ledger.ts'
import type { CallPlacer } from './call-placer.ts'

/** After its end a call stays in the call bar for this long, unless another takes its place. */
const shownAfterEnd = 10 * 60_000

/** What calls ask of bookings. */
export interface BookingParties {
  party(
    bookingId: string,
    partyId: string,
  ): Promise<{ readonly id: string; readonly role: PartyRole; readonly phoneNumberId: string | null }>
}

/** What calls ask of people. */
export interface AgentPhones {
  phoneNumberId(userId: string): Promise<string | null>
}

/** The calls of the desk, as its people ask for them. */
export class Calls {
  readonly #ledger: CallLedger
  readonly #placer: CallPlacer
  readonly #account: TelecomAccount
  readonly #bookings: BookingParties
  readonly #people: AgentPhones
  readonly #clock: Clock

  constructor(parts: {
    ledger: CallLedger
    placer: CallPlacer
    account: TelecomAccount
    bookings: BookingParties
    people: AgentPhones
    clock: Clock
  }) {
    this.#ledger = parts.ledger
    this.#placer = parts.placer
    this.#account = parts.account
    this.#bookings = parts.bookings
    this.#people = parts.people
    this.#clock = parts.clock
  }

  /**
   * The agent's phone rings first, then the party's. Answers as soon as the intent is durable.
   * @throws AppError, see CallPlacer; `wrong-state` while the agent has set no phone; `undialable` without a number.
   */
  async place(userId: string, bookingId: string, partyId: string): Promise<CallView> {
    const party = await this.#bookings.party(bookingId, partyId)
    return this.#placeTo(userId, bookingId, { who: party.role, id: party.id, numberId: party.phoneNumberId })
  }

  /** Calls back somebody who is on no booking. @throws as `place` */
  placeToNumber(userId: string, numberId: string): Promise<CallView> {
    return this.#placeTo(userId, null, { who: 'unknown', id: null, numberId })
  }

  async #placeTo(userId: string, bookingId: string | null, other: CallSide): Promise<CallView> {
    const [agentNumberId, incoming] = await Promise.all([
      this.#people.phoneNumberId(userId),
      this.#ledger.table.openInboundOf(userId),
    ])
    if (incoming !== null) {
      throw new AppError('wrong-state', 'Your phone has a call that came in. Call when it is over.', {
        reason: 'agent-on-call',
      })
    }
    if (agentNumberId === null) {
      throw new AppError('wrong-state', 'Your own phone is not set. Set it in Settings, then call again.', {
        reason: 'own-phone-missing',
      })
    }
    if (other.numberId === null) {
      throw new AppError('undialable', 'No number is known for this person.', { reason: 'number-missing' })
    }
    const { call } = await this.#placer.place({
      purpose: 'agent',
      bookingId,
      agentUserId: userId,
      first: { who: 'agent', id: userId, numberId: agentNumberId },
      second: { ...other, numberId: other.numberId },
      line: this.#account.defaultLine(),
      record: true,
      timeLimitSeconds: null,
      relay: null,
      correlation: null,
    })
    return this.#view(call.id)
  }

  /** The call that this user is on, or was on until a moment ago. */
  async mine(userId: string): Promise<CallView | null> {
    const { table } = this.#ledger
    const call =
      (await table.openOfAgent(userId)) ??
      (await table.openInboundOf(userId)) ??
      (await table.latestOfAgent(userId, this.#clock.now() - shownAfterEnd))
    return call === null ? null : this.#view(call.id)
  }

  /** Newest first, at most `callsOfBookingAtOnce`; `upTo`: those that were asked for at this instant or before. */
  async ofBooking(bookingId: string, upTo?: number): Promise<CallView[]> {
    const filter = { bookingId, ...(upTo === undefined ? {} : { to: upTo + 1 }) }
    return this.#ledger.views(await this.#ledger.table.page(filter, 0, callsOfBookingAtOnce))
  }

  /** Every call that goes on, newest first. */
  async open(): Promise<CallView[]> {
    const open = await this.#ledger.table.allOpen()
    return this.#ledger.views(open.toSorted((one, other) => other.requestedAt - one.requestedAt))
  }

  async #view(id: string): Promise<CallView> {
    const call = await this.#ledger.table.find(id)
    const [view] = call === null ? [] : await this.#ledger.views([call])
    if (view === undefined) throw new AppError('not-found', 'There is no such call.')
    return view
  }
}
