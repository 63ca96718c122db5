import { sql } from 'kysely'
import type { Statement, Store } from '../store.ts'
import type { CallRecord } from './call-record.ts'
import { fromRow } from './call-row.ts'
import type { MissedCallerRow } from './schema.ts'

/** The guard of taking a caller: somebody else has them. */
export const callerTaken = 'caller-taken'

/** More than a desk can call back in a day; the newest count. */
const mostMissed = 2000

/** Calls that nobody took, and what people of the desk did about their callers. */
export class MissedCallersTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** Newest first. */
  async missedSince(since: number): Promise<readonly CallRecord[]> {
    const rows = await this.#store.read
      .selectFrom('call')
      .selectAll()
      // Written out, not bound: only so does the engine see that the partial index holds every row.
      .where('direction', '=', sql.lit('inbound'))
      .where('status', 'in', [sql.lit('missed'), sql.lit('rejected')])
      .where('requested_at', '>=', since)
      // Two people of a booking called each other, not the desk.
      .where('purpose', '!=', 'party-to-party')
      .orderBy('requested_at', 'desc')
      .limit(mostMissed)
      .execute()
    return rows.map(fromRow)
  }

  /** When the desk last talked with each of these numbers, whoever called whom. */
  async lastTalks(numberIds: readonly string[], since: number): Promise<ReadonlyMap<string, number>> {
    const talks = new Map<string, number>()
    if (numberIds.length === 0) return talks
    for (const [direction, column] of [
      ['inbound', 'first_number_id'],
      ['outbound', 'second_number_id'],
    ] as const) {
      const rows = await this.#store.read
        .selectFrom('call')
        .select((select) => [`${column} as number_id` as const, select.fn.max('requested_at').as('at')])
        .where('direction', '=', sql.lit(direction))
        .where('talk_seconds', '>', sql.lit(0))
        .where('requested_at', '>=', since)
        .where(column, 'in', numberIds)
        // Two parties that were put through to each other did not talk with the desk.
        .where('purpose', '!=', 'party-to-party')
        .groupBy(column)
        .execute()
      for (const { number_id, at } of rows) {
        if (number_id !== null) talks.set(number_id, Math.max(at, talks.get(number_id) ?? 0))
      }
    }
    return talks
  }

  async marksOf(keys: readonly string[]): Promise<ReadonlyMap<string, MissedCallerRow>> {
    if (keys.length === 0) return new Map()
    const rows = await this.#store.read
      .selectFrom('missed_caller')
      .selectAll()
      .where('caller_key', 'in', keys)
      .execute()
    return new Map(rows.map((row) => [row.caller_key, row]))
  }

  /** Refused with StoreConflict `callerTaken` while somebody else has them since `takenBefore` or later. */
  take(key: string, userId: string, at: number, takenBefore: number): readonly Statement[] {
    return [
      this.#ensure(key),
      {
        guard: callerTaken,
        query: this.#store.read
          .updateTable('missed_caller')
          .set({ taken_by: userId, taken_at: at })
          .where('caller_key', '=', key)
          .where((where) =>
            where.or([
              where('taken_by', 'is', null),
              where('taken_by', '=', userId),
              where('taken_at', '<', takenBefore),
            ]),
          )
          .compile(),
      },
    ]
  }

  release(key: string, userId: string): Statement {
    return {
      query: this.#store.read
        .updateTable('missed_caller')
        .set({ taken_by: null, taken_at: null })
        .where('caller_key', '=', key)
        .where('taken_by', '=', userId)
        .compile(),
    }
  }

  noteTry(key: string, userId: string, at: number): readonly Statement[] {
    return [this.#ensure(key), this.#set(key, { tried_by: userId, tried_at: at })]
  }

  dismiss(key: string, userId: string, at: number): readonly Statement[] {
    return [
      this.#ensure(key),
      this.#set(key, { dismissed_by: userId, dismissed_at: at, taken_by: null, taken_at: null }),
    ]
  }

  #set(key: string, columns: Partial<MissedCallerRow>): Statement {
    return {
      query: this.#store.read
        .updateTable('missed_caller')
        .set(columns)
        .where('caller_key', '=', key)
        .compile(),
    }
  }

  #ensure(key: string): Statement {
    return {
      query: this.#store.read
        .insertInto('missed_caller')
        .values({
          caller_key: key,
          taken_by: null,
          taken_at: null,
          tried_by: null,
          tried_at: null,
          dismissed_at: null,
          dismissed_by: null,
        })
        .onConflict((conflict) => conflict.column('caller_key').doNothing())
        .compile(),
    }
  }
}
