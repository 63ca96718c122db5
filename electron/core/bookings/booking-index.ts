import { type BookingStatus, bookingStatuses } from '../../../shared/domain/booking.ts'
import type { BookingSort } from '../../../shared/domain/booking-filter.ts'
import type { BookingKeys } from '../store/tables/booking-lines.ts'
import { SearchText } from './search-text.ts'

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

/** More changes than this at once, and the orders are made anew. */
const mostMoved = 1000

/** What fits a query but for its statuses, in its order. */
type Found = { readonly key: string; readonly rows: readonly number[] }

/**
 * Every booking's words in memory, and its orders: columns of values by row, for a walk over 100 000 objects waits for
 * the memory most of the time. A search of 100 000 takes some milliseconds, which no index in SQL came near to.
 */
export class BookingIndex {
  readonly #rowOf = new Map<string, number>()
  #bookings: (BookingKeys | null)[] = []
  #statuses: number[] = []
  readonly #text = new SearchText()
  /** Rows by each sort; those that were asked for. */
  readonly #orders = new Map<BookingSort, readonly number[]>()
  #found: Found | null = null
  #staged: BookingKeys[] = []
  #stagedTexts: string[] = []

  /** Held back until `publish`, so that a long change is seen as one. */
  stage(bookings: readonly BookingKeys[]): void {
    for (const booking of bookings) {
      this.#staged.push(booking)
      this.#stagedTexts.push(textOf(booking))
    }
  }

