import { type ExpressionBuilder, type ExpressionWrapper, type SqlBool, sql } from 'kysely'
import type { CallDirection, CallStatus } from '../../../../shared/domain/call-status.ts'
import type { TalkBound } from '../../../../shared/domain/talk-time.ts'
import type { Tables } from './schema.ts'

/** What a list of calls may be narrowed to. Instants and talk are inclusive below, exclusive above. */
export type CallFilter = {
  readonly status?: CallStatus
  readonly direction?: CallDirection
  readonly from?: number
  readonly to?: number
  readonly agentUserId?: string
  readonly talkAtLeast?: TalkBound
  readonly talkBelow?: TalkBound
  /** Calls with one of these numbers on either side. */
  readonly numberIds?: readonly string[]
  readonly bookingId?: string
}

type Where = ExpressionBuilder<Tables, 'call'>

/** So few calls of a million that they are simply read. */
export function isNarrow({ bookingId, numberIds }: CallFilter): boolean {
  return bookingId !== undefined || numberIds !== undefined
}

/** The filter as a condition on `call`. */
export function fits(where: Where, filter: CallFilter): ExpressionWrapper<Tables, 'call', SqlBool> {
  const { status, direction, from, to, agentUserId, talkAtLeast, talkBelow, numberIds, bookingId } = filter
  const talk = sql<number>`coalesce(talk_seconds, 0)`
  const conditions: ExpressionWrapper<Tables, 'call', SqlBool>[] = []
  if (status !== undefined) conditions.push(where('status', '=', status))
  if (direction !== undefined) conditions.push(where('direction', '=', direction))
  if (from !== undefined) conditions.push(where('requested_at', '>=', from))
  if (to !== undefined) conditions.push(where('requested_at', '<', to))
  if (agentUserId !== undefined) conditions.push(where('agent_user_id', '=', agentUserId))
  if (talkAtLeast !== undefined) conditions.push(where(talk, '>=', talkAtLeast))
  if (talkBelow !== undefined) conditions.push(where(talk, '<', talkBelow))
  if (bookingId !== undefined) conditions.push(where('booking_id', '=', bookingId))
  if (numberIds !== undefined) conditions.push(withNumber(where, numberIds))
  return where.and(conditions)
}

/** The indexes hold the ends of the ids. */
function withNumber(where: Where, ids: readonly string[]) {
  const ends = ids.map((id) => id.slice(-6))
  return where.or([
    where.and([
      where(sql<string>`substr(first_number_id, -6)`, 'in', ends),
      where('first_number_id', 'in', ids),
    ]),
    where.and([
      where(sql<string>`substr(second_number_id, -6)`, 'in', ends),
      where('second_number_id', 'in', ids),
    ]),
  ])
}
