import { AppError } from '../../../shared/app-error.ts'
import type { CallWrapView, NextStep, WrapDraft } from '../../../shared/contract/agents.ts'
import { detailIsGiven } from '../../../shared/domain/agent-state.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { PushHub } from '../events.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import type { Statement, Store } from '../store/store.ts'
import { CallBacksTable } from '../store/tables/call-backs.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { CallWrapsTable } from '../store/tables/call-wraps.ts'
import type { CallsTable } from '../store/tables/calls.ts'
import { type CallBacks, timeHasPassed } from './call-backs.ts'
import type { Choices } from './choices.ts'

/** Talking to somebody keeps what was promised for about now. */
const keptWhenDueWithin = 30 * 60_000

/** A wrap-up that is about to be written: its statements, and whom to tell once it is durable. */
export type PlannedWrap = { readonly statements: readonly Statement[]; told(): Promise<void> }

/** How calls went: what was chosen, what was noted, what happens next. */
export class WrapUps {
  readonly #calls: CallsTable
  readonly #table: CallWrapsTable
  readonly #callBackTable: CallBacksTable
  readonly #callBacks: CallBacks
  readonly #choices: Choices
  readonly #pushes: PushHub
  readonly #clock: Clock

  constructor(parts: {
    store: Store
    calls: CallsTable
    callBacks: CallBacks
    choices: Choices
    pushes: PushHub
    clock: Clock
  }) {
    this.#calls = parts.calls
    this.#table = new CallWrapsTable(parts.store)
    this.#callBackTable = new CallBacksTable(parts.store)
    this.#callBacks = parts.callBacks
    this.#choices = parts.choices
    this.#pushes = parts.pushes
    this.#clock = parts.clock
  }

  ofBooking(bookingId: string): Promise<CallWrapView[]> {
    return this.#table.ofBooking(bookingId)
  }

  ofCalls(callIds: readonly string[]): Promise<CallWrapView[]> {
    return this.#table.ofCalls(callIds)
  }

  async view(callId: string): Promise<CallWrapView> {
    const [view] = await this.#table.ofCalls([callId])
    if (view === undefined) throw new AppError('not-found', 'Nothing was filled in for this call.')
    return view
  }

  /** What somebody filled in. @throws AppError `bad-input` with the field that is missing or does not fit. */
  async plan(userId: string, callId: string, draft: WrapDraft): Promise<PlannedWrap> {
    const call = await this.#callOf(userId, callId)
    if (draft.dispositionId === null) throw missing('dispositionId', 'Choose how the call went.')
    const disposition = await this.#choices.disposition(draft.dispositionId)
    if (disposition.retired) {
      throw missing('dispositionId', 'This answer was taken off the list. Choose another.')
    }
    if (!detailIsGiven(disposition.detail, draft.detail)) {
      throw missing('detail', 'This answer needs one thing more.', `detail-${disposition.detail}`)
    }
    this.#requireNext(call, draft.next)
    return this.#planned(userId, call, {
      ...draft,
      detail: disposition.detail === 'none' ? '' : draft.detail,
    })
  }

  /** The time is over: what is complete is saved as it is; otherwise the note is kept and the rest is not filled in. */
  async planTimeOver(userId: string, callId: string, draft: WrapDraft | null): Promise<PlannedWrap | null> {
    const call = await this.#calls.find(callId)
    if (call === null) return null
    try {
      if (draft !== null) return await this.plan(userId, callId, draft)
    } catch (thrown) {
      if (!(thrown instanceof AppError)) throw thrown
    }
    const open: WrapDraft = {
      dispositionId: null,
      detail: '',
      note: draft?.note ?? '',
      next: { kind: 'none' },
    }
    return this.#planned(userId, call, open)
  }

  async #callOf(userId: string, callId: string): Promise<CallRecord> {
    const call = await this.#calls.find(callId)
    if (call === null) throw new AppError('not-found', 'There is no such call.', { field: 'callId' })
    if (call.agentUserId !== userId) {
      throw new AppError('not-allowed', 'This was somebody else’s call.', { reason: 'not-yours' })
    }
    if (isOpenStatus(call.status)) {
      throw new AppError('wrong-state', 'The call has not ended yet.', { reason: 'call-goes-on' })
    }
    return call
  }

  #requireNext(call: CallRecord, next: NextStep): void {
    if (!('at' in next)) return
    if (next.at <= this.#clock.now()) throw timeHasPassed('next.at')
    if (call.bookingId === null || otherSide(call) === null) {
      throw missing('next', 'Nobody is known on this call who could be called back.', 'nobody-to-call')
    }
  }

  async #planned(userId: string, call: CallRecord, draft: WrapDraft): Promise<PlannedWrap> {
    const at = this.#clock.now()
    const { next, note } = draft
    const partyId = otherSide(call)
    const promised = await this.#callBackTable.ofCall(call.id)
    const kept = await this.#keptBy(call, promised?.id ?? null, at)
    const statements = [
      this.#table.put({ ...draft, callId: call.id, bookingId: call.bookingId, userId, at }),
      ...kept.map((id) => this.#callBackTable.done(id, at, userId)),
    ]
    const told = [...kept]
    if ('at' in next && call.bookingId !== null && partyId !== null) {
      const id = promised?.id ?? newId('callback')
      const { bookingId } = call
      const promise = { kind: next.kind, userId, bookingId, partyId, callId: call.id, dueAt: next.at, note }
      statements.push(this.#callBackTable.put({ ...promise, id, createdAt: at }))
      told.push(id)
    } else if (promised !== null && promised.doneAt === null) {
      statements.push(this.#callBackTable.done(promised.id, at, userId))
      told.push(promised.id)
    }
    return {
      statements,
      told: async () => {
        this.#pushes.publish('wrap.saved', await this.view(call.id))
        for (const id of told) await this.#callBacks.tell(id)
      },
    }
  }

  /** Call-backs to this person that were due about now, and that this call has kept. */
  async #keptBy(call: CallRecord, exceptId: string | null, at: number): Promise<string[]> {
    const partyId = otherSide(call)
    const talked = call.status === 'completed' && call.talkSeconds !== 0
    if (!talked || call.bookingId === null || partyId === null) return []
    const open = await this.#callBackTable.openConcerning(partyId, call.bookingId, at + keptWhenDueWithin)
    return open.map(({ id }) => id).filter((id) => id !== exceptId)
  }
}

/** The person on the other side, when it is somebody of a booking. */
function otherSide({ first, second }: CallRecord): string | null {
  const side = first.who === 'agent' ? second : first
  return side.who === 'agent' || side.who === 'unknown' ? null : side.id
}

function missing(field: string, message: string, reason = `${field}-missing`): AppError {
  return new AppError('bad-input', message, { field, reason })
}
