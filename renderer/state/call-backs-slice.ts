import type { CallBackView } from '../../shared/contract/agents.ts'
import { appErrorFrom, askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'

/** The promises of everybody, for those who may see them; my own are in `callBacks`. */
export type CallBacksSlice = {
  /** Open ones, by id. */
  readonly everyCallBack: Remote<Readonly<Record<string, CallBackView>>>
  askEveryCallBack(): Promise<void>
  hearAnybodysCallBack(callBack: CallBackView): void
  /** Rejects with an AppError where the time has passed. */
  moveCallBack(callBack: CallBackView, dueAt: number): Promise<void>
  /** Waits until it cannot be taken back any more. */
  cancelCallBack(callBack: CallBackView): void
  completeCallBack(callBack: CallBackView): void
}

export const emptyCallBacks = { everyCallBack: unasked } as const

export const createCallBacksSlice: Slice<CallBacksSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    const hear = (callBack: CallBackView) => {
      get().hearAnybodysCallBack(callBack)
      const { session } = get()
      if (session.kind === 'signed-in' && session.user.id === callBack.userId) get().hearCallBack(callBack)
    }
    const told = (work: Promise<CallBackView>) =>
      work.then(hear, (thrown: unknown) => get().tell({ kind: 'failed', error: appErrorFrom(thrown) }))
    return {
      ...emptyCallBacks,
      askEveryCallBack: () =>
        askRemote<Readonly<Record<string, CallBackView>>>(
          get().everyCallBack,
          async () => byId(await client.request('callbacks.of-everybody', {})),
          pageTime,
          (everyCallBack) => set({ everyCallBack }),
        ),
      hearAnybodysCallBack(callBack) {
        const { everyCallBack } = get()
        if (everyCallBack.value === null) return
        const { [callBack.id]: _, ...others } = everyCallBack.value
        const value = callBack.doneAt === null ? { ...others, [callBack.id]: callBack } : others
        set({ everyCallBack: { ...everyCallBack, value } })
      },
      async moveCallBack({ id, bookingId, partyId, note }, dueAt) {
        hear(await client.request('callbacks.set', { id, bookingId, partyId, note, dueAt }))
      },
      cancelCallBack: ({ id, partyName: name }) =>
        get().actLater({ kind: 'cancel-call-back', gone: id, name }, () =>
          told(client.request('callbacks.cancel', { id })),
        ),
      completeCallBack: ({ id, partyName: name }) =>
        get().actLater({ kind: 'complete-call-back', gone: id, name }, () =>
          told(client.request('callbacks.done', { id })),
        ),
    }
  }
}

function byId(callBacks: readonly CallBackView[]): Record<string, CallBackView> {
  return Object.fromEntries(callBacks.map((callBack) => [callBack.id, callBack]))
}
