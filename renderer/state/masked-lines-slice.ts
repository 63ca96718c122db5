import type { AppError } from '../../shared/app-error.ts'
import type { SessionOfBooking, SessionView } from '../../shared/contract/masking.ts'
import type { MaskedRole } from '../../shared/domain/masking.ts'
import { appErrorFrom, askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

export type LineVerb = 'open' | 'extend' | 'test' | 'close'

/** What somebody here does with a line; a refusal stays until the next thing is done. */
export type LineAct =
  | { readonly kind: 'doing'; readonly verb: LineVerb }
  | { readonly kind: 'refused'; readonly verb: LineVerb; readonly error: AppError }

/** The masked lines of bookings, as far as they have been looked at. */
export type MaskedLinesSlice = {
  /** By booking. */
  readonly maskedLines: Readonly<Record<string, Remote<SessionOfBooking>>>
  readonly lineActs: Readonly<Record<string, LineAct>>
  askLine(bookingId: string): Promise<void>
  hearLine(bookingId: string, line: SessionOfBooking): void
  openLine(bookingId: string): Promise<void>
  /** From now on so many hours. */
  extendLine(session: SessionView, hours: number): Promise<void>
  /** Rings my own phone first, then that of this side. */
  testLine(session: SessionView, role: MaskedRole): Promise<void>
  /** Waits until it cannot be taken back any more. */
  closeLine(session: SessionView): void
}

export const emptyMaskedLines = { maskedLines: {}, lineActs: {} } as const

export const createMaskedLinesSlice: Slice<MaskedLinesSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    const put = (bookingId: string, line: Remote<SessionOfBooking>) =>
      set({ maskedLines: { ...get().maskedLines, [bookingId]: line } })
    const acted = (bookingId: string, act: LineAct | null) => {
      const { [bookingId]: _, ...others } = get().lineActs
      set({ lineActs: act === null ? others : { ...others, [bookingId]: act } })
    }
    const putSession = (session: SessionView) => {
      const before = selectLine(session.bookingId)(get()).value
      const line = before ?? { canOpen: session.state !== 'active', failure: null }
      get().hearLine(session.bookingId, { ...line, session })
    }
    /** One thing at a time for a line; a second press meanwhile does nothing. */
    const act = async (bookingId: string, verb: LineVerb, work: () => Promise<void>) => {
      if (get().lineActs[bookingId]?.kind === 'doing') return
      acted(bookingId, { kind: 'doing', verb })
      try {
        await work()
        acted(bookingId, null)
      } catch (thrown) {
        acted(bookingId, { kind: 'refused', verb, error: appErrorFrom(thrown) })
        // What it was refused for is news of the line.
        void get().askLine(bookingId)
      }
    }
    return {
      ...emptyMaskedLines,
      askLine: (bookingId) =>
        askRemote<SessionOfBooking>(
          selectLine(bookingId)(get()),
          () => client.request('masking.of-booking', { bookingId }),
          pageTime,
          (line) => put(bookingId, line),
        ),
      hearLine: (bookingId, value) => put(bookingId, { value, asking: false, error: null, at: pageTime() }),
      openLine: (bookingId) =>
        act(bookingId, 'open', async () => putSession(await client.request('masking.open', { bookingId }))),
      extendLine: ({ id, bookingId }, hours) =>
        act(bookingId, 'extend', async () =>
          putSession(await client.request('masking.extend', { sessionId: id, hours })),
        ),
      testLine: ({ id, bookingId }, role) =>
        act(bookingId, 'test', async () =>
          get().hearCalls([await client.request('masking.test-call', { sessionId: id, role })]),
        ),
      closeLine(session) {
        const { id, bookingId, bookingReference: name } = session
        acted(bookingId, null)
        get().actLater({ kind: 'close-line', gone: id, name }, () =>
          act(bookingId, 'close', async () =>
            putSession(await client.request('masking.close', { sessionId: id })),
          ),
        )
      },
    }
  }
}

export function selectLine(bookingId: string): (state: WindowState) => Remote<SessionOfBooking> {
  return (state) => state.maskedLines[bookingId] ?? unasked
}
