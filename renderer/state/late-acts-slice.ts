import type { Slice } from './slice.ts'

/** What is about to be done and cannot be taken back afterwards. Facts, worded when they are shown. */
export type LateFact = {
  readonly kind: 'take-their-notes' | 'cancel-call-back' | 'complete-call-back' | 'dismiss-missed'
  /** Whom it is about. */
  readonly name: string
}

export type LateAct = { readonly id: number; readonly fact: LateFact }

/** How long an act can be taken back, milliseconds. */
export const undoTime = 3000

export type LateActsSlice = {
  /** The one that waits; a second one has the first carried out at once. */
  readonly lateAct: LateAct | null
  /** Carried out after `undoTime`, unless it is undone. A page that goes before takes it along: nothing was done. */
  actLater(fact: LateFact, act: () => void): void
  undoAct(): void
}

export const emptyLateActs = { lateAct: null } as const

export const createLateActsSlice: Slice<LateActsSlice> = () => {
  return (set, get) => {
    let waiting: { readonly act: () => void; readonly timer: ReturnType<typeof setTimeout> } | null = null
    let lastId = 0
    const carryOut = () => {
      const due = waiting
      if (due === null) return
      clearTimeout(due.timer)
      waiting = null
      // Another desk or another user since: it is not theirs to do.
      const stillWanted = get().lateAct !== null
      set({ lateAct: null })
      if (stillWanted) due.act()
    }
    return {
      ...emptyLateActs,
      actLater(fact, act) {
        carryOut()
        lastId += 1
        waiting = { act, timer: setTimeout(carryOut, undoTime) }
        set({ lateAct: { id: lastId, fact } })
      },
      undoAct() {
        if (waiting !== null) clearTimeout(waiting.timer)
        waiting = null
        set({ lateAct: null })
      },
    }
  }
}
