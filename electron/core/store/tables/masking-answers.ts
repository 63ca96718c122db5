import type { Statement, Store } from '../store.ts'
import type { MaskingAnswerRow } from './schema-masking.ts'

/** What flows were told. Only ever added to; no number is in it. */
export class MaskingAnswersTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  add(row: MaskingAnswerRow): Statement {
    return { query: this.#store.read.insertInto('masking_answer').values(row).compile() }
  }
}
