import type { CallBackView } from '../../../../shared/contract/agents.ts'
import type { Statement, Store } from '../store.ts'

/** A promise to call somebody, as it is stored. */
export type StoredCallBack = {
  readonly id: string
  readonly kind: 'call-back' | 'retry'
  readonly userId: string
  readonly bookingId: string
  readonly partyId: string
  /** The call in which it was promised. */
  readonly callId: string | null
  readonly dueAt: number
  readonly note: string
  readonly createdAt: number
}

export class CallBacksTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async find(id: string): Promise<CallBackView | null> {
    const row = await this.#views().where('call_back.id', '=', id).executeTakeFirst()
    return row ? viewOf(row) : null
  }

  /** Of one user, or of everybody; the one due next comes first. */
  async open(userId?: string): Promise<CallBackView[]> {
    const views = this.#views()
    const rows = await (userId === undefined ? views : views.where('call_back.user_id', '=', userId))
      .where('call_back.done_at', 'is', null)
      .orderBy('call_back.due_at')
      .limit(500)
      .execute()
    return rows.map(viewOf)
  }

  /** What was promised in one call, or to the same person before it and is due by `dueBy`. */
  async openConcerning(partyId: string, bookingId: string, dueBy: number): Promise<CallBackView[]> {
    const rows = await this.#views()
      .where('call_back.party_id', '=', partyId)
      .where('call_back.booking_id', '=', bookingId)
      .where('call_back.done_at', 'is', null)
      .where('call_back.due_at', '<=', dueBy)
      .execute()
    return rows.map(viewOf)
  }

  async ofCall(callId: string): Promise<CallBackView | null> {
    const row = await this.#views().where('call_back.call_id', '=', callId).executeTakeFirst()
    return row ? viewOf(row) : null
  }

  /** One per call: saving a wrap-up again moves what it promised. */
  put(callBack: StoredCallBack): Statement {
    const changing = {
      kind: callBack.kind,
      due_at: callBack.dueAt,
      note: callBack.note,
      done_at: null,
      done_by: null,
      cancelled: 0,
    }
    return {
      query: this.#store.read
        .insertInto('call_back')
        .values({
          id: callBack.id,
          user_id: callBack.userId,
          booking_id: callBack.bookingId,
          party_id: callBack.partyId,
          call_id: callBack.callId,
          created_at: callBack.createdAt,
          ...changing,
        })
        .onConflict((conflict) => conflict.column('id').doUpdateSet(changing))
        .compile(),
    }
  }

  done(id: string, at: number, by: string): Statement {
    return this.#close(id, { done_at: at, done_by: by })
  }

  /** It is not on the list any more, and was not kept. */
  cancel(id: string, at: number, by: string): Statement {
    return this.#close(id, { done_at: at, done_by: by, cancelled: 1 })
  }

  #close(id: string, columns: { done_at: number; done_by: string; cancelled?: number }): Statement {
    return {
      query: this.#store.read
        .updateTable('call_back')
        .set(columns)
        .where('id', '=', id)
        .where('done_at', 'is', null)
        .compile(),
    }
  }

  #views() {
    return this.#store.read
      .selectFrom('call_back')
      .leftJoin('booking', 'booking.id', 'call_back.booking_id')
      .leftJoin('party', 'party.id', 'call_back.party_id')
      .leftJoin('user', 'user.id', 'call_back.user_id')
      .select([
        'call_back.id as id',
        'call_back.kind as kind',
        'call_back.user_id as userId',
        'call_back.booking_id as bookingId',
        'call_back.party_id as partyId',
        'call_back.due_at as dueAt',
        'call_back.note as note',
        'call_back.done_at as doneAt',
        'booking.service as service',
        'booking.locality as locality',
        'party.name as partyName',
        'user.name as userName',
      ])
  }
}

type Row = Omit<CallBackView, 'kind' | 'service' | 'locality' | 'partyName' | 'userName'> & {
  readonly kind: string
  readonly service: string | null
  readonly locality: string | null
  readonly partyName: string | null
  readonly userName: string | null
}

function viewOf(row: Row): CallBackView {
  return {
    ...row,
    // Written by `put` only.
    kind: row.kind as CallBackView['kind'],
    service: row.service ?? '',
    locality: row.locality ?? '',
    partyName: row.partyName ?? '',
    userName: row.userName ?? '',
  }
}
