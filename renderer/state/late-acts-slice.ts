import type { Slice } from './slice.ts'

/** What is about to be done and cannot be taken back afterwards. Facts, worded when they are shown. */
export type LateFact = {
  readonly kind:
    | 'take-their-notes'
    | 'cancel-call-back'
    | 'complete-call-back'
    | 'dismiss-missed'
    | 'close-line'
    | 'release-line'
  /** What it takes away, by id; hidden from then on. Null where nothing goes. */
  readonly gone: string | null
  /** Whom it is about. */
  readonly name: string
}

export type LateAct = { readonly id: number; readonly fact: LateFact }

type Waiting = {
  readonly act: () => Promise<void> | void
  readonly gone: string | null
  readonly timer: ReturnType<typeof setTimeout>
}

/** How long an act can be taken back, milliseconds. */
export const undoTime = 3000

export type LateActsSlice = {
  /** The one that waits; a second one has the first carried out at once. */
  readonly lateAct: LateAct | null
  /** What is hidden already, though it can still be had back, or its going is still on its way. */
  readonly going: readonly string[]
  /** Carried out after `undoTime`, unless it is undone. A page that goes before takes it along: nothing was done. */
  actLater(fact: LateFact, act: () => Promise<void> | void): void
  undoAct(): void
}

export const emptyLateActs = { lateAct: null, going: [] } as const

export const createLateActsSlice: Slice<LateActsSlice> = () => {
  return (set, get) => {
    let waiting: Waiting | null = null
    let lastId = 0
    const stays = (gone: string | null) => set(({ going }) => ({ going: going.filter((id) => id !== gone) }))
    const carryOut = async () => {
      const due = waiting
      if (due === null) return
      clearTimeout(due.timer)
      waiting = null
      // Another desk or another user since: it is not theirs to do.
      const stillWanted = get().lateAct !== null
      set({ lateAct: null })
      try {
        if (stillWanted) await due.act()
      } finally {
        stays(due.gone)
      }
    }
    return {
      ...emptyLateActs,
      actLater(fact, act) {
        void carryOut()
        lastId += 1
        const { gone } = fact
        waiting = { act, gone, timer: setTimeout(carryOut, undoTime) }
        set(({ going }) => ({
          lateAct: { id: lastId, fact },
          going: gone === null ? going : [...going, gone],
        }))
      },
      undoAct() {
        if (waiting !== null) {
          clearTimeout(waiting.timer)
          stays(waiting.gone)
        }
        waiting = null
        set({ lateAct: null })
      },
    }
  }
}
