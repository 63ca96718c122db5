import type { BookingFilter, BookingLine, BookingPage, SavedView } from '../../shared/contract/bookings.ts'
import { appErrorFrom, askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

export const linesPerAnswer = 100

/** What the core found for a filter, and the rows of it that have been in sight, by the number of their answer. */
export type BookingTable = Omit<BookingPage, 'rows'> & {
  readonly filter: BookingFilter
  readonly parts: ReadonlyMap<number, readonly BookingLine[]>
}

export type BookingTableSlice = {
  readonly bookingFilter: BookingFilter
  readonly bookingTable: Remote<BookingTable>
  /** The row that the keyboard is at. */
  readonly bookingCursor: number
  readonly savedViews: Remote<readonly SavedView[]>
  filterBookings(change: Partial<BookingFilter>): Promise<void>
  moveBookingCursor(row: number): void
  /** Rows from first to last have come into sight. */
  seeBookings(first: number, last: number): Promise<void>
  /** Reads what is in sight anew. */
  askBookingTable(): Promise<void>
  askSavedViews(): Promise<void>
  saveView(name: string): Promise<void>
  removeView(id: string): Promise<void>
}

export const wholeList: BookingFilter = {
  search: '',
  statuses: [],
  time: 'any',
  sort: 'time',
  descending: false,
}

export const emptyBookingTable = {
  bookingFilter: wholeList,
  bookingTable: unasked,
  bookingCursor: 0,
  savedViews: unasked,
} as const

export const createBookingTableSlice: Slice<BookingTableSlice> = ({ client, pageTime }) => {
  return (set, get) => {
    /** One question at a time: what is typed while one is under way is asked for next, and only its end. */
    let asking: Promise<void> | null = null
    let again = false
    let sight = { first: 0, last: 0 }
    const partsAsked = new Set<string>()

    const ask = async () => {
      const { bookingFilter: filter } = get()
      const first = Math.floor(sight.first / linesPerAnswer)
      const last = Math.floor(sight.last / linesPerAnswer)
      const numbers = Array.from({ length: last - first + 1 }, (_, index) => first + index)
      await askRemote(
        get().bookingTable,
        async () => tableOf(filter, numbers, await Promise.all(numbers.map((part) => askPart(filter, part)))),
        pageTime,
        (bookingTable) => set({ bookingTable }),
      )
      if (!again) return
      again = false
      await ask()
    }
    const askPart = (filter: BookingFilter, part: number) =>
      client.request('bookings.page', { ...filter, offset: part * linesPerAnswer, limit: linesPerAnswer })

    const begin = () => {
      if (asking !== null) {
        again = true
        return asking
      }
      asking = ask().finally(() => {
        asking = null
      })
      return asking
    }

    const askMissing = async (part: number) => {
      const { value } = get().bookingTable
      if (value === null || value.parts.has(part) || part * linesPerAnswer >= value.total) return
      const key = `${part} ${JSON.stringify(value.filter)} ${value.revision}`
      if (partsAsked.has(key)) return
      partsAsked.add(key)
      try {
        const { rows } = await askPart(value.filter, part)
        const now = get().bookingTable
        if (now.value?.filter !== value.filter || now.value.revision !== value.revision) return
        set({
          bookingTable: { ...now, value: { ...now.value, parts: new Map(now.value.parts).set(part, rows) } },
        })
      } catch (thrown) {
        set({ bookingTable: { ...get().bookingTable, error: appErrorFrom(thrown) } })
      } finally {
        partsAsked.delete(key)
      }
    }

    return {
      ...emptyBookingTable,
      filterBookings(change) {
        sight = { first: 0, last: 0 }
        set({ bookingFilter: { ...get().bookingFilter, ...change }, bookingCursor: 0 })
        return begin()
      },
      moveBookingCursor: (bookingCursor) => set({ bookingCursor }),
      async seeBookings(first, last) {
        sight = { first, last }
        const parts: Promise<void>[] = []
        for (let part = Math.floor(first / linesPerAnswer); part * linesPerAnswer <= last; part += 1) {
          parts.push(askMissing(part))
        }
        await Promise.all(parts)
      },
      askBookingTable: begin,
      askSavedViews: () =>
        askRemote(
          get().savedViews,
          () => client.request('bookings.views', {}),
          pageTime,
          (savedViews) => set({ savedViews }),
        ),
      async saveView(name) {
        const value = await client.request('bookings.save-view', { name, filter: get().bookingFilter })
        set({ savedViews: { value, asking: false, error: null, at: pageTime() } })
      },
      async removeView(id) {
        const value = await client.request('bookings.remove-view', { id })
        set({ savedViews: { value, asking: false, error: null, at: pageTime() } })
      },
    }
  }
}

function tableOf(
  filter: BookingFilter,
  numbers: readonly number[],
  pages: readonly BookingPage[],
): BookingTable {
  const [page] = pages
  if (page === undefined) throw new Error('At least one part is asked for')
  const { rows: _, ...counts } = page
  const parts = new Map(numbers.map((number, index) => [number, pages[index]?.rows ?? []]))
  return { ...counts, filter, parts }
}

/** The row at this place; undefined while it is being read. */
export function bookingAt(table: BookingTable, row: number): BookingLine | undefined {
  return table.parts.get(Math.floor(row / linesPerAnswer))?.[row % linesPerAnswer]
}

/** The view whose filter is the one in use. */
export function selectCurrentView({ savedViews, bookingFilter }: WindowState): SavedView | null {
  const wanted = JSON.stringify(inOrder(bookingFilter))
  return savedViews.value?.find(({ filter }) => JSON.stringify(inOrder(filter)) === wanted) ?? null
}

function inOrder({ search, statuses, time, sort, descending }: BookingFilter) {
  return [search.trim(), statuses.toSorted(), time, sort, descending]
}
