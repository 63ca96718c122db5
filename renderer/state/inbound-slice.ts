import type { CallView } from '../../shared/contract/calls.ts'
import type { CallerMatch, InboundCall, MissedCaller, NextCall } from '../../shared/contract/inbound.ts'
import { selectMyOpenCall } from './calls-slice.ts'
import { appErrorFrom, askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

/** Who is called next, shown for a moment before the request leaves. */
export type QueuedCall = { readonly id: number; readonly next: NextCall }

export type InboundSlice = {
  /** Newest first. */
  readonly missed: Remote<readonly MissedCaller[]>
  /** Up to which call of a caller this window has shown them. */
  readonly missedSeen: Readonly<Record<string, number>>
  /** What a call that came in may be about, by the call's id; the likeliest first. */
  readonly callerMatches: Readonly<Record<string, readonly CallerMatch[]>>
  readonly queuedCall: QueuedCall | null
  hearInbound(inbound: InboundCall): void
  hearMissed(callers: readonly MissedCaller[]): void
  askMissed(): Promise<void>
  askIncoming(): Promise<void>
  seeMissed(caller: MissedCaller): void
  callBack(caller: MissedCaller): Promise<void>
  /** Waits until it cannot be taken back any more. */
  dismissMissed(caller: MissedCaller): void
  chooseBooking(callId: string, bookingId: string): Promise<void>
  /** Picks whom to call next and holds the call back for a moment; answers whether there is anybody. */
  queueNext(): Promise<boolean>
  undoNext(): Promise<void>
  sendNext(): Promise<void>
}

export const emptyInbound = {
  missed: unasked,
  missedSeen: {},
  callerMatches: {},
  queuedCall: null,
} as const

export const createInboundSlice: Slice<InboundSlice> = ({ client, pageTime }) => {
  return (set, get) => ({
    ...emptyInbound,
    hearInbound({ call, matches }) {
      set((state) => ({ callerMatches: { ...state.callerMatches, [call.id]: matches } }))
      get().hearCalls([call])
    },
    hearMissed: (callers) => set({ missed: { value: callers, asking: false, error: null, at: pageTime() } }),
    askMissed: () =>
      askRemote<readonly MissedCaller[]>(
        get().missed,
        async () => (await client.request('inbound.missed', {})).callers,
        pageTime,
        (missed) => set({ missed }),
      ),
    async askIncoming() {
      try {
        const inbound = await client.request('inbound.current', {})
        if (inbound !== null) get().hearInbound(inbound)
      } catch {
        // Asked again when the connection is back.
      }
    },
    seeMissed: ({ key, lastAt }) => set((state) => ({ missedSeen: { ...state.missedSeen, [key]: lastAt } })),
    async callBack(caller) {
      try {
        get().seeMissed(caller)
        get().hearCalls([await client.request('inbound.call-back', { key: caller.key })])
      } catch (thrown) {
        const partyName = caller.name || caller.numberLabel
        get().tell({ kind: 'call-refused', error: appErrorFrom(thrown), partyName })
      }
    },
    dismissMissed: ({ key, name, numberLabel }) =>
      get().actLater({ kind: 'dismiss-missed', gone: key, name: name || numberLabel }, () =>
        told(get, async () => get().hearMissed((await client.request('inbound.dismiss', { key })).callers)),
      ),
    chooseBooking: (callId, bookingId) =>
      told(get, async () => {
        get().hearInbound(await client.request('inbound.choose-booking', { callId, bookingId }))
        get().goTo({ page: 'desk', bookingId })
      }),
    async queueNext() {
      if (get().queuedCall !== null) return true
      let found = false
      await told(get, async () => {
        const next = await client.request('inbound.next', {})
        if (next === null) return
        if (next.kind === 'missed') {
          const { key } = next.caller
          get().hearMissed((await client.request('inbound.take', { key })).callers)
          get().seeMissed(next.caller)
        }
        set({ queuedCall: { id: pageTime(), next } })
        found = true
      })
      return found
    },
    async undoNext() {
      const queued = get().queuedCall
      set({ queuedCall: null })
      if (queued?.next.kind !== 'missed') return
      const { key } = queued.next.caller
      await told(get, async () =>
        get().hearMissed((await client.request('inbound.release', { key })).callers),
      )
    },
    async sendNext() {
      const next = get().queuedCall?.next
      set({ queuedCall: null })
      if (next === undefined) return
      if (next.kind === 'missed') await get().callBack(next.caller)
      else await get().placeCall(next.bookingId, next.partyId, next.name)
    },
  })
}

async function told(get: () => WindowState, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    get().tell({ kind: 'failed', error: appErrorFrom(thrown) })
  }
}

/** The call that came in and that my phone has, ringing or talking. */
export function selectIncoming(state: WindowState): CallView | null {
  const mine = selectMyOpenCall(state)
  return mine?.direction === 'inbound' ? mine : null
}

export function selectMatches(callId: string): (state: WindowState) => readonly CallerMatch[] {
  return (state) => state.callerMatches[callId] ?? noMatches
}

const noMatches: readonly CallerMatch[] = []

/** Callers whose last call this window has not shown yet, and whom nobody is calling. */
export function selectUnseenMissed(state: WindowState): number {
  const callers = state.missed.value ?? []
  return callers.filter((caller) => isUnseen(caller, state.missedSeen)).length
}

export function isUnseen(
  { key, lastAt, takenBy }: MissedCaller,
  seen: Readonly<Record<string, number>>,
): boolean {
  return takenBy === null && lastAt > (seen[key] ?? 0)
}

/** Callers whose name or number fits what is typed in the rail. */
export function matchingMissed(callers: readonly MissedCaller[], search: string): readonly MissedCaller[] {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  return callers.filter(({ name, numberLabel, bookingReference }) => {
    const text = `${name} ${numberLabel} ${bookingReference ?? ''}`.toLowerCase()
    return words.every((word) => text.includes(word))
  })
}
