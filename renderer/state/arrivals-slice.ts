import type { ArrivalView } from '../../shared/contract/desktop.ts'
import type { Slice } from './slice.ts'

export type ArrivalsSlice = {
  /** What came from outside the window and has not been met yet, oldest first. */
  readonly arrived: readonly ArrivalView[]
  takeArrivals(): Promise<void>
  /** These have been opened, or turned into notices. */
  arrivalsMet(met: readonly ArrivalView[]): void
}

export const emptyArrivals = { arrived: [] } as const

export const createArrivalsSlice: Slice<ArrivalsSlice> = ({ client }) => {
  return (set, get) => ({
    ...emptyArrivals,
    async takeArrivals() {
      try {
        const taken = await client.request('desk.take-arrivals', {})
        if (taken.length > 0) set({ arrived: [...get().arrived, ...taken] })
      } catch {
        // They wait in the core; the window asks again when the connection is back.
      }
    },
    arrivalsMet: (met) => set({ arrived: get().arrived.filter((arrival) => !met.includes(arrival)) }),
  })
}
