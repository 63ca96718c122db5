import type {
  AgentView,
  CallBackView,
  CallWrapView,
  Choices,
  WrapDraft,
} from '../../shared/contract/agents.ts'
import type { ChosenState } from '../../shared/domain/agent-state.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

/** What I do, how my calls went, and what I promised. */
export type WorkSlice = {
  /** Null until the core has told. */
  readonly myAgent: AgentView | null
  readonly choices: Choices | null
  /** Open ones of mine, by id. */
  readonly callBacks: Readonly<Record<string, CallBackView>>
  /** How calls went, by call. */
  readonly callWraps: Readonly<Record<string, CallWrapView>>
  /** What is being written; it outlives the panel, and the core keeps a copy. */
  readonly wrapDraft: { readonly callId: string; readonly draft: WrapDraft } | null
  hearAgent(agent: AgentView): void
  hearChoices(choices: Choices): void
  hearCallBack(callBack: CallBackView): void
  hearWraps(wraps: readonly CallWrapView[]): void
  askWork(): Promise<void>
  askWrapsOfBooking(bookingId: string): Promise<void>
  askWrapsOfCalls(callIds: readonly string[]): Promise<void>
  chooseState(state: ChosenState, breakReasonId: string | null): Promise<void>
  writeDraft(callId: string, draft: WrapDraft): void
  /** Gives the core its copy, so that the end of the countdown saves what is written here. */
  sendDraft(): Promise<void>
  extendWrap(callId: string): Promise<void>
  saveWrap(callId: string, draft: WrapDraft): Promise<void>
}

export const emptyWork = {
  myAgent: null,
  choices: null,
  callBacks: {},
  callWraps: {},
  wrapDraft: null,
} as const

export const createWorkSlice: Slice<WorkSlice> = ({ client }) => {
  return (set, get) => ({
    ...emptyWork,
    hearAgent(agent) {
      const { wrapDraft } = get()
      const over = wrapDraft !== null && agent.wrap?.callId !== wrapDraft.callId
      set({ myAgent: agent, ...(over && { wrapDraft: null }) })
    },
    hearChoices: (choices) => set({ choices }),
    hearCallBack(callBack) {
      const { [callBack.id]: _, ...others } = get().callBacks
      set({ callBacks: callBack.doneAt === null ? { ...others, [callBack.id]: callBack } : others })
    },
    hearWraps(wraps) {
      if (wraps.length === 0) return
      set({
        callWraps: { ...get().callWraps, ...Object.fromEntries(wraps.map((wrap) => [wrap.callId, wrap])) },
      })
    },
    async askWork() {
      try {
        const [agent, choices, callBacks] = await Promise.all([
          client.request('agents.mine', {}),
          client.request('choices.list', {}),
          client.request('callbacks.list', {}),
        ])
        get().hearAgent(agent)
        set({ choices, callBacks: Object.fromEntries(callBacks.map((callBack) => [callBack.id, callBack])) })
      } catch {
        // Asked again with the next connection; the strip says how old everything is.
      }
    },
    async askWrapsOfBooking(bookingId) {
      try {
        get().hearWraps(await client.request('wraps.of-booking', { bookingId }))
      } catch {
        // The calls themselves say that they could not be read.
      }
    },
    async askWrapsOfCalls(callIds) {
      try {
        if (callIds.length > 0) {
          get().hearWraps(await client.request('wraps.of-calls', { callIds: [...callIds] }))
        }
      } catch {
        // As above.
      }
    },
    async chooseState(state, breakReasonId) {
      get().hearAgent(await client.request('agents.choose', { state, breakReasonId }))
    },
    writeDraft: (callId, draft) => set({ wrapDraft: { callId, draft } }),
    async sendDraft() {
      const { wrapDraft } = get()
      try {
        if (wrapDraft !== null) await client.request('wraps.draft', wrapDraft)
      } catch {
        // It stays in the window, and goes with the next letter or with Save.
      }
    },
    async extendWrap(callId) {
      get().hearAgent(await client.request('wraps.extend', { callId }))
    },
    async saveWrap(callId, draft) {
      get().hearWraps([await client.request('wraps.save', { callId, draft })])
      get().hearAgent(await client.request('agents.mine', {}))
    },
  })
}

export const blankDraft: WrapDraft = { dispositionId: null, detail: '', note: '', next: { kind: 'none' } }

/** The call I wrap up; null when there is none. */
export function selectMyWrap({ myAgent }: WindowState): AgentView['wrap'] {
  return myAgent?.state === 'wrap-up' ? myAgent.wrap : null
}

/** What is written of it: here, or else in the core, by a window that went. */
export function selectWrapDraft(state: WindowState): WrapDraft {
  const wrap = selectMyWrap(state)
  if (wrap === null) return blankDraft
  const { wrapDraft } = state
  return wrapDraft?.callId === wrap.callId ? wrapDraft.draft : (wrap.draft ?? blankDraft)
}

/** The ones of a booking, the next one first. */
export function callBacksOf(
  { callBacks, going }: Pick<WindowState, 'callBacks' | 'going'>,
  bookingId: string,
): CallBackView[] {
  return Object.values(callBacks)
    .filter((callBack) => callBack.bookingId === bookingId && !going.includes(callBack.id))
    .sort((left, right) => left.dueAt - right.dueAt)
}
