import type { Statement, Store } from '../store.ts'
import type { RelayRow } from './schema.ts'

/** An event on its way to the address that a caller of the API gave. */
export type StoredRelay = {
  readonly id: string
  /** What it tells of: the id of a call or of a session. */
  readonly subject: string
  readonly url: string
  /** JSON text, masked. */
  readonly body: string
  readonly attempts: number
  /** Null: delivered, or given up. */
  readonly nextAttemptAt: number | null
  readonly deliveredAt: number | null
  readonly createdAt: number
}

export class RelaysTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** Those that are due, oldest event first. */
  async due(now: number, limit: number): Promise<readonly StoredRelay[]> {
    const rows = await this.#store.read
      .selectFrom('relay')
      .selectAll()
      .where('next_attempt_at', '<=', now)
      .orderBy('created_at')
      .orderBy('id')
      .limit(limit)
      .execute()
    return rows.map(fromRow)
  }

  async nextDueAt(): Promise<number | null> {
    const row = await this.#store.read
      .selectFrom('relay')
      .select('next_attempt_at')
      .where('next_attempt_at', 'is not', null)
      .orderBy('next_attempt_at')
      .limit(1)
      .executeTakeFirst()
    return row?.next_attempt_at ?? null
  }

  insert(relay: StoredRelay): Statement {
    return {
      query: this.#store.read
        .insertInto('relay')
        .values({
          id: relay.id,
          subject: relay.subject,
          url: relay.url,
          body: relay.body,
          attempts: relay.attempts,
          next_attempt_at: relay.nextAttemptAt,
          delivered_at: relay.deliveredAt,
          created_at: relay.createdAt,
        })
        .compile(),
    }
  }

  noteAttempt(
    id: string,
    outcome: Pick<StoredRelay, 'attempts' | 'nextAttemptAt' | 'deliveredAt'>,
  ): Statement {
    return {
      query: this.#store.read
        .updateTable('relay')
        .set({
          attempts: outcome.attempts,
          next_attempt_at: outcome.nextAttemptAt,
          delivered_at: outcome.deliveredAt,
        })
        .where('id', '=', id)
        .compile(),
    }
  }
}

function fromRow(row: RelayRow): StoredRelay {
  return {
    id: row.id,
    subject: row.subject,
    url: row.url,
    body: row.body,
    attempts: row.attempts,
    nextAttemptAt: row.next_attempt_at,
    deliveredAt: row.delivered_at,
    createdAt: row.created_at,
  }
}
