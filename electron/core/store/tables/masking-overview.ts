import { type ExpressionBuilder, type SelectQueryBuilder, sql } from 'kysely'
import type { MaskedDay, MaskedPair } from '../../../../shared/contract/masking.ts'
import { indianOffset } from '../../../../shared/domain/indian-clock.ts'
import type { SessionList } from '../../../../shared/domain/masking.ts'
import type { Store } from '../store.ts'
import type { Tables } from './schema.ts'

type Span = { readonly from: number; readonly to: number }
type Page = { readonly offset: number; readonly limit: number }

/** A day as the store counts it; the cost in thousandths of a rupee. */
export type StoredDay = Omit<MaskedDay, 'cost'> & { readonly cost: number }

const day = 86_400_000
/** A sweep ends what has run out long before. */
const overdueAfter = 120_000

const callOfEntry = sql<string>`coalesce(masked_call.call_id, (select heard.id from call as heard
  where heard.provider = 'exotel' and heard.provider_call_id = masked_call.provider_call_id))`

/** Figures about all sessions, for supervisors. */
export class MaskingOverviewTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** In pages; newest first, and of those that are stuck or failed the longest first. */
  async ids(list: SessionList, now: number, { offset, limit }: Page): Promise<readonly string[]> {
    const waiting = list === 'stuck' || list === 'failed'
    const rows = await this.#of(list, now)
      .select('masking_session.id')
      .orderBy('masking_session.opened_at', waiting ? 'asc' : 'desc')
      .orderBy('masking_session.id')
      .offset(offset)
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  }

  async count(list: SessionList, now: number): Promise<number> {
    const row = await this.#of(list, now)
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirst()
    return row?.total ?? 0
  }

  async waitingForLine(): Promise<number> {
    const row = await this.#store.read
      .selectFrom('masking_session')
      .select((select) => select.fn.countAll<number>().as('total'))
      .where('state', '=', sql.lit('failed'))
      .where('failure', 'in', ['pool-exhausted', 'no-lines'])
      .executeTakeFirst()
    return row?.total ?? 0
  }

  /** The most open sessions of one number: with fewer lines one of them could not be. */
  async linesNeeded(): Promise<number> {
    const { rows } = await sql<{ needed: number | null }>`select max(sessions) as needed
      from (select count(*) as sessions from masking_leg where open = 1 group by number_id)`.execute(
      this.#store.read,
    )
    return rows[0]?.needed ?? 0
  }

  /** The same if every booking that is to be carried out within the span had its session beside those that are open. */
  async linesForecast({ from, to }: Span): Promise<number> {
    const { rows } = await sql<{ needed: number | null }>`
      with coming as (
        select id, customer_party_id, worker_party_id from booking
        where scheduled_at >= ${from} and scheduled_at < ${to} and status in ('assigned', 'accepted', 'in-progress')
      ), wanted as (
        select party.phone_number_id as number_id, coming.id as booking_id from coming
          join party on party.id = coming.customer_party_id
        union select party.phone_number_id, coming.id from coming join party on party.id = coming.worker_party_id
        union select masking_leg.number_id, masking_session.booking_id from masking_leg
          join masking_session on masking_session.id = masking_leg.session_id where masking_leg.open = 1
      )
      select max(bookings) as needed from (
        select count(*) as bookings from wanted where number_id is not null group by number_id)`.execute(
      this.#store.read,
    )
    return rows[0]?.needed ?? 0
  }

  /** The most frequent first. */
  async pairs(span: Span, { offset, limit }: Page): Promise<{ pairs: MaskedPair[]; total: number }> {
    const pairs = this.#callsIn(span)
      .innerJoin('masking_session', 'masking_session.id', 'masked_call.session_id')
      .leftJoin('party as customer', 'customer.id', 'masking_session.customer_party_id')
      .leftJoin('party as worker', 'worker.id', 'masking_session.worker_party_id')
      .groupBy(['masking_session.customer_party_id', 'masking_session.worker_party_id'])
    const [rows, all] = await Promise.all([
      pairs
        .select([
          'masking_session.customer_party_id as customerId',
          'masking_session.worker_party_id as workerId',
          'customer.name as customerName',
          'worker.name as workerName',
          sql<number>`count(distinct masking_session.id)`.as('sessions'),
          sql<number>`count(*)`.as('calls'),
          sql<number>`coalesce(sum(call.talk_seconds), 0)`.as('talkSeconds'),
          sql<number>`max(call.requested_at)`.as('lastCallAt'),
        ])
        .orderBy('calls', 'desc')
        .orderBy('lastCallAt', 'desc')
        .offset(offset)
        .limit(limit)
        .execute(),
      pairs.select('masking_session.customer_party_id').execute(),
    ])
    return {
      total: all.length,
      pairs: rows.map(({ customerId, workerId, customerName, workerName, ...counts }) => ({
        ...counts,
        customerPartyId: customerId ?? '',
        customerName: customerName ?? '',
        workerPartyId: workerId ?? '',
        workerName: workerName ?? '',
      })),
    }
  }

  /** Only days with calls. */
  async days(span: Span): Promise<StoredDay[]> {
    const dayOfCall = sql<number>`(call.requested_at + ${sql.lit(indianOffset)}) / ${sql.lit(day)}`
    const rows = await this.#callsIn(span)
      .select([
        dayOfCall.as('number'),
        sql<number>`count(*)`.as('calls'),
        sql<number>`coalesce(sum(call.talk_seconds), 0)`.as('talkSeconds'),
        sql<number>`coalesce(sum((coalesce(call.talk_seconds, 0) + 59) / 60), 0)`.as('billedMinutes'),
        sql<number>`coalesce(sum(cast(round(call.price * 1000) as integer)), 0)`.as('cost'),
        sql<number>`sum(call.price is null)`.as('unpriced'),
        sql<number>`coalesce(sum(case when call.price is null then (coalesce(call.talk_seconds, 0) + 59) / 60 end), 0)`.as(
          'unpricedMinutes',
        ),
      ])
      .groupBy(dayOfCall)
      .orderBy('number')
      .execute()
    return rows.map(({ number, ...counts }) => ({ at: number * day - indianOffset, ...counts }))
  }

  #callsIn({ from, to }: Span) {
    return this.#store.read
      .selectFrom('masked_call')
      .innerJoin('call', (join) => join.on('call.id', '=', callOfEntry))
      .where('masked_call.at', '>=', from)
      .where('masked_call.at', '<', to)
      .where('call.provider_call_id', 'is not', null)
  }

  #of(list: SessionList, now: number): SelectQueryBuilder<Tables, 'masking_session', object> {
    const sessions = this.#store.read.selectFrom('masking_session')
    switch (list) {
      case 'active':
        return sessions.where('state', '=', sql.lit('active'))
      case 'failed':
        return sessions.where('state', '=', sql.lit('failed'))
      case 'ended':
        return sessions.where('state', 'in', ['closed', 'expired'])
      case 'stuck':
        return sessions.where('state', '=', sql.lit('active')).where((where) => isStuck(where, now))
    }
  }
}

/** Open, though it has run out, its booking is over or gone, or its line has left the pool. */
function isStuck(where: ExpressionBuilder<Tables, 'masking_session'>, now: number) {
  const booking = where
    .selectFrom('booking')
    .select('booking.id')
    .whereRef('booking.id', '=', 'masking_session.booking_id')
    .where('booking.status', 'not in', ['completed', 'cancelled'])
  const released = where
    .selectFrom('masking_leg')
    .innerJoin('masking_line', 'masking_line.number_id', 'masking_leg.line_id')
    .select('masking_leg.line_id')
    .whereRef('masking_leg.session_id', '=', 'masking_session.id')
    .where('masking_line.released_at', 'is not', null)
  return where.or([
    where('expires_at', '<=', now - overdueAfter),
    where.not(where.exists(booking)),
    where.exists(released),
  ])
}
