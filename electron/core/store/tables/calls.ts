import { CompiledQuery, sql } from 'kysely'
import { maskLineNumber, maskPersonNumber } from '../../../../shared/domain/phone-number.ts'
import type { Statement, Store } from '../store.ts'
import { type CallFilter, fits } from './call-filter.ts'
import type { CallRecord, CallWithNames } from './call-record.ts'
import { changingColumns, fromRow, toRow } from './call-row.ts'
import { CallTallyTable } from './call-tally.ts'
import { eachOf } from './each-of.ts'
import type { CallNoteRow } from './schema.ts'

export type StoredNote = {
  readonly callId: string
  readonly at: number
  readonly kind: string
  readonly detail: string
}

/** The guard of every change of a call. */
export const callChanged = 'call-changed'

/** Calls that are asked about together; more wait for the next sweep. */
const dueBatch = 200

export class CallsTable {
  readonly #store: Store
  readonly #tally: CallTallyTable
  /** Built once: thousands of callbacks a second use them, always with the same columns in the same order. */
  #insertText: string | null = null
  #updateText: string | null = null

  constructor(store: Store) {
    this.#store = store
    this.#tally = new CallTallyTable(store)
  }

  async find(id: string): Promise<CallRecord | null> {
    const row = await this.#store.read.selectFrom('call').selectAll().where('id', '=', id).executeTakeFirst()
    return row ? fromRow(row) : null
  }

  async byProviderCallIds(provider: string, ids: readonly string[]): Promise<readonly CallRecord[]> {
    if (ids.length === 0) return []
    const rows = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where('provider', '=', provider)
      .where('provider_call_id', 'in', eachOf(ids))
      .execute()
    return rows.map(fromRow)
  }

  async byCorrelations(correlations: readonly string[]): Promise<readonly CallRecord[]> {
    if (correlations.length === 0) return []
    const rows = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where('correlation', 'in', eachOf(correlations))
      .execute()
    return rows.map(fromRow)
  }

  /** Our own calls that may be going on and whose id at the provider is not known yet. */
  async openWithoutProviderId(): Promise<readonly CallRecord[]> {
    const rows = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where('open', '=', sql.lit(1))
      .where('provider_call_id', 'is', null)
      .execute()
    return rows.map(fromRow)
  }

  /**
   * Calls whose next question is due at `now`. Open ones that wait longer than `furthest` are due too: only a clock
   * that was set back can have put them there.
   */
  async due(now: number, furthest: number): Promise<readonly CallRecord[]> {
    const rows = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where('next_check_at', 'is not', null)
      .where((where) =>
        where.or([
          where('next_check_at', '<=', now),
          where.and([where('open', '=', 1), where('next_check_at', '>', furthest)]),
        ]),
      )
      .orderBy('next_check_at')
      .limit(dueBatch)
      .execute()
    return rows.map(fromRow)
  }

  async nextDueAt(): Promise<number | null> {
    const row = await this.#store.read
      .selectFrom('call')
      .select('next_check_at')
      .where('next_check_at', 'is not', null)
      .orderBy('next_check_at')
      .limit(1)
      .executeTakeFirst()
    return row?.next_check_at ?? null
  }

  /** Every call that may be going on. */
  async allOpen(): Promise<readonly CallRecord[]> {
    const rows = await this.#store.read.selectFrom('call').selectAll().where('open', '=', 1).execute()
    return rows.map(fromRow)
  }

  async openOfAgent(userId: string): Promise<CallRecord | null> {
    const row = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where('agent_user_id', '=', userId)
      // Written out, for the index of open calls is found by it; bound, all calls of the agent are read.
      .where('open', '=', sql.lit(1))
      .executeTakeFirst()
    return row ? fromRow(row) : null
  }

