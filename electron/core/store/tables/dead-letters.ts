import type { RawEvent, Statement, Store } from '../store.ts'
import type { DeadLetterRow } from './schema.ts'

/** A webhook that nobody could make anything of, kept until somebody does. */
export type DeadLetter = {
  readonly id: string
  readonly event: RawEvent
  readonly reason: string
  readonly replayedAt: number | null
}

export type DeadLetterSummary = {
  readonly id: string
  readonly receivedAt: number
  readonly route: string
  readonly reason: string
  readonly bytes: number
  readonly replayedAt: number | null
}

export class DeadLetters {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** Newest first. */
  async list(limit: number): Promise<readonly DeadLetterSummary[]> {
    const rows = await this.#store.read
      .selectFrom('dead_letter')
      .select(['id', 'received_at', 'route', 'reason', 'replayed_at'])
      .select((select) => select.fn<number>('length', ['body']).as('bytes'))
      .orderBy('raw_sequence', 'desc')
      .limit(limit)
      .execute()
    return rows.map(({ received_at: receivedAt, replayed_at: replayedAt, ...row }) => ({
      ...row,
      receivedAt,
      replayedAt,
    }))
  }

  async find(id: string): Promise<DeadLetter | null> {
    const row = await this.#store.read
      .selectFrom('dead_letter')
      .selectAll()
      .where('id', '=', id)
      .executeTakeFirst()
    return row === undefined ? null : letterOf(row)
  }

  /** How many wait to be replayed. */
  async waiting(): Promise<number> {
    const { count } = await this.#store.read
      .selectFrom('dead_letter')
      .select((select) => select.fn.countAll<number>().as('count'))
      .where('replayed_at', 'is', null)
      .executeTakeFirstOrThrow()
    return Number(count)
  }

  /** One event makes at most one letter, however often it is tried. */
  keep(event: RawEvent, reason: string): Statement {
    const row: DeadLetterRow = {
      id: deadLetterId(event.sequence),
      raw_sequence: event.sequence,
      received_at: event.receivedAt,
      route: event.route,
      method: event.method,
      query: event.query,
      content_type: event.contentType,
      body: event.body,
      reason,
      replayed_at: null,
    }
    return {
      query: this.#store.read
        .insertInto('dead_letter')
        .values(row)
        .onConflict((conflict) => conflict.column('id').doUpdateSet({ reason }))
        .compile(),
    }
  }

  /** Undoes the group when the letter is gone or has been replayed meanwhile. */
  markReplayed(id: string, at: number): Statement {
    return {
      query: this.#store.read
        .updateTable('dead_letter')
        .set({ replayed_at: at })
        .where('id', '=', id)
        .where('replayed_at', 'is', null)
        .compile(),
      guard: 'dead-letter-waiting',
    }
  }
}

export function deadLetterId(sequence: number): string {
  return `letter_${sequence}`
}

function letterOf(row: DeadLetterRow): DeadLetter {
  return {
    id: row.id,
    event: {
      sequence: row.raw_sequence,
      receivedAt: row.received_at,
      route: row.route,
      method: row.method,
      query: row.query,
      contentType: row.content_type,
      body: row.body,
    },
    reason: row.reason,
    replayedAt: row.replayed_at,
  }
}
