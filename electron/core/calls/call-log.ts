import type { CallLogFilter, CallTotals } from '../../../shared/contract/call-log.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import type { Store } from '../store/store.ts'
import { BookingsTable } from '../store/tables/bookings.ts'
import type { CallFilter } from '../store/tables/call-filter.ts'
import { CallLogTable, type CallPlace } from '../store/tables/call-log.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { CallTallyTable } from '../store/tables/call-tally.ts'
import { UsersTable } from '../store/tables/users.ts'
import type { CallLedger } from './call-ledger.ts'
import { totalsOf, unitFor } from './call-totals.ts'

/** A common name fits hundreds; the calls of so many numbers are no answer to a question. */
const mostNumbers = 50

/** The filter as the store understands it; null: nothing can fit. */
export type ResolvedFilter = { readonly stored: CallFilter | null; readonly tooMany: boolean }

type Numbers = { readonly ids: readonly string[]; readonly more: boolean }

/** The log of all calls, as people look into it. */
export class CallLog {
  readonly #ledger: Pick<CallLedger, 'views'>
  readonly #calls: CallLogTable
  readonly #tally: CallTallyTable
  readonly #bookings: BookingsTable
  readonly #users: UsersTable
  /** By what is searched for; those that are not answered yet. */
  readonly #lookups = new Map<string, Promise<Numbers>>()

  constructor(parts: { ledger: Pick<CallLedger, 'views'>; store: Store }) {
    this.#ledger = parts.ledger
    this.#calls = new CallLogTable(parts.store)
    this.#tally = new CallTallyTable(parts.store)
    this.#bookings = new BookingsTable(parts.store)
    this.#users = new UsersTable(parts.store)
  }

  /** Newest first. */
  async page(
    filter: CallLogFilter,
    after: CallPlace | null,
    limit: number,
  ): Promise<{ calls: CallView[]; more: boolean; tooMany: boolean }> {
    const { stored, tooMany } = await this.resolve(filter)
    const found = stored === null ? [] : await this.records(stored, after, limit + 1)
    const calls = await this.#ledger.views(found.slice(0, limit))
    return { calls, more: found.length > limit, tooMany }
  }

  async totals(filter: CallLogFilter): Promise<CallTotals> {
    const { stored } = await this.resolve(filter)
    const unit = unitFor(filter)
    const counts = stored === null ? [] : await this.#tally.counts(stored, unit === 'hour' ? 'hour' : 'day')
    return totalsOf(counts, unit)
  }

  agents(): Promise<{ id: string; name: string }[]> {
    return this.#users.names()
  }

  records(filter: CallFilter, after: CallPlace | null, limit: number): Promise<readonly CallRecord[]> {
    return this.#calls.page(filter, after, limit)
  }

  /** Looks up whom a search speaks of. */
  async resolve({ search, agentId, ...rest }: CallLogFilter): Promise<ResolvedFilter> {
    const plain: CallFilter = agentId === undefined ? rest : { ...rest, agentUserId: agentId }
    if (search === undefined) return { stored: plain, tooMany: false }
    const booking = await this.#bookings.findByReference(search)
    if (booking !== null) return { stored: { ...plain, bookingId: booking.id }, tooMany: false }
    const { ids, more } = await this.#numbersFor(search)
    return { stored: ids.length === 0 ? null : { ...plain, numberIds: ids }, tooMany: more }
  }

  /** Page and totals are asked for together, and a name is looked for in a hundred thousand: once for both. */
  #numbersFor(search: string): Promise<Numbers> {
    const underWay = this.#lookups.get(search)
    if (underWay !== undefined) return underWay
    const lookup = this.#lookUp(search).finally(() => this.#lookups.delete(search))
    this.#lookups.set(search, lookup)
    return lookup
  }

  async #lookUp(search: string): Promise<Numbers> {
    if (!/^\d{4}$/.test(search)) return this.#calls.numbersOfPeople(search.split(/\s+/), mostNumbers)
    const ids = await this.#calls.numbersEndingIn(search, mostNumbers + 1)
    return { ids: ids.slice(0, mostNumbers), more: ids.length > mostNumbers }
  }
}
