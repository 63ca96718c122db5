import { AppError } from '../../../shared/app-error.ts'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { counterpartOf } from '../../../shared/domain/masking.ts'
import type { CallLedger } from '../calls/call-ledger.ts'
import type { Masking } from '../masking/build-masking.ts'
import type { MaskedCaller } from '../masking/masked-calls.ts'
import { isOver } from '../masking/masked-people.ts'
import { bookingOver, refusalOf } from '../masking/masking-desk.ts'
import { closedAlready } from '../masking/sessions.ts'
import type { Store } from '../store/store.ts'
import { BookingsTable, type StoredBooking } from '../store/tables/bookings.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { MaskedCallsTable } from '../store/tables/masked-calls.ts'
import { externalIdsOf } from '../store/tables/party-ids.ts'
import { UsersTable } from '../store/tables/users.ts'
import type { SessionsOfBookings } from './api-bookings.ts'
import { noSuchBooking } from './booking-handlers.ts'
import type {
  ApiMasking,
  ApiSession,
  MaskedCallRequest,
  PlacedMaskedCall,
  SessionLogPlace,
  SessionStatus,
} from './booking-ports.ts'

/** Masking sessions as the integration API asks for them. */
export class MaskingForApi implements ApiMasking, SessionsOfBookings {
  readonly #masking: Masking
  readonly #ledger: CallLedger
  readonly #bookings: BookingsTable
  readonly #users: UsersTable
  readonly #calls: MaskedCallsTable
  readonly #store: Store

  constructor(store: Store, masking: Masking, ledger: CallLedger) {
    this.#store = store
    this.#masking = masking
    this.#ledger = ledger
    this.#bookings = new BookingsTable(store)
    this.#users = new UsersTable(store)
    this.#calls = new MaskedCallsTable(store)
  }

  async settle(bookingId: string) {
    await this.#masking.keeper.keep(bookingId)
    return this.openOf(bookingId)
  }

  async openOf(bookingId: string): Promise<{ session: ApiSession | null; reason: string | null }> {
    const { session } = await this.#masking.views.ofBooking(bookingId)
    if (session?.state === 'active') return { session: apiSession(session), reason: null }
    return { session: null, reason: session?.failure ?? null }
  }

