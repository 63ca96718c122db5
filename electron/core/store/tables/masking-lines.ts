import { sql } from 'kysely'
import { maskLineNumber } from '../../../../shared/domain/phone-number.ts'
import type { Statement, Store } from '../store.ts'

/** A line of the pool, by the id of its number. */
export type StoredLine = { readonly id: string; readonly name: string; readonly label: string }

/** The ExoPhones over which sessions run. */
export class MaskingLinesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** In the order in which they were added. */
  async all(): Promise<readonly StoredLine[]> {
    const rows = await this.#store.read
      .selectFrom('masking_line')
      .innerJoin('phone_number', 'phone_number.id', 'masking_line.number_id')
      .select(['number_id', 'name', 'e164'])
      .where('released_at', 'is', null)
      .orderBy('added_at')
      .orderBy('number_id')
      .execute()
    return rows.map(({ number_id, name, e164 }) => ({ id: number_id, name, label: maskLineNumber(e164) }))
  }

  async everHadLines(): Promise<boolean> {
    const row = await this.#store.read
      .selectFrom('masking_line')
      .select('number_id')
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  /** How many open sessions run over each line. */
  async load(): Promise<ReadonlyMap<string, number>> {
    const rows = await this.#store.read
      .selectFrom('masking_leg')
      .select(['line_id', (select) => select.fn.countAll<number>().as('people')])
      .where('open', '=', sql.lit(1))
      .groupBy('line_id')
      .execute()
    return new Map(rows.map(({ line_id, people }) => [line_id, people]))
  }

  /** One that was released before is taken back. */
  put(numberId: string, name: string, at: number): Statement {
    return {
      query: this.#store.read
        .insertInto('masking_line')
        .values({ number_id: numberId, name, added_at: at, released_at: null })
        .onConflict((conflict) => conflict.column('number_id').doUpdateSet({ name, released_at: null }))
        .compile(),
    }
  }

  release(numberId: string, at: number): Statement {
    return {
      query: this.#store.read
        .updateTable('masking_line')
        .set({ released_at: at })
        .where('number_id', '=', numberId)
        .where('released_at', 'is', null)
        .compile(),
    }
  }
}
