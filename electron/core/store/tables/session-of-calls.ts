import { sql } from 'kysely'
import type { Store } from '../store.ts'
import type { CallRecord } from './call-record.ts'
import { eachOf } from './each-of.ts'

export type SessionOfCall = {
  readonly sessionId: string
  readonly callerRole: 'customer' | 'worker' | 'agent'
  /** The booking's reference; null when the booking is gone. */
  readonly reference: string | null
}

/** In which sessions calls run. */
export class SessionOfCalls {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** By the call's id; calls outside of sessions are left out. */
  async of(
    calls: readonly Pick<CallRecord, 'id' | 'providerCallId'>[],
  ): Promise<ReadonlyMap<string, SessionOfCall>> {
    if (calls.length === 0) return new Map()
    const providerIds = calls.flatMap(({ providerCallId }) => providerCallId ?? [])
    const rows = await this.#store.read
      .selectFrom('masked_call')
      .innerJoin('masking_session', 'masking_session.id', 'masked_call.session_id')
      .leftJoin('booking', 'booking.id', 'masking_session.booking_id')
      .select(['masked_call.call_id as callId', 'masked_call.provider_call_id as providerCallId'])
      .select([
        'masked_call.session_id as sessionId',
        'masked_call.role as role',
        'booking.reference as reference',
      ])
      .where((where) =>
        where.or([
          where('masked_call.call_id', 'in', eachOf(calls.map(({ id }) => id))),
          providerIds.length === 0
            ? sql<boolean>`0`
            : where('masked_call.provider_call_id', 'in', eachOf(providerIds)),
        ]),
      )
      .execute()
    const found = new Map<string, SessionOfCall>()
    for (const { callId, providerCallId, sessionId, role, reference } of rows) {
      const call = calls.find(
        ({ id, providerCallId: named }) => id === callId || (named !== null && named === providerCallId),
      )
      // Written from this union.
      const callerRole = role as SessionOfCall['callerRole']
      if (call !== undefined) found.set(call.id, { sessionId, callerRole, reference })
    }
    return found
  }
}
