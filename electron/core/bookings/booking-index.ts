import { type BookingStatus, bookingStatuses } from '../../../shared/domain/booking.ts'
import type { BookingSort } from '../../../shared/domain/booking-filter.ts'
import { pageAround } from '../../../shared/domain/page-around.ts'
import type { BookingKeys } from '../store/tables/booking-lines.ts'
import { type BookingChange, BookingRows } from './booking-rows.ts'
import { searchWords, textOf } from './booking-words.ts'

export type IndexQuery = {
  readonly search: string
  /** Empty: any. */
  readonly statuses: readonly BookingStatus[]
  /** Scheduled at or after `from` and before `to`; `unscheduled`: without a time. Null: any, with a time or without. */
  readonly scheduled: { readonly from: number; readonly to: number } | 'unscheduled' | null
  /** Only those that nobody has begun yet. */
  readonly notBegun: boolean
  readonly sort: BookingSort
  readonly descending: boolean
}

export type IndexPage = {
  readonly ids: readonly string[]
  readonly total: number
  readonly all: number
  readonly byStatus: Record<BookingStatus, number>
}

const notBegunStatuses: readonly BookingStatus[] = ['new', 'assigned', 'accepted']

/** More changes than this at once, and the rows are built anew beside those that are being searched. */
const mostMoved = 1000

/** What fits a query but for its statuses, in its order. */
type Found = { readonly key: string; readonly rows: readonly number[] }

/**
 * Every booking's words in memory, and its orders. A search of 100 000 takes some milliseconds, which no index in SQL
 * came near to.
 */
export class BookingIndex {
  #rows = new BookingRows()
  #found: Found | null = null
  #staged: BookingChange[] = []

  /** Held back until `publish`, so that a long change is seen as one. */
  stage(bookings: readonly BookingKeys[]): void {
    for (const booking of bookings) this.#staged.push({ booking, text: textOf(booking) })
  }

  /**
   * Shows what was staged, and drops what is gone; with `only`, all that was not staged. All of it is seen at the end,
   * and searches may be answered wherever this lets go.
   */
  *publish(gone: readonly string[], only = false): Generator<void, void> {
    const staged = this.#staged
    this.#staged = []
    const few = !only && staged.length + gone.length <= mostMoved
    if (few) this.#rows.change(staged, gone)
    else this.#rows = yield* this.#rows.rebuilt(staged, new Set(gone), !only)
    this.#found = null
    // While nobody waits for an answer yet.
    this.#rows.order('time')
  }

  page(query: IndexQuery, offset: number, limit: number): IndexPage {
    const rows = this.#find(query)
    const byStatus = this.#countByStatus(rows)
    const wanted = query.statuses.map((status) => bookingStatuses.indexOf(status))
    const fitting =
      wanted.length === 0 ? rows : rows.filter((row) => wanted.includes(this.#rows.statusAt(row)))
    const ids = this.#idsOf(fitting.slice(offset, offset + limit))
    return { ids, total: fitting.length, all: this.#rows.size, byStatus }
  }

  /** As many as `limit` in the order of time, from some before the instant to most behind it. */
  around(instant: number, limit: number): IndexPage {
    const rows = this.#rows.order('time')
    const later = rows.findIndex((row) => (this.#rows.at(row)?.scheduledAt ?? Infinity) >= instant)
    const ids = this.#idsOf(pageAround(rows, later === -1 ? rows.length : later, limit))
    return { ids, total: rows.length, all: rows.length, byStatus: this.#countByStatus(rows) }
  }

  #find(query: IndexQuery): readonly number[] {
    const { search, scheduled, notBegun, sort, descending } = query
    const words = searchWords(search)
    const key = JSON.stringify([words, scheduled, notBegun, sort, descending])
    if (this.#found?.key === key) return this.#found.rows
    const fits = this.#rows.holding(words)
    let rows = this.#rows.order(sort)
    if (fits !== null) rows = rows.filter((row) => fits[row] === 1)
    if (scheduled !== null || notBegun) rows = rows.filter((row) => this.#isDue(row, query))
    if (descending) rows = rows.toReversed()
    this.#found = { key, rows }
    return rows
  }

  #isDue(row: number, { scheduled, notBegun }: IndexQuery): boolean {
    const booking = this.#rows.at(row)
    if (!booking || (notBegun && !notBegunStatuses.includes(booking.status))) return false
    const { scheduledAt } = booking
    if (scheduled === null) return true
    if (scheduled === 'unscheduled') return scheduledAt === null
    return scheduledAt !== null && scheduledAt >= scheduled.from && scheduledAt < scheduled.to
  }

  #idsOf(rows: readonly number[]): string[] {
    return rows.map((row) => this.#rows.at(row)?.id).filter((id) => id !== undefined)
  }

  #countByStatus(rows: readonly number[]): Record<BookingStatus, number> {
    const counts = new Int32Array(bookingStatuses.length)
    for (const row of rows) counts[this.#rows.statusAt(row)] = (counts[this.#rows.statusAt(row)] ?? 0) + 1
    const of = (status: BookingStatus) => counts[bookingStatuses.indexOf(status)] ?? 0
    return {
      new: of('new'),
      assigned: of('assigned'),
      accepted: of('accepted'),
      'in-progress': of('in-progress'),
      completed: of('completed'),
      cancelled: of('cancelled'),
    }
  }
}