  async call(request: MaskedCallRequest): Promise<PlacedMaskedCall> {
    const booking = await this.#require(request.reference)
    const session = await this.#openOf(booking)
    const caller = await this.#callerOf(request)
    const { correlation } = request
    const purpose = caller.kind === 'agent' ? 'agent' : 'party-to-party'
    const { settled } = await this.#masking.calls.place(session, {
      caller,
      purpose,
      correlation,
      relay: null,
    })
    const { call, error } = await settled
    if (error !== null) throw error
    return this.#placed(call, session.id)
  }

  async placedFor(correlation: string): Promise<PlacedMaskedCall | null> {
    const [call] = await this.#ledger.table.byCorrelations([correlation])
    const [sessionId] = call === undefined ? [] : await this.#calls.sessionsOf([call])
    return call === undefined || sessionId === undefined ? null : this.#placed(call, sessionId)
  }

  async terminate(reference: string): Promise<ApiSession | null> {
    const { id } = await this.#require(reference)
    const open = await this.#masking.sessions.table.openOf(id)
    if (open !== null) await this.#masking.sessions.end(open.id, 'by-backend')
    else await this.#masking.sessions.forgetFailure(id)
    const { session } = await this.#masking.views.ofBooking(id)
    return session && apiSession(session)
  }

  async status(reference: string): Promise<SessionStatus> {
    const booking = await this.#require(reference)
    const { session, failure } = await this.#masking.views.ofBooking(booking.id)
    const shown = session && apiSession(session)
    if (isOver(booking)) return { session: shown, canCall: false, reason: 'booking-over' }
    if (session === null) return { session: null, canCall: false, reason: failure ?? 'no-session' }
    if (session.state !== 'active') {
      return { session: shown, canCall: false, reason: session.failure ?? 'session-over' }
    }
    const refused = await this.#whyNot(session.id)
    return { session: shown, canCall: refused === null, reason: refused }
  }

  async log(reference: string, after: SessionLogPlace | null, limit: number) {
    const { id } = await this.#require(reference)
    // One more tells whether there is a next page.
    const entries = await this.#calls.ofBooking(id, after, limit + 1)
    const shown = entries.slice(0, limit)
    const ids = await externalIdsOf(
      this.#store,
      shown.flatMap(({ call }) => call.first.id ?? []),
    )
    const last = shown.at(-1)?.call
    return {
      calls: shown.map(({ sessionId, role, call }) => ({
        id: call.id,
        sessionId,
        callerId: call.first.id === null ? null : (ids.get(call.first.id) ?? call.first.id),
        callerRole: role,
        talkSeconds: call.talkSeconds,
        status: call.status,
        providerCallId: call.providerCallId,
        startedAt: call.facts.startedAt?.value ?? null,
        endedAt: call.facts.endedAt?.value ?? null,
        recordingAvailable: call.facts.recordingUrl !== null,
        createdAt: call.requestedAt,
      })),
      next: entries.length > limit && last !== undefined ? { at: last.requestedAt, id: last.id } : null,
    }
  }

  async #openOf(booking: StoredBooking) {
    if (isOver(booking)) throw bookingOver()
    const { table } = this.#masking.sessions
    const open = await table.openOf(booking.id)
    if (open !== null) return open
    const [latest] = await table.ofBooking(booking.id, 1)
    if (latest?.failure) throw refusalOf(latest.failure)
    if (latest !== undefined) throw closedAlready()
    throw new AppError('wrong-state', 'This booking has no session; one opens when it is accepted.', {
      reason: 'no-session',
    })
  }

  async #callerOf({ caller, callee, agentId }: MaskedCallRequest): Promise<MaskedCaller> {
    if (caller !== 'agent') {
      if (callee !== null && callee !== counterpartOf(caller)) {
        throw new AppError('bad-input', 'Nobody can call themselves.', { field: 'callee' })
      }
      return { kind: 'party', role: caller }
    }
    if (agentId === null) {
      throw new AppError('bad-input', 'Say which agent calls; this key has no default agent.', {
        field: 'agent_id',
      })
    }
    if ((await this.#users.find(agentId)) === null) {
      throw new AppError('bad-input', 'There is no such agent.', { field: 'agent_id' })
    }
    return { kind: 'agent', userId: agentId, to: callee ?? 'customer' }
  }

  async #whyNot(sessionId: string): Promise<string | null> {
    try {
      await this.#masking.calls.requireOpen(await this.#masking.sessions.require(sessionId))
      return null
    } catch (thrown) {
      if (thrown instanceof AppError) return thrown.detail.reason ?? thrown.code
      throw thrown
    }
  }

  async #placed(call: CallRecord, sessionId: string): Promise<PlacedMaskedCall> {
    const [named] = await this.#ledger.table.withNames([call])
    if (named === undefined) throw new AppError('not-found', 'There is no such call.')
    return {
      callId: call.id,
      sessionId,
      providerCallId: call.providerCallId,
      status: call.status,
      fromLabel: named.firstLabel,
      toLabel: named.secondLabel,
      lineLabel: named.lineLabel,
    }
  }

  async #require(reference: string): Promise<StoredBooking> {
    const booking = await this.#bookings.findByReference(reference)
    if (booking === null) throw noSuchBooking()
    return booking
  }
}

function apiSession(session: SessionView): ApiSession {
  const { id, state, lineLabel, calls, talkSeconds, openedAt, expiresAt, terminatedAt } = session
  const label = lineLabel === '' ? null : lineLabel
  return { id, state, lineLabel: label, calls, talkSeconds, createdAt: openedAt, expiresAt, terminatedAt }
}
