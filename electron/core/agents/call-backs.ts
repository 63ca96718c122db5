import { AppError } from '../../../shared/app-error.ts'
import type { CallBackView } from '../../../shared/contract/agents.ts'
import type { UserView } from '../../../shared/contract/people.ts'
import type { BookingParties } from '../calls/calls.ts'
import type { PushHub } from '../events.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { CallBacksTable } from '../store/tables/call-backs.ts'

/** Who asks: their own list is theirs, everybody's is a supervisor's. */
export type CallBackCaller = Pick<UserView, 'id' | 'rights'>

export type WantedCallBack = {
  readonly id?: string
  readonly bookingId: string
  readonly partyId: string
  readonly dueAt: number
  readonly note: string
}

/** Promises to call somebody at a time, each on one user's list until it is done. */
export class CallBacks {
  readonly #store: Store
  readonly #table: CallBacksTable
  readonly #bookings: BookingParties
  readonly #pushes: PushHub
  readonly #clock: Clock

  constructor(parts: { store: Store; bookings: BookingParties; pushes: PushHub; clock: Clock }) {
    this.#store = parts.store
    this.#table = new CallBacksTable(parts.store)
    this.#bookings = parts.bookings
    this.#pushes = parts.pushes
    this.#clock = parts.clock
  }

  openOf(userId: string): Promise<CallBackView[]> {
    return this.#table.open(userId)
  }

  openOfEverybody(): Promise<CallBackView[]> {
    return this.#table.open()
  }

  /**
   * A new one is the caller's own; one that is moved stays on the list it is on.
   * @throws AppError `bad-input` for a time that has passed, `not-found`, `not-allowed` for somebody else's.
   */
  async set(caller: CallBackCaller, wanted: WantedCallBack): Promise<CallBackView> {
    const now = this.#clock.now()
    if (wanted.dueAt <= now) throw timeHasPassed('dueAt')
    await this.#bookings.party(wanted.bookingId, wanted.partyId)
    const before = wanted.id === undefined ? null : await this.#open(caller, wanted.id)
    const id = before?.id ?? newId('callback')
    const kind = before?.kind ?? 'call-back'
    const callBack = {
      ...wanted,
      id,
      kind,
      userId: before?.userId ?? caller.id,
      callId: null,
      createdAt: now,
    }
    await this.#store.write([this.#table.put(callBack)])
    return this.tell(id)
  }

  /** It was kept. @throws as `set` */
  async done(caller: CallBackCaller, id: string): Promise<CallBackView> {
    await this.#open(caller, id)
    await this.#store.write([this.#table.done(id, this.#clock.now(), caller.id)])
    return this.tell(id)
  }

  /** It is given up. @throws as `set` */
  async cancel(caller: CallBackCaller, id: string): Promise<CallBackView> {
    await this.#open(caller, id)
    await this.#store.write([this.#table.cancel(id, this.#clock.now(), caller.id)])
    return this.tell(id)
  }

  /** Tells whose list it is on, and who sees every list. */
  async tell(id: string): Promise<CallBackView> {
    const view = await this.#table.find(id)
    if (view === null) throw new AppError('not-found', 'This call-back is no longer there.')
    this.#pushes.publish('callbacks.changed', view, [view.userId])
    this.#pushes.publish('callbacks.changed-of-everybody', view)
    return view
  }

  async #open({ id: userId, rights }: CallBackCaller, id: string): Promise<CallBackView> {
    const view = await this.#table.find(id)
    if (view === null) throw new AppError('not-found', 'This call-back is no longer there.', { field: 'id' })
    if (view.userId !== userId && !rights.includes('supervise')) {
      throw new AppError('not-allowed', 'This call-back is on somebody else’s list.', {
        reason: 'not-yours',
      })
    }
    return view
  }
}

export function timeHasPassed(field: string): AppError {
  return new AppError('bad-input', 'This time has passed. Choose a later one.', {
    field,
    reason: 'time-has-passed',
  })
}
