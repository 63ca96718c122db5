import { sql } from 'kysely'
import { isOpenStatus } from '../../../../shared/domain/call-status.ts'
import type { Store } from '../store.ts'
import { type CallFilter, fits } from './call-filter.ts'
import type { CallRecord } from './call-record.ts'
import { fromRow } from './call-row.ts'
import { CallTallyTable, type Stretch } from './call-tally.ts'
import { eachOf } from './each-of.ts'

/** Where a page begins: behind this call. */
export type CallPlace = { readonly requestedAt: number; readonly id: string }

/** Of people that a name fits, so many are looked at for each number that is wanted: some share one, some have none. */
const peopleToANumber = 20

/** Pages of the call log. They begin behind a call and not at a count, so they hold still while calls come in. */
export class CallLogTable {
  readonly #store: Store
  readonly #tally: CallTallyTable

  constructor(store: Store) {
    this.#store = store
    this.#tally = new CallTallyTable(store)
  }

  /** Newest first. */
  async page(filter: CallFilter, after: CallPlace | null, limit: number): Promise<readonly CallRecord[]> {
    const narrowed = after === null ? filter : { ...filter, to: soonest(filter.to, after.requestedAt + 1) }
    const { status } = filter
    const onlyOpen = status !== undefined && isOpenStatus(status)
    const stretches = onlyOpen ? null : await this.#tally.stretchesOf(narrowed, limit)
    let query = this.#store.read
      .selectFrom('call')
      .selectAll()
      .where((where) => fits(where, narrowed))
      .orderBy('requested_at', 'desc')
      .orderBy('id', 'desc')
      .limit(limit)
    // Written out, for the index of open calls is found by it.
    if (onlyOpen) query = query.where('open', '=', sql.lit(1))
    if (stretches !== null) {
      query = query.where((where) =>
        where.or([where('open', '=', sql.lit(1)), ...stretches.map((stretch) => within(where, stretch))]),
      )
    }
    if (after !== null) {
      const { requestedAt, id } = after
      query = query.where((where) =>
        where.or([where('requested_at', '<', requestedAt), where('id', '<', id)]),
      )
    }
    return (await query.execute()).map(fromRow)
  }

  /** The numbers that end in these four digits. */
  async numbersEndingIn(lastFour: string, limit: number): Promise<readonly string[]> {
    const rows = await this.#store.read
      .selectFrom('phone_number')
      .select('id')
      .where(sql<string>`substr(last_ten, -4)`, '=', lastFour)
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  }

  /** The numbers of people whose names hold all these words; `more`: there are others that were not looked at. */
  async numbersOfPeople(
    words: readonly string[],
    limit: number,
  ): Promise<{ readonly ids: readonly string[]; readonly more: boolean }> {
    // The index alone is read through for the names, and no further than it takes; the people themselves are read only
    // where they fit.
    const found = await this.#store.read
      .selectFrom('party')
      .select(sql<number>`rowid`.as('rowid'))
      .where((where) => where.and(words.map((word) => where('name', 'like', `%${word}%`))))
      .limit(limit * peopleToANumber)
      .execute()
    if (found.length === 0) return { ids: [], more: false }
    const rowids = found.map(({ rowid }) => rowid)
    const rows = await this.#store.read
      .selectFrom('party')
      .select('phone_number_id')
      .distinct()
      .where(sql<number>`rowid`, 'in', eachOf(rowids))
      .where('phone_number_id', 'is not', null)
      .limit(limit + 1)
      .execute()
    const ids = rows.flatMap(({ phone_number_id: id }) => (id === null ? [] : [id]))
    return { ids: ids.slice(0, limit), more: ids.length > limit || found.length === limit * peopleToANumber }
  }
}

function within(where: Parameters<typeof fits>[0], { from, to }: Stretch) {
  return where.and([where('requested_at', '>=', from), where('requested_at', '<', to)])
}

function soonest(one: number | undefined, other: number): number {
  return one === undefined ? other : Math.min(one, other)
}
