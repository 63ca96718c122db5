import type { CallWrapView, NextStep } from '../../../../shared/contract/agents.ts'
import type { NextStepKind, WrapDetail } from '../../../../shared/domain/agent-state.ts'
import type { Statement, Store } from '../store.ts'

/** How one call went, as it is stored. */
export type StoredWrap = {
  readonly callId: string
  readonly bookingId: string | null
  readonly userId: string
  readonly at: number
  readonly dispositionId: string | null
  readonly detail: string
  readonly note: string
  readonly next: NextStep
}

export class CallWrapsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The last word counts: what was not filled in can be filled in later. */
  put(wrap: StoredWrap): Statement {
    const columns = {
      booking_id: wrap.bookingId,
      user_id: wrap.userId,
      at: wrap.at,
      disposition_id: wrap.dispositionId,
      detail: wrap.detail,
      note: wrap.note,
      next_step: wrap.next.kind,
      next_at: 'at' in wrap.next ? wrap.next.at : null,
    }
    return {
      query: this.#store.read
        .insertInto('call_wrap')
        .values({ call_id: wrap.callId, ...columns })
        .onConflict((conflict) => conflict.column('call_id').doUpdateSet(columns))
        .compile(),
    }
  }

  async ofCalls(callIds: readonly string[]): Promise<CallWrapView[]> {
    if (callIds.length === 0) return []
    return (await this.#views().where('call_wrap.call_id', 'in', callIds).execute()).map(viewOf)
  }

  async ofBooking(bookingId: string): Promise<CallWrapView[]> {
    const rows = await this.#views()
      .where('call_wrap.booking_id', '=', bookingId)
      .orderBy('call_wrap.at', 'desc')
      .limit(200)
      .execute()
    return rows.map(viewOf)
  }

  #views() {
    return this.#store.read
      .selectFrom('call_wrap')
      .leftJoin('disposition', 'disposition.id', 'call_wrap.disposition_id')
      .leftJoin('user', 'user.id', 'call_wrap.user_id')
      .select([
        'call_wrap.call_id as callId',
        'call_wrap.booking_id as bookingId',
        'call_wrap.user_id as userId',
        'call_wrap.at as at',
        'call_wrap.disposition_id as dispositionId',
        'call_wrap.detail as detail',
        'call_wrap.note as note',
        'call_wrap.next_step as nextStep',
        'call_wrap.next_at as nextAt',
        'disposition.word_en as wordEn',
        'disposition.word_hi as wordHi',
        'disposition.detail as detailKind',
        'user.name as userName',
      ])
  }
}

type Row = {
  readonly callId: string
  readonly bookingId: string | null
  readonly userId: string
  readonly at: number
  readonly dispositionId: string | null
  readonly detail: string
  readonly note: string
  readonly nextStep: string
  readonly nextAt: number | null
  readonly wordEn: string | null
  readonly wordHi: string | null
  readonly detailKind: string | null
  readonly userName: string | null
}

function viewOf(row: Row): CallWrapView {
  const { dispositionId } = row
  return {
    callId: row.callId,
    bookingId: row.bookingId,
    disposition:
      dispositionId === null
        ? null
        : {
            id: dispositionId,
            words: { en: row.wordEn ?? dispositionId, hi: row.wordHi ?? dispositionId },
            // Written by the table of choices only.
            detail: (row.detailKind ?? 'text') as WrapDetail,
          },
    detail: row.detail,
    note: row.note,
    next: nextStepOf(row),
    by: { id: row.userId, name: row.userName ?? '' },
    at: row.at,
  }
}

function nextStepOf({ nextStep, nextAt }: Pick<Row, 'nextStep' | 'nextAt'>): NextStep {
  // Written by `put` only.
  const kind = nextStep as NextStepKind
  if (kind === 'none' || kind === 'message') return { kind }
  return { kind, at: nextAt ?? 0 }
}