  /** Shows what was staged, and drops what is gone; with `only`, all that was not staged. */
  publish(gone: readonly string[], only = false): void {
    if (only) this.#clear()
    const changed = new Set<number>()
    for (const [index, booking] of this.#staged.entries()) {
      changed.add(this.#put(booking, this.#stagedTexts[index] ?? ''))
    }
    for (const id of gone) changed.add(this.#remove(id))
    this.#staged = []
    this.#stagedTexts = []
    this.#found = null
    if (changed.size > mostMoved) this.#orders.clear()
    else for (const [sort, rows] of this.#orders) this.#orders.set(sort, this.#moved(sort, rows, changed))
    // While nobody waits for an answer yet.
    this.#order('time')
    this.#text.settle()
  }

  page(query: IndexQuery, offset: number, limit: number): IndexPage {
    const rows = this.#find(query)
    const byStatus = this.#countByStatus(rows)
    const wanted = query.statuses.map((status) => bookingStatuses.indexOf(status))
    const fitting =
      wanted.length === 0 ? rows : rows.filter((row) => wanted.includes(this.#statuses[row] ?? -1))
    const ids = this.#idsOf(fitting.slice(offset, offset + limit))
    return { ids, total: fitting.length, all: this.#rowOf.size, byStatus }
  }

  /** As many as `limit` in the order of time, from some before the instant to most behind it. */
  around(instant: number, limit: number): IndexPage {
    const rows = this.#order('time')
    const later = rows.findIndex((row) => (this.#bookings[row]?.scheduledAt ?? Infinity) >= instant)
    const first = (later === -1 ? rows.length : later) - Math.floor(limit / 5)
    const start = Math.max(0, Math.min(first, rows.length - limit))
    const ids = this.#idsOf(rows.slice(start, start + limit))
    return { ids, total: rows.length, all: rows.length, byStatus: this.#countByStatus(rows) }
  }

  #find(query: IndexQuery): readonly number[] {
    const { search, scheduled, notBegun, sort, descending } = query
    const words = searchWords(search)
    const key = JSON.stringify([words, scheduled, notBegun, sort, descending])
    if (this.#found?.key === key) return this.#found.rows
    const fits = this.#text.find(words)
    let rows = this.#order(sort)
    if (fits !== null) rows = rows.filter((row) => fits[row] === 1)
    if (scheduled !== null || notBegun) rows = rows.filter((row) => this.#isDue(row, query))
    if (descending) rows = rows.toReversed()
    this.#found = { key, rows }
    return rows
  }

  #isDue(row: number, { scheduled, notBegun }: IndexQuery): boolean {
    const booking = this.#bookings[row]
    if (!booking || (notBegun && !notBegunStatuses.includes(booking.status))) return false
    const { scheduledAt } = booking
    if (scheduled === null) return true
    if (scheduled === 'unscheduled') return scheduledAt === null
    return scheduledAt !== null && scheduledAt >= scheduled.from && scheduledAt < scheduled.to
  }

  #order(sort: BookingSort): readonly number[] {
    const known = this.#orders.get(sort)
    if (known !== undefined) return known
    const compare = this.#comparison(sort)
    const rows = [...this.#rowOf.values()].sort(compare)
    this.#orders.set(sort, rows)
    return rows
  }

  /** The order with each changed row where it belongs now. */
  #moved(sort: BookingSort, before: readonly number[], changed: ReadonlySet<number>): readonly number[] {
    const rows = before.filter((row) => !changed.has(row))
    const compare = this.#comparison(sort)
    for (const row of changed) {
      if (!this.#bookings[row]) continue
      let [low, high] = [0, rows.length]
      while (low < high) {
        const middle = (low + high) >> 1
        if (compare(rows[middle] ?? row, row) < 0) low = middle + 1
        else high = middle
      }
      rows.splice(low, 0, row)
    }
    return rows
  }

  #comparison(sort: BookingSort): (one: number, other: number) => number {
    const compare = comparisons[sort]
    return (one, other) => {
      const [left, right] = [this.#bookings[one], this.#bookings[other]]
      return left && right ? compare(left, right) : 0
    }
  }

  #put(booking: BookingKeys, text: string): number {
    const row = this.#rowOf.get(booking.id) ?? this.#bookings.length
    this.#rowOf.set(booking.id, row)
    this.#bookings[row] = booking
    this.#statuses[row] = bookingStatuses.indexOf(booking.status)
    this.#text.put(row, text)
    return row
  }

  /** Answers the row it had; -1 when it had none. */
  #remove(id: string): number {
    const row = this.#rowOf.get(id)
    if (row === undefined) return -1
    this.#rowOf.delete(id)
    this.#bookings[row] = null
    this.#text.put(row, '')
    return row
  }

  #clear(): void {
    this.#rowOf.clear()
    this.#bookings = []
    this.#statuses = []
    this.#text.clear()
    this.#orders.clear()
  }

  #idsOf(rows: readonly number[]): string[] {
    return rows.map((row) => this.#bookings[row]?.id).filter((id) => id !== undefined)
  }

  #countByStatus(rows: readonly number[]): Record<BookingStatus, number> {
    const counts = new Int32Array(bookingStatuses.length)
    for (const row of rows) counts[this.#statuses[row] ?? 0] = (counts[this.#statuses[row] ?? 0] ?? 0) + 1
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

/** Everything a booking can be found by. */
function textOf(booking: BookingKeys): string {
  const { reference, customerName, workerName, service, locality, lastFours, status, vendorName, id } =
    booking
  return searchable(
    `${reference} ${customerName} ${workerName} ${service} ${locality} ${lastFours} ${status} ${vendorName} ${id}`,
  )
}

/** Letters are compared without their case, and marks however they were typed. */
function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function searchWords(search: string): string[] {
  return searchable(search).split(/\s+/).filter(Boolean)
}

type Comparison = (one: BookingKeys, other: BookingKeys) => number

const byTime: Comparison = (one, other) => {
  const difference = (one.scheduledAt ?? Number.MAX_VALUE) - (other.scheduledAt ?? Number.MAX_VALUE)
  return difference === 0 ? byText(one.reference, other.reference) : difference
}

const comparisons: Readonly<Record<BookingSort, Comparison>> = {
  time: byTime,
  reference: (one, other) => byText(one.reference, other.reference),
  customer: byKey('customerName'),
  worker: byKey('workerName'),
  service: byKey('service'),
  place: byKey('locality'),
  status: (one, other) =>
    bookingStatuses.indexOf(one.status) - bookingStatuses.indexOf(other.status) || byTime(one, other),
}

function byKey(key: 'customerName' | 'workerName' | 'service' | 'locality'): Comparison {
  return (one, other) => byText(one[key], other[key]) || byTime(one, other)
}

/** By code points: a collator takes seconds for 100 000, and both scripts read well so. */
function byText(one: string, other: string): number {
  if (one === other) return 0
  // What is empty stands last.
  if (one === '') return 1
  if (other === '') return -1
  return one < other ? -1 : 1
}
