import { selectUser } from './session-slice.ts'
import type { Slice } from './slice.ts'

const mostRecent = 8

export type PaletteSlice = {
  readonly paletteShown: boolean
  /** Bookings that this user opened on this machine, the latest first. */
  readonly recentBookings: readonly string[]
  showPalette(shown: boolean): void
  noteBookingOpened(bookingId: string): void
  recallRecentBookings(): void
}

export const emptyPalette = { paletteShown: false, recentBookings: [] } as const

export const createPaletteSlice: Slice<PaletteSlice> = ({ storage }) => {
  return (set, get) => {
    const key = () => `maskline.recent.${selectUser(get())?.id ?? ''}`
    return {
      ...emptyPalette,
      showPalette: (paletteShown) => set({ paletteShown }),
      noteBookingOpened(bookingId) {
        const others = get().recentBookings.filter((id) => id !== bookingId)
        const recentBookings = [bookingId, ...others].slice(0, mostRecent)
        storage.setItem(key(), recentBookings.join(' '))
        set({ recentBookings })
      },
      recallRecentBookings: () =>
        set({ recentBookings: (storage.getItem(key()) ?? '').split(' ').filter(Boolean) }),
    }
  }
}
