import { type BookingStatus, bookingStatuses } from '../../../shared/domain/booking.ts'
import type { BookingSort } from '../../../shared/domain/booking-filter.ts'
import type { BookingKeys } from '../store/tables/booking-lines.ts'

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

type Entry = {
  readonly id: string
  /** Everything it can be found by, in small letters, with spaces between. */
  readonly text: string
  readonly status: BookingStatus
  readonly scheduledAt: number | null
  readonly keys: Readonly<Record<Exclude<BookingSort, 'time' | 'status'>, string>>
}

const notBegunStatuses: readonly BookingStatus[] = ['new', 'assigned', 'accepted']

/** What fits a query but for its statuses, in its order. */
type Found = {
  readonly query: IndexQuery
  readonly words: readonly string[]
  readonly entries: readonly Entry[]
}

/**
 * Every booking's words in memory, and its orders. Looking through the words of 100 000 bookings takes some milliseconds,
 * which no index on disk or in SQL came near to; and what is typed on is looked for only in what was found before.
 */
export class BookingIndex {
  readonly #entries = new Map<string, Entry>()
  readonly #orders = new Map<BookingSort, { readonly entries: readonly Entry[]; readonly stale: boolean }>()
  /** The same services, places and workers come again and again; they are kept once. */
  readonly #texts = new Map<string, string>()
  #found: Found | null = null
  #staged: BookingKeys[] = []

  /** Held back until `publish`, so that a long change is seen as one. */
  stage(bookings: readonly BookingKeys[]): void {
    for (const booking of bookings) this.#staged.push(booking)
  }

  /** Shows what was staged, and drops what is gone; with `only`, all that was not staged. */
  publish(gone: readonly string[], only = false): void {
    if (only) this.#entries.clear()
    for (const booking of this.#staged) this.#entries.set(booking.id, this.#entryOf(booking))
    for (const id of gone) this.#entries.delete(id)
    this.#staged = []
    this.#found = null
    for (const [sort, { entries }] of this.#orders) this.#orders.set(sort, { entries, stale: true })
  }

  page(query: IndexQuery, offset: number, limit: number): IndexPage {
    const { entries } = this.#find(query)
    const byStatus = countByStatus(entries)
    const { statuses } = query
    const fitting =
      statuses.length === 0 ? entries : entries.filter(({ status }) => statuses.includes(status))
    const ids = fitting.slice(offset, offset + limit).map(({ id }) => id)
    return { ids, total: fitting.length, all: this.#entries.size, byStatus }
  }

  /** As many as `limit` in the order of time, from some before the instant to most behind it. */
  around(instant: number, limit: number): IndexPage {
    const entries = this.#order('time')
    const later = entries.findIndex(({ scheduledAt }) => scheduledAt === null || scheduledAt >= instant)
    const first = (later === -1 ? entries.length : later) - Math.floor(limit / 5)
    const start = Math.max(0, Math.min(first, entries.length - limit))
    const ids = entries.slice(start, start + limit).map(({ id }) => id)
    return { ids, total: entries.length, all: entries.length, byStatus: countByStatus(entries) }
  }

  #find(query: IndexQuery): Found {
    const words = searchWords(query.search)
    const before = this.#found
    const narrower = before !== null && sameButWords(before.query, query) && extend(before.words, words)
    if (narrower && words.length === before.words.length && words.join(' ') === before.words.join(' ')) {
      return before
    }
    const pool = narrower ? before.entries : this.#ordered(query)
    const found = { query, words, entries: pool.filter((entry) => fits(entry, words, query)) }
    this.#found = found
    return found
  }

  #ordered({ sort, descending }: IndexQuery): readonly Entry[] {
    const order = this.#order(sort)
    return descending ? order.toReversed() : order
  }

  #order(sort: BookingSort): readonly Entry[] {
    const known = this.#orders.get(sort)
    if (known !== undefined && !known.stale) return known.entries
    const entries = this.#inOldOrder(known?.entries ?? [])
    entries.sort(comparisons[sort])
    this.#orders.set(sort, { entries, stale: false })
    return entries
  }

