import { bookingStatuses } from '../../../shared/domain/booking.ts'
import type { BookingSort } from '../../../shared/domain/booking-filter.ts'
import type { BookingKeys } from '../store/tables/booking-lines.ts'
import { comparisons } from './booking-comparisons.ts'
import { SearchText } from './search-text.ts'
import { sortInSlices } from './sort-in-slices.ts'

export type BookingChange = { readonly booking: BookingKeys; readonly text: string }

/** So many rows are put in before others are served. */
const slice = 2000

/** Bookings by row: columns of values, for a walk over 100 000 objects waits for the memory most of the time. */
export class BookingRows {
  readonly #rowOf = new Map<string, number>()
  readonly #bookings: (BookingKeys | null)[] = []
  readonly #statuses: number[] = []
  readonly #text = new SearchText()
  /** Rows by each sort; those that were asked for. */
  readonly #orders = new Map<BookingSort, readonly number[]>()

  get size(): number {
    return this.#rowOf.size
  }

  at(row: number): BookingKeys | null {
    return this.#bookings[row] ?? null
  }

  /** The place of its status among all. */
  statusAt(row: number): number {
    return this.#statuses[row] ?? 0
  }

  /** 1 for each row that holds every word; null when there is no word. */
  holding(words: readonly string[]): Uint8Array | null {
    return this.#text.find(words)
  }

  order(sort: BookingSort): readonly number[] {
    const known = this.#orders.get(sort)
    if (known !== undefined) return known
    const rows = [...this.#rowOf.values()].sort(this.#comparison(sort))
    this.#orders.set(sort, rows)
    return rows
  }

  /** A few changes, in place: each row is moved to where it belongs now. */
  change(changes: readonly BookingChange[], gone: readonly string[]): void {
    const changed = new Set<number>()
    for (const change of changes) changed.add(this.#put(change))
    for (const id of gone) changed.add(this.#remove(id))
    for (const [sort, rows] of this.#orders) this.#orders.set(sort, this.#moved(sort, rows, changed))
    this.#text.settle()
  }

  /** As these rows with many changes, or without `keeping` what the changes alone come to; these stay as they are. */
  *rebuilt(
    changes: readonly BookingChange[],
    gone: ReadonlySet<string>,
    keeping: boolean,
  ): Generator<void, BookingRows> {
    const rebuilt = new BookingRows()
    let done = 0
    if (keeping) {
      for (const [row, booking] of this.#bookings.entries()) {
        if (booking !== null && !gone.has(booking.id)) rebuilt.#put({ booking, text: this.#text.at(row) })
        done += 1
        if (done % slice === 0) yield
      }
    }
    for (const change of changes) {
      if (!gone.has(change.booking.id)) rebuilt.#put(change)
      done += 1
      if (done % slice === 0) yield
    }
    for (const sort of new Set<BookingSort>(['time', ...this.#orders.keys()])) {
      const rows = [...rebuilt.#rowOf.values()]
      rebuilt.#orders.set(sort, yield* sortInSlices(rows, rebuilt.#comparison(sort)))
    }
    rebuilt.#text.settle()
    return rebuilt
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

  #put({ booking, text }: BookingChange): number {
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
}
