import type { AppError } from '../../shared/app-error.ts'
import type { CallView } from '../../shared/contract/calls.ts'
import { callsOfBookingAtOnce } from '../../shared/domain/booking.ts'
import { isOpenStatus } from '../../shared/domain/call-status.ts'
import { bringsMore } from './newer-call.ts'
import { appErrorFrom, askRemote, type Remote, unasked } from './remote.ts'
import { selectUser } from './session-slice.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

/** What became of a press on Call, until the call itself is there. */
export type CallAttempt = { readonly kind: 'asking' } | { readonly kind: 'refused'; readonly error: AppError }

/** `backTo`: the oldest call that was read, when there are older ones; null when everything was read. */
export type CallsRead = { readonly backTo: number | null }

export type CallsSlice = {
  /** Every call the window has heard of, by id. */
  readonly calls: Readonly<Record<string, CallView>>
  /** How far back the calls of a booking have been read; the calls themselves are in `calls`. */
  readonly bookingCalls: Readonly<Record<string, Remote<CallsRead>>>
  readonly callAttempts: Readonly<Record<string, CallAttempt>>
  hearCalls(calls: readonly CallView[]): void
  placeCall(bookingId: string, partyId: string, partyName: string): Promise<void>
  askMyCall(): Promise<void>
  /** The newest page, or the one before what has been read. */
  askCallsOfBooking(bookingId: string, which: 'newest' | 'older'): Promise<void>
}

export const emptyCalls = { calls: {}, bookingCalls: {}, callAttempts: {} } as const

export const createCallsSlice: Slice<CallsSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    const attempted = (key: string, attempt: CallAttempt | null) => {
      const { [key]: _, ...others } = get().callAttempts
      set({ callAttempts: attempt === null ? others : { ...others, [key]: attempt } })
    }
    return {
      ...emptyCalls,
      hearCalls: (heard) => set((state) => withCalls(state, heard)),
      async placeCall(bookingId, partyId, partyName) {
        const key = attemptKey(bookingId, partyId)
        if (get().callAttempts[key]?.kind === 'asking') return
        attempted(key, { kind: 'asking' })
        try {
          get().hearCalls([await client.request('calls.place', { bookingId, partyId })])
          attempted(key, null)
        } catch (thrown) {
          const error = appErrorFrom(thrown)
          attempted(key, { kind: 'refused', error })
          get().tell({ kind: 'call-refused', error, partyName })
        }
      },
      async askMyCall() {
        try {
          const mine = await client.request('calls.mine', {})
          if (mine !== null) get().hearCalls([mine])
        } catch {
          // Asked again when the connection is back; the bar keeps its age meanwhile.
        }
      },
      askCallsOfBooking: (bookingId, which) => {
        const before = selectBookingCallsRead(bookingId)(get())
        return askRemote<CallsRead>(
          before,
          async () => {
            const back = before.value?.backTo ?? null
            const upTo = which === 'older' && back !== null ? { upTo: back } : {}
            const page = await client.request('calls.of-booking', { bookingId, ...upTo })
            const read = readAfter(before.value, page, which, get().calls)
            get().hearCalls(page)
            return read
          },
          pageTime,
          (read) => set({ bookingCalls: { ...get().bookingCalls, [bookingId]: read } }),
        )
      },
    }
  }
}

export function attemptKey(bookingId: string, partyId: string): string {
  return `${bookingId}/${partyId}`
}

function withCalls(state: WindowState, heard: readonly CallView[]): Partial<WindowState> {
  const news = heard.filter((call) => bringsMore(call, state.calls[call.id]))
  if (news.length === 0) return state
  return { calls: { ...state.calls, ...Object.fromEntries(news.map((call) => [call.id, call])) } }
}

/** A page that is full may have older ones behind it, unless it meets what was read before. */
function readAfter(
  before: CallsRead | null,
  page: readonly CallView[],
  which: 'newest' | 'older',
  known: Readonly<Record<string, CallView>>,
): CallsRead {
  const oldest = page.at(-1)
  if (oldest === undefined || page.length < callsOfBookingAtOnce) return { backTo: null }
  const meets = before !== null && known[oldest.id] !== undefined
  if (which === 'newest' && meets) return before
  // A page that brings nothing older would be asked for again without end.
  if (which === 'older' && oldest.requestedAt === before?.backTo) return { backTo: null }
  return { backTo: oldest.requestedAt }
}

export function selectBookingCallsRead(bookingId: string): (state: WindowState) => Remote<CallsRead> {
  return (state) => state.bookingCalls[bookingId] ?? unasked
}

/** Oldest first, as a timeline reads. */
export function callsOfBooking(calls: Readonly<Record<string, CallView>>, bookingId: string): CallView[] {
  return Object.values(calls)
    .filter((call) => call.bookingId === bookingId)
    .sort((left, right) => left.requestedAt - right.requestedAt)
}

/** My call that is going on, or else the last one I had. */
export function selectMyCall(state: WindowState): CallView | null {
  const userId = selectUser(state)?.id
  let mine: CallView | null = null
  for (const call of Object.values(state.calls)) {
    if (call.agentId === userId && (mine === null || goesBefore(call, mine))) mine = call
  }
  return mine
}

function goesBefore(call: CallView, other: CallView): boolean {
  const open = isOpenStatus(call.status)
  if (open !== isOpenStatus(other.status)) return open
  return call.requestedAt > other.requestedAt
}

export function selectMyOpenCall(state: WindowState): CallView | null {
  const mine = selectMyCall(state)
  return mine !== null && isOpenStatus(mine.status) ? mine : null
}
