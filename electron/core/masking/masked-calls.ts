import { AppError } from '../../../shared/app-error.ts'
import { counterpartOf, type MaskedRole } from '../../../shared/domain/masking.ts'
import type { CallPlacer, PlacedIntent } from '../calls/call-placer.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { BookingsTable } from '../store/tables/bookings.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { MaskedCallsTable } from '../store/tables/masked-calls.ts'
import type { SessionLeg, StoredSession } from '../store/tables/masking-sessions.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import { fitsPeople, isOver, peopleOf } from './masked-people.ts'
import { closedAlready, type Sessions } from './sessions.ts'

/** Who starts a call of a session. An agent's own phone rings first, and they talk with the role named. */
export type MaskedCaller =
  | { readonly kind: 'party'; readonly role: MaskedRole }
  | { readonly kind: 'agent'; readonly userId: string; readonly to: MaskedRole }

export type MaskedCall = {
  readonly caller: MaskedCaller
  readonly purpose: 'agent' | 'party-to-party' | 'test'
  /** Null: a fresh one is made. */
  readonly correlation: string | null
  readonly relay: CallRecord['relay']
}

/** What calls of a session ask of people. */
export interface OwnPhones {
  phoneNumberId(userId: string): Promise<string | null>
}

/** Keeps people from being called without end. @throws AppError `limit` */
export interface CallLimits {
  admit(call: {
    readonly sessionId: string
    /** Null for an agent, who is not limited so. */
    readonly callerNumberId: string | null
  }): Promise<{ end(placed: boolean): void }>
}

/** Places calls of sessions: the session's line is all that anybody sees. Each call is checked against the booking as it is now. */
export class MaskedCalls {
  readonly #sessions: Sessions
  readonly #placer: CallPlacer
  readonly #people: OwnPhones
  readonly #bookings: BookingsTable
  readonly #numbers: PhoneNumbersTable
  readonly #calls: MaskedCallsTable
  readonly #record: () => boolean
  readonly #limits: CallLimits
  readonly #clock: Clock

  constructor(parts: {
    store: Store
    sessions: Sessions
    placer: CallPlacer
    people: OwnPhones
    record: () => boolean
    limits: CallLimits
    clock: Clock
  }) {
    this.#sessions = parts.sessions
    this.#placer = parts.placer
    this.#people = parts.people
    this.#record = parts.record
    this.#limits = parts.limits
    this.#clock = parts.clock
    this.#bookings = new BookingsTable(parts.store)
    this.#numbers = new PhoneNumbersTable(parts.store)
    this.#calls = new MaskedCallsTable(parts.store)
  }

  /** @throws AppError `wrong-state` when the session does not hold (any more), `limit`, and as `CallPlacer.place` */
  async place(session: StoredSession, wanted: MaskedCall): Promise<PlacedIntent> {
    await this.requireOpen(session)
    const { caller } = wanted
    const callerNumberId = caller.kind === 'party' ? legOf(session, caller.role).numberId : null
    const admission = await this.#limits.admit({ sessionId: session.id, callerNumberId })
    try {
      const placed = await this.#placeAdmitted(session, wanted)
      admission.end(true)
      return placed
    } catch (thrown) {
      admission.end(false)
      throw thrown
    }
  }

  async #placeAdmitted(session: StoredSession, wanted: MaskedCall): Promise<PlacedIntent> {
    const { caller, purpose, correlation, relay } = wanted
    const second = legOf(session, caller.kind === 'agent' ? caller.to : counterpartOf(caller.role))
    const first = await this.#firstSide(session, caller)
    // What is shown must lead its callee back to this session.
    const line = await this.#numbers.find(second.lineId)
    if (line === null) throw new AppError('wrong-state', 'The line of this session is no longer kept.')
    const role = caller.kind === 'agent' ? 'agent' : caller.role
    const placed = await this.#placer.place({
      ...{ purpose, correlation, relay },
      bookingId: session.bookingId,
      agentUserId: caller.kind === 'agent' ? caller.userId : null,
      first,
      second: { who: second.role, id: second.partyId, numberId: second.numberId },
      line: line.e164,
      record: this.#record(),
      timeLimitSeconds: null,
      also: (call) => [
        this.#calls.addPlaced(session.id, role, call.id, call.requestedAt),
        this.#sessions.table.touch(session.id, call.requestedAt),
      ],
    })
    this.#sessions.announce([session.bookingId])
    return placed
  }

  /** Refuses a session that is over, has run out, or is not for these people any more. @throws AppError `wrong-state` */
  async requireOpen(session: StoredSession): Promise<void> {
    const inTime = (session.expiresAt ?? 0) > this.#clock.now()
    if (session.state !== 'active' || !inTime) throw closedAlready()
    const booking = await this.#bookings.find(session.bookingId)
    if (booking === null || isOver(booking)) {
      throw new AppError('wrong-state', 'This booking is finished, so its people cannot be connected.', {
        reason: 'booking-over',
      })
    }
    const found = peopleOf(booking, await this.#bookings.partiesOf(booking))
    if (found.kind === 'missing' || !fitsPeople(session, found.people)) throw closedAlready()
  }

  async #firstSide(session: StoredSession, caller: MaskedCaller) {
    if (caller.kind === 'party') {
      const { role, partyId, numberId } = legOf(session, caller.role)
      return { who: role, id: partyId, numberId }
    }
    const numberId = await this.#people.phoneNumberId(caller.userId)
    if (numberId === null) {
      throw new AppError(
        'wrong-state',
        'The agent has set no phone of their own. Set it in Settings first.',
        {
          reason: 'own-phone-missing',
        },
      )
    }
    return { who: 'agent', id: caller.userId, numberId } as const
  }
}

function legOf({ legs }: StoredSession, role: MaskedRole): SessionLeg {
  const leg = legs.find((candidate) => candidate.role === role)
  if (leg === undefined) throw closedAlready()
  return leg
}