  /** Nearly sorted already after a small change, which makes sorting it a walk. */
  #inOldOrder(old: readonly Entry[]): Entry[] {
    const left = new Map(this.#entries)
    const entries: Entry[] = []
    for (const { id } of old) {
      const entry = left.get(id)
      if (entry === undefined) continue
      entries.push(entry)
      left.delete(id)
    }
    for (const entry of left.values()) entries.push(entry)
    return entries
  }

  #entryOf(booking: BookingKeys): Entry {
    const { id, status, scheduledAt, reference } = booking
    const key = (text: string) => this.#kept(searchable(text))
    const keys = {
      reference: searchable(reference),
      customer: key(booking.customerName),
      worker: key(booking.workerName),
      service: key(booking.service),
      place: key(booking.locality),
    }
    const { customer, worker, service, place } = keys
    const vendor = searchable(booking.vendorName)
    const text = `${keys.reference} ${customer} ${worker} ${service} ${place} ${booking.lastFours} ${status} ${vendor} ${id}`
    return { id, text, status, scheduledAt, keys }
  }

  #kept(text: string): string {
    const kept = this.#texts.get(text)
    if (kept !== undefined) return kept
    this.#texts.set(text, text)
    return text
  }
}

/** Letters are compared without their case, and marks however they were typed. */
function searchable(text: string): string {
  return text.normalize('NFC').toLowerCase()
}

function searchWords(search: string): string[] {
  return searchable(search).split(/\s+/).filter(Boolean)
}

function fits(entry: Entry, words: readonly string[], { scheduled, notBegun }: IndexQuery): boolean {
  for (const word of words) if (!entry.text.includes(word)) return false
  if (notBegun && !notBegunStatuses.includes(entry.status)) return false
  if (scheduled === null) return true
  const { scheduledAt } = entry
  if (scheduled === 'unscheduled') return scheduledAt === null
  return scheduledAt !== null && scheduledAt >= scheduled.from && scheduledAt < scheduled.to
}

function sameButWords(one: IndexQuery, other: IndexQuery): boolean {
  const same =
    one.sort === other.sort && one.descending === other.descending && one.notBegun === other.notBegun
  return same && JSON.stringify(one.scheduled) === JSON.stringify(other.scheduled)
}

/** Whether whatever fits the later words fits the earlier ones too. */
function extend(earlier: readonly string[], later: readonly string[]): boolean {
  return earlier.every((word) => later.some((longer) => longer.includes(word)))
}

function countByStatus(entries: readonly Entry[]): Record<BookingStatus, number> {
  const counts = { new: 0, assigned: 0, accepted: 0, 'in-progress': 0, completed: 0, cancelled: 0 }
  for (const { status } of entries) counts[status] += 1
  return counts
}

type Comparison = (one: Entry, other: Entry) => number

const byTime: Comparison = (one, other) => {
  const difference = (one.scheduledAt ?? Number.MAX_VALUE) - (other.scheduledAt ?? Number.MAX_VALUE)
  return difference === 0 ? byText(one.keys.reference, other.keys.reference) : difference
}

const comparisons: Readonly<Record<BookingSort, Comparison>> = {
  time: byTime,
  reference: (one, other) => byText(one.keys.reference, other.keys.reference),
  customer: byKey('customer'),
  worker: byKey('worker'),
  service: byKey('service'),
  place: byKey('place'),
  status: (one, other) =>
    bookingStatuses.indexOf(one.status) - bookingStatuses.indexOf(other.status) || byTime(one, other),
}

function byKey(key: 'customer' | 'worker' | 'service' | 'place'): Comparison {
  return (one, other) => byText(one.keys[key], other.keys[key]) || byTime(one, other)
}

/** By code points: a collator takes seconds for 100 000, and both scripts read well so. */
function byText(one: string, other: string): number {
  if (one === other) return 0
  // What is empty stands last.
  if (one === '') return 1
  if (other === '') return -1
  return one < other ? -1 : 1
}
