import { selectUser } from './session-slice.ts'
import type { Slice } from './slice.ts'

/** The way to the first practice call, step by step. */
export const firstCallSteps = ['pick', 'call', 'talk', 'log'] as const
export type FirstCallStep = (typeof firstCallSteps)[number]

/** How many steps are done; `closed` once it was finished or sent away, for this user on this machine. */
export type FirstCallProgress = number | 'closed'

export type FirstCallSlice = {
  readonly firstCall: FirstCallProgress
  /** Steps never become undone: a call that is over was made. */
  noteFirstCall(steps: number): void
  closeFirstCall(): void
  recallFirstCall(): void
}

export const emptyFirstCall = { firstCall: 'closed' } as const

export const createFirstCallSlice: Slice<FirstCallSlice> = ({ storage }) => {
  return (set, get) => {
    const key = () => `maskline.first-call.${selectUser(get())?.id ?? ''}`
    return {
      ...emptyFirstCall,
      noteFirstCall(steps) {
        const { firstCall } = get()
        if (firstCall === 'closed' || steps <= firstCall) return
        storage.setItem(key(), steps >= firstCallSteps.length ? 'closed' : String(steps))
        set({ firstCall: steps })
      },
      closeFirstCall() {
        storage.setItem(key(), 'closed')
        set({ firstCall: 'closed' })
      },
      recallFirstCall() {
        const kept = storage.getItem(key())
        set({ firstCall: kept === 'closed' ? 'closed' : Number(kept ?? 0) || 0 })
      },
    }
  }
}
