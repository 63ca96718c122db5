import type { MaskedDay, MaskedPair, MaskingOverview, SessionView } from '../../shared/contract/masking.ts'
import type { SessionList } from '../../shared/domain/masking.ts'
import { askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'

export type SessionsRead = { readonly sessions: readonly SessionView[]; readonly total: number }

/** What a supervisor sees of all masked lines. */
export type MaskingBoardSlice = {
  readonly maskingOverview: Remote<MaskingOverview>
  readonly maskingList: SessionList
  /** Of the chosen list, from its beginning as far as somebody has looked. */
  readonly maskingSessions: Remote<SessionsRead>
  readonly maskingPairs: Remote<readonly MaskedPair[]>
  readonly maskingDays: Remote<readonly MaskedDay[]>
  askMaskingBoard(): Promise<void>
  chooseMaskingList(list: SessionList): Promise<void>
  askMoreSessions(): Promise<void>
}

const pageSize = 100
/** As many as one answer may hold. */
const mostAtOnce = 200
const mostPairs = 8

/** How far back days and pairs are counted. */
export const boardDays = 14
const day = 86_400_000

export const emptyMaskingBoard = {
  maskingOverview: unasked,
  maskingList: 'active',
  maskingSessions: unasked,
  maskingPairs: unasked,
  maskingDays: unasked,
} as const

export const createMaskingBoardSlice: Slice<MaskingBoardSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    const read = (offset: number, limit: number) =>
      client.request('masking.sessions', { list: get().maskingList, offset, limit })
    /** As many as have been looked at: whoever has scrolled down stays where they are. */
    const readUpTo = async (count: number): Promise<SessionsRead> => {
      const sessions: SessionView[] = []
      let total = count
      for (let offset = 0; offset < Math.min(count, total); offset += mostAtOnce) {
        const page = await read(offset, Math.min(mostAtOnce, count - offset))
        sessions.push(...page.sessions)
        total = page.total
      }
      return { sessions, total }
    }
    /** An answer about another list is no answer any more. */
    const whileChosen = (list: SessionList) => (maskingSessions: Remote<SessionsRead>) => {
      if (get().maskingList === list) set({ maskingSessions })
    }
    const askSessions = () => {
      const { maskingList, maskingSessions } = get()
      const known = Math.max(pageSize, maskingSessions.value?.sessions.length ?? 0)
      return askRemote<SessionsRead>(
        maskingSessions,
        () => readUpTo(known),
        pageTime,
        whileChosen(maskingList),
      )
    }
    return {
      ...emptyMaskingBoard,
      async askMaskingBoard() {
        const to = get().now()
        const span = { from: to - boardDays * day, to }
        await Promise.all([
          askRemote(
            get().maskingOverview,
            () => client.request('masking.overview', {}),
            pageTime,
            (maskingOverview) => set({ maskingOverview }),
          ),
          askRemote<readonly MaskedPair[]>(
            get().maskingPairs,
            async () =>
              (await client.request('masking.pairs', { ...span, offset: 0, limit: mostPairs })).pairs,
            pageTime,
            (maskingPairs) => set({ maskingPairs }),
          ),
          askRemote<readonly MaskedDay[]>(
            get().maskingDays,
            () => client.request('masking.days', span),
            pageTime,
            (maskingDays) => set({ maskingDays }),
          ),
          askSessions(),
        ])
      },
      async chooseMaskingList(maskingList) {
        set({ maskingList, maskingSessions: unasked })
        await askSessions()
      },
      async askMoreSessions() {
        const { maskingSessions, maskingList } = get()
        const known = maskingSessions.value
        if (known === null || maskingSessions.asking || known.sessions.length >= known.total) return
        await askRemote<SessionsRead>(
          maskingSessions,
          async () => {
            const { sessions, total } = await read(known.sessions.length, pageSize)
            const ids = new Set(known.sessions.map(({ id }) => id))
            return { sessions: [...known.sessions, ...sessions.filter(({ id }) => !ids.has(id))], total }
          },
          pageTime,
          (more) => {
            // Whoever asked for the list from its beginning meanwhile has begun anew.
            if (get().maskingSessions.value === known) whileChosen(maskingList)(more)
          },
        )
      },
    }
  }
}
