import type { BookingRow, BookingView } from '../../shared/contract/bookings.ts'
import { keepingNewerNotes } from './booking-notes.ts'
import { askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

export type BookingList = { readonly bookings: readonly BookingRow[]; readonly total: number }

export type BookingsSlice = {
  /** The rail's list: the newest bookings, as many as one answer holds. */
  readonly bookingList: Remote<BookingList>
  readonly bookingSearch: string
  /** What the core found for `bookingSearch`; asked for only where the list does not hold every booking. */
  readonly bookingsFound: Remote<BookingList>
  readonly bookingViews: Readonly<Record<string, Remote<BookingView>>>
  askBookings(): Promise<void>
  searchBookings(search: string): Promise<void>
  askBooking(bookingId: string): Promise<void>
}

const mostAtOnce = 500

export const emptyBookings = {
  bookingList: unasked,
  bookingSearch: '',
  bookingsFound: unasked,
  bookingViews: {},
} as const

export const createBookingsSlice: Slice<BookingsSlice> = ({ client, pageTime }) => {
  return (set, get) => ({
    ...emptyBookings,
    askBookings: () =>
      askRemote(
        get().bookingList,
        () => client.request('bookings.list', { search: '', limit: mostAtOnce }),
        pageTime,
        (bookingList) => set({ bookingList }),
      ),
    async searchBookings(search) {
      set({ bookingSearch: search, bookingsFound: unasked })
      const { value } = get().bookingList
      if (search.trim() === '' || value === null || value.total <= value.bookings.length) return
      await askRemote<BookingList>(
        unasked,
        () => client.request('bookings.list', { search: search.trim(), limit: mostAtOnce }),
        pageTime,
        (bookingsFound) => {
          // An answer to what was typed before must not replace the answer to what is there now.
          if (get().bookingSearch === search) set({ bookingsFound })
        },
      )
    },
    askBooking: (bookingId) =>
      askRemote(
        selectBooking(bookingId)(get()),
        () => client.request('bookings.get', { bookingId }),
        pageTime,
        (read) => {
          const known = selectBooking(bookingId)(get()).value
          const view = { ...read, value: read.value && keepingNewerNotes(known, read.value) }
          set({ bookingViews: { ...get().bookingViews, [bookingId]: view } })
        },
      ),
  })
}

export function selectBooking(bookingId: string): (state: WindowState) => Remote<BookingView> {
  return (state) => state.bookingViews[bookingId] ?? unasked
}

/** The rows that fit what is typed, at once from what the window has, completed by what the core found. */
export function matchingBookings(
  list: BookingList | null,
  found: BookingList | null,
  search: string,
): readonly BookingRow[] {
  const rows = list?.bookings ?? []
  const words = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (words.length === 0) return rows
  const near = rows.filter((row) => matches(row, words))
  const known = new Set(near.map(({ id }) => id))
  return [...near, ...(found?.bookings.filter(({ id }) => !known.has(id)) ?? [])]
}

function matches(row: BookingRow, words: readonly string[]): boolean {
  const text = `${row.customerName} ${row.service} ${row.locality} ${row.reference}`.toLowerCase()
  return words.every((word) => text.includes(word))
}
