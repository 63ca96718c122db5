import type { FlowOutcome } from '../../../shared/domain/masking.ts'
import { newId } from '../ids.ts'
import type { Store } from '../store/store.ts'
import { MaskingAnswersTable } from '../store/tables/masking-answers.ts'

/** What a flow was told. Ids only: who reads the trail learns no number from it. */
export type AuditEntry = {
  readonly at: number
  readonly hook: 'exotel/connect' | 'exotel/gather'
  readonly outcome: FlowOutcome
  readonly sessionId: string | null
  readonly lineId: string | null
  readonly providerCallId: string | null
}

export interface AuditTrail {
  /** Resolves once the entry is on disk: no number leaves before. @throws AppError `store-full` */
  note(entry: AuditEntry): Promise<void>
}

/** Appends to a table of its own. */
export class StoredAuditTrail implements AuditTrail {
  readonly #store: Store
  readonly #table: MaskingAnswersTable

  constructor(store: Store) {
    this.#store = store
    this.#table = new MaskingAnswersTable(store)
  }

  async note({ sessionId, lineId, providerCallId, ...entry }: AuditEntry): Promise<void> {
    const row = { session_id: sessionId, line_id: lineId, provider_call_id: providerCallId }
    await this.#store.write([this.#table.add({ id: newId('answer'), ...entry, ...row })])
  }
}
