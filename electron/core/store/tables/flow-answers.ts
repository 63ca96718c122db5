import type { Store } from '../store.ts'

/** What a hook of the flow told the provider. */
export type FlowAnswer = {
  readonly at: number
  readonly hook: string
  readonly outcome: string
}

/** The answers that flows were given, as they are kept. */
export class FlowAnswersTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** Newest first. */
  latest(limit: number): Promise<readonly FlowAnswer[]> {
    return this.#store.read
      .selectFrom('masking_answer')
      .select(['at', 'hook', 'outcome'])
      .orderBy('at', 'desc')
      .limit(limit)
      .execute()
  }
}
