import type { BreakReasonView, DispositionView } from '../../../../shared/contract/agents.ts'
import type { Statement, Store } from '../store.ts'

/** A taken key is refused by the store: StoreConflict with this guard. */
export const digitTaken = 'disposition.digit'

/** What the desk has to choose from: dispositions and reasons for a break. */
export class ChoicesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async dispositions(): Promise<DispositionView[]> {
    const rows = await this.#store.read
      .selectFrom('disposition')
      .selectAll()
      .orderBy('position')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      words: { en: row.word_en, hi: row.word_hi },
      digit: row.digit,
      // Written by `putDisposition` and the first migration only.
      detail: row.detail as DispositionView['detail'],
      next: row.next_step as DispositionView['next'],
      fits: row.fits as DispositionView['fits'],
      position: row.position,
      retired: row.retired_at !== null,
    }))
  }

  async breakReasons(): Promise<BreakReasonView[]> {
    const rows = await this.#store.read
      .selectFrom('break_reason')
      .selectAll()
      .orderBy('position')
      .orderBy('id')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      words: { en: row.word_en, hi: row.word_hi },
      limitMinutes: row.limit_minutes,
      position: row.position,
      retired: row.retired_at !== null,
    }))
  }

  /** Whether it is retired stays as it was. */
  putDisposition(disposition: Omit<DispositionView, 'retired'>): Statement {
    const { id, words, digit, detail, next, fits, position } = disposition
    const columns = { word_en: words.en, word_hi: words.hi, digit, detail, next_step: next, fits, position }
    return {
      query: this.#store.read
        .insertInto('disposition')
        .values({ id, ...columns, retired_at: null })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .compile(),
    }
  }

  putBreakReason(reason: Omit<BreakReasonView, 'retired'>): Statement {
    const { id, words, limitMinutes, position } = reason
    const columns = { word_en: words.en, word_hi: words.hi, limit_minutes: limitMinutes, position }
    return {
      query: this.#store.read
        .insertInto('break_reason')
        .values({ id, ...columns, retired_at: null })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(columns))
        .compile(),
    }
  }

  /** Nothing that was ever chosen is deleted; what was said with it keeps its words. */
  retire(table: 'disposition' | 'break_reason', id: string, at: number | null): Statement {
    return {
      query: this.#store.read.updateTable(table).set({ retired_at: at }).where('id', '=', id).compile(),
    }
  }
}