  /** The call that came in and that the phone of this user has. */
  async openInboundOf(userId: string): Promise<CallRecord | null> {
    const row = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where('open', '=', 1)
      .where('direction', '=', 'inbound')
      .where('second_id', '=', userId)
      .where('next_check_at', 'is not', null)
      .orderBy('requested_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ? fromRow(row) : null
  }

  async latestOfAgent(userId: string, since: number): Promise<CallRecord | null> {
    const row = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where('requested_at', '>=', since)
      .where((where) =>
        where.or([
          where('agent_user_id', '=', userId),
          where.and([where('direction', '=', 'inbound'), where('second_id', '=', userId)]),
        ]),
      )
      .orderBy('requested_at', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ? fromRow(row) : null
  }

  async page(filter: CallFilter, offset: number, limit: number): Promise<readonly CallRecord[]> {
    const rows = await this.#store.read
      .selectFrom('call')
      .selectAll()
      .where((where) => fits(where, filter))
      .orderBy('requested_at', 'desc')
      .offset(offset)
      .limit(limit)
      .execute()
    return rows.map(fromRow)
  }

  async count(filter: CallFilter): Promise<number> {
    const counts = await this.#tally.counts(filter, 'day')
    return counts.reduce((sum, { calls }) => sum + calls, 0)
  }

  async withNames(calls: readonly CallRecord[]): Promise<readonly CallWithNames[]> {
    if (calls.length === 0) return []
    const rows = await this.#store.read
      .selectFrom('call')
      .leftJoin('booking', 'booking.id', 'call.booking_id')
      .leftJoin('phone_number as first_number', 'first_number.id', 'call.first_number_id')
      .leftJoin('phone_number as second_number', 'second_number.id', 'call.second_number_id')
      .leftJoin('phone_number as line_number', 'line_number.id', 'call.line_number_id')
      .leftJoin('user as first_user', 'first_user.id', 'call.first_id')
      .leftJoin('user as second_user', 'second_user.id', 'call.second_id')
      .leftJoin('party as first_party', 'first_party.id', 'call.first_id')
      .leftJoin('party as second_party', 'second_party.id', 'call.second_id')
      .select([
        'call.id as call_id',
        'booking.reference as reference',
        'first_number.e164 as first_e164',
        'second_number.e164 as second_e164',
        'line_number.e164 as line_e164',
        'first_user.name as first_user_name',
        'second_user.name as second_user_name',
        'first_party.name as first_party_name',
        'second_party.name as second_party_name',
      ])
      .where(
        'call.id',
        'in',
        calls.map((call) => call.id),
      )
      .execute()
    const byId = new Map(rows.map((row) => [row.call_id, row]))
    return calls.map((call) => {
      const row = byId.get(call.id)
      return {
        call,
        bookingReference: row?.reference ?? null,
        firstName: row?.first_user_name ?? row?.first_party_name ?? '',
        firstLabel: label(row?.first_e164, maskPersonNumber),
        secondName: row?.second_user_name ?? row?.second_party_name ?? '',
        secondLabel: label(row?.second_e164, maskPersonNumber),
        lineLabel: label(row?.line_e164, maskLineNumber),
      }
    })
  }

  async notesOf(callIds: readonly string[]): Promise<readonly StoredNote[]> {
    if (callIds.length === 0) return []
    const rows: CallNoteRow[] = await this.#store.read
      .selectFrom('call_note')
      .selectAll()
      .where('call_id', 'in', callIds)
      .orderBy('at')
      .execute()
    return rows.map((row) => ({ callId: row.call_id, at: row.at, kind: row.kind, detail: row.detail }))
  }

  /** A second open call of one agent is refused by the store: StoreConflict `call.agent_user_id`. */
  insert(call: CallRecord): Statement {
    const row = toRow(call)
    this.#insertText ??= this.#store.read.insertInto('call').values(row).compile().sql
    return { query: CompiledQuery.raw(this.#insertText, Object.values(row)) }
  }

  /** Refused with StoreConflict `callChanged` when somebody else changed the call since `previous` was read. */
  update(previous: CallRecord, call: CallRecord): Statement {
    const columns = changingColumns({ ...call, revision: previous.revision + 1 })
    this.#updateText ??= this.#store.read
      .updateTable('call')
      .set(columns)
      .where('id', '=', call.id)
      .where('revision', '=', previous.revision)
      .compile().sql
    const parameters = [...Object.values(columns), call.id, previous.revision]
    return { guard: callChanged, query: CompiledQuery.raw(this.#updateText, parameters) }
  }

  /** Refused like `update` when the call was changed meanwhile. */
  remove(call: CallRecord): Statement {
    return {
      guard: callChanged,
      query: this.#store.read
        .deleteFrom('call')
        .where('id', '=', call.id)
        .where('revision', '=', call.revision)
        .compile(),
    }
  }

  addNote(id: string, note: StoredNote): Statement {
    return {
      query: this.#store.read
        .insertInto('call_note')
        .values({ id, call_id: note.callId, at: note.at, kind: note.kind, detail: note.detail })
        .compile(),
    }
  }
}

function label(e164: string | null | undefined, mask: (number: string) => string): string {
  return e164 ? mask(e164) : ''
}
