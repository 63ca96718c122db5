import { sql } from 'kysely'
import type { MaskedRole } from '../../../../shared/domain/masking.ts'
import { newId } from '../../ids.ts'
import type { Statement, Store } from '../store.ts'
import type { CallRecord } from './call-record.ts'
import { fromRow } from './call-row.ts'
import { eachOf } from './each-of.ts'

/** What the calls of a session come to, as the call log knows them. */
export type SessionTotals = {
  readonly calls: number
  readonly talkSeconds: number
  /** Thousandths of a rupee; null: none has a price yet. */
  readonly cost: number | null
}

/** A call of a session that came in, with who called whom. */
export type MaskedInbound = {
  readonly sessionId: string
  readonly bookingId: string
  readonly caller: MaskedPerson
  readonly counterpart: MaskedPerson
}

export type MaskedPerson = { readonly role: MaskedRole; readonly partyId: string; readonly numberId: string }

/** One entry of a session's log. */
export type SessionCall = {
  readonly entryId: string
  readonly sessionId: string
  readonly role: MaskedRole | 'agent'
  readonly call: CallRecord
}

/** Where a page begins: behind this call. */
export type SessionCallPlace = { readonly at: number; readonly id: string }

/** A call that came in is known by the provider's id until the log has heard of it, and ever after. */
const callOfEntry = sql<string>`coalesce(masked_call.call_id, (select heard.id from call as heard
  where heard.provider = 'exotel' and heard.provider_call_id = masked_call.provider_call_id))`

const thousandths = sql<number | null>`sum(cast(round(call.price * 1000) as integer))`

export const noCalls: SessionTotals = { calls: 0, talkSeconds: 0, cost: null }

/** Which calls belong to which sessions. The calls themselves are in the call log and nowhere else. */
export class MaskedCallsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** A call of ours; in one group with its intent. */
  addPlaced(sessionId: string, role: MaskedRole | 'agent', callId: string, at: number): Statement {
    return this.#add({ session_id: sessionId, role, at, call_id: callId, provider_call_id: null })
  }

  /** A call that came in; the same again changes nothing. */
  addInbound(sessionId: string, role: MaskedRole, providerCallId: string, at: number): Statement {
    return this.#add({ session_id: sessionId, role, at, call_id: null, provider_call_id: providerCallId })
  }

  /** Of calls that came in: those that run in sessions. */
  async inbound(providerCallIds: readonly string[]): Promise<ReadonlyMap<string, MaskedInbound>> {
    if (providerCallIds.length === 0) return new Map()
    const rows = await this.#store.read
      .selectFrom('masked_call')
      .innerJoin('masking_session', 'masking_session.id', 'masked_call.session_id')
      .innerJoin('masking_leg', 'masking_leg.session_id', 'masked_call.session_id')
      .select([
        'masked_call.provider_call_id as providerCallId',
        'masked_call.session_id as sessionId',
        'masking_session.booking_id as bookingId',
        'masked_call.role as callerRole',
        'masking_leg.role as role',
        'masking_leg.party_id as partyId',
        'masking_leg.number_id as numberId',
      ])
      .where('masked_call.provider_call_id', 'in', eachOf(providerCallIds))
      .execute()
    const found = new Map<string, MaskedInbound>()
    for (const { providerCallId, sessionId, bookingId, callerRole } of rows) {
      const legs = rows.filter((row) => row.providerCallId === providerCallId)
      const caller = legs.find(({ role }) => role === callerRole)
      const counterpart = legs.find(({ role }) => role !== callerRole)
      if (providerCallId === null || caller === undefined || counterpart === undefined) continue
      found.set(providerCallId, {
        ...{ sessionId, bookingId },
        ...{ caller: personOf(caller), counterpart: personOf(counterpart) },
      })
    }
    return found
  }

  /** The sessions of these calls. */
  async sessionsOf(calls: readonly Pick<CallRecord, 'id' | 'providerCallId'>[]): Promise<readonly string[]> {
    if (calls.length === 0) return []
    const providerIds = calls.flatMap(({ providerCallId }) =>
      providerCallId === null ? [] : [providerCallId],
    )
    const ids = calls.map(({ id }) => id)
    const [placed, inbound] = await Promise.all([
      this.#sessionIds('call_id', ids),
      this.#sessionIds('provider_call_id', providerIds),
    ])
    return [...new Set([...placed, ...inbound])]
  }

  /** Only calls that the provider knows count: one that was refused never was. */
  async totals(sessionIds: readonly string[]): Promise<ReadonlyMap<string, SessionTotals>> {
    if (sessionIds.length === 0) return new Map()
    const rows = await this.#store.read
      .selectFrom('masked_call')
      .innerJoin('call', (join) => join.on('call.id', '=', callOfEntry))
      .select([
        'masked_call.session_id as id',
        (select) => select.fn.countAll<number>().as('calls'),
        sql<number>`coalesce(sum(call.talk_seconds), 0)`.as('talk'),
        thousandths.as('cost'),
      ])
      .where('masked_call.session_id', 'in', eachOf(sessionIds))
      .where('call.provider_call_id', 'is not', null)
      .groupBy('masked_call.session_id')
      .execute()
    return new Map(rows.map(({ id, calls, talk, cost }) => [id, { calls, talkSeconds: talk, cost }]))
  }

  /** The calls of all sessions of a booking, newest first. */
  async ofBooking(
    bookingId: string,
    after: SessionCallPlace | null,
    limit: number,
  ): Promise<readonly SessionCall[]> {
    let query = this.#store.read
      .selectFrom('masking_session')
      .innerJoin('masked_call', 'masked_call.session_id', 'masking_session.id')
      .innerJoin('call', (join) => join.on('call.id', '=', callOfEntry))
      .selectAll('call')
      .select([
        'masked_call.id as entryId',
        'masked_call.session_id as sessionId',
        'masked_call.role as callerRole',
      ])
      .where('masking_session.booking_id', '=', bookingId)
      .orderBy('call.requested_at', 'desc')
      .orderBy('call.id', 'desc')
      .limit(limit)
    if (after !== null) {
      query = query.where((where) =>
        where.or([
          where('call.requested_at', '<', after.at),
          where.and([where('call.requested_at', '=', after.at), where('call.id', '<', after.id)]),
        ]),
      )
    }
    const rows = await query.execute()
    return rows.map(({ entryId, sessionId, callerRole, ...row }) => ({
      entryId,
      sessionId,
      // Written from this union.
      role: callerRole as SessionCall['role'],
      call: fromRow(row),
    }))
  }

  async #sessionIds(column: 'call_id' | 'provider_call_id', ids: readonly string[]): Promise<string[]> {
    if (ids.length === 0) return []
    const rows = await this.#store.read
      .selectFrom('masked_call')
      .select('session_id')
      .where(column, 'in', eachOf(ids))
      .execute()
    return rows.map(({ session_id }) => session_id)
  }

  #add(entry: {
    session_id: string
    role: string
    at: number
    call_id: string | null
    provider_call_id: string | null
  }): Statement {
    return {
      query: this.#store.read
        .insertInto('masked_call')
        .values({ id: newId('masked'), ...entry })
        .onConflict((conflict) => conflict.doNothing())
        .compile(),
    }
  }
}

function personOf(leg: { role: string; partyId: string; numberId: string }): MaskedPerson {
  // Written from this union.
  return { role: leg.role as MaskedRole, partyId: leg.partyId, numberId: leg.numberId }
}
