import { type SelectQueryBuilder, sql } from 'kysely'
import { indianOffset } from '../../../../shared/domain/indian-clock.ts'
import { talkBounds } from '../../../../shared/domain/talk-time.ts'
import type { Store } from '../store.ts'
import { type CallFilter, fits, isNarrow } from './call-filter.ts'
import { eachOf } from './each-of.ts'
import type { CallCountRow, Tables } from './schema.ts'

/** Calls of one hour or day that ended alike; `at` is its number, in Indian time. */
export type CallCount = {
  readonly at: number
  readonly direction: string
  readonly status: string
  readonly calls: number
  readonly talkSeconds: number
  /** In hundredths of a paisa. */
  readonly cost: number
}

export type TallyUnit = 'hour' | 'day'

/** A stretch of time, inclusive below, exclusive above. */
export type Stretch = { readonly from: number; readonly to: number }

const lengths: Readonly<Record<TallyUnit, number>> = { hour: 3_600_000, day: 86_400_000 }

export function startOfUnit(unit: TallyUnit, at: number): number {
  return at * lengths[unit] - indianOffset
}

function unitOf(unit: TallyUnit, instant: number): number {
  return Math.floor((instant + indianOffset) / lengths[unit])
}

/**
 * Sums over calls. Those that have ended are counted by the store as they end (migrations 0002 and 0009); added to that
 * are the few that are open, and what lies in the broken days at the ends of a filter's time.
 */
export class CallTallyTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async counts(filter: CallFilter, unit: TallyUnit): Promise<readonly CallCount[]> {
    // By the hour only everybody's calls are counted.
    const direct = isNarrow(filter) || (unit === 'hour' && filter.agentUserId !== undefined)
    if (direct) return this.#read(filter, unit, 'all')
    const { from, to } = wholeUnits(filter, unit)
    if (from !== undefined && to !== undefined && from >= to) return this.#read(filter, unit, 'all')
    const parts = [this.#kept(filter, unit, from, to), this.#read(filter, unit, 'open')]
    if (from !== undefined && filter.from !== startOfUnit(unit, from)) {
      parts.push(this.#read({ ...filter, to: startOfUnit(unit, from) }, unit, 'ended'))
    }
    if (to !== undefined && filter.to !== startOfUnit(unit, to)) {
      parts.push(this.#read({ ...filter, from: startOfUnit(unit, to) }, unit, 'ended'))
    }
    return (await Promise.all(parts)).flat()
  }

  /**
   * Where the next `atLeast` ended calls of the filter lie, newest first: so a page of what is rare is not looked for
   * in everything. Null where that would not help.
   */
  async stretchesOf(filter: CallFilter, atLeast: number): Promise<readonly Stretch[] | null> {
    const { status, direction, talkAtLeast, talkBelow } = filter
    const telling = [status, direction, talkAtLeast, talkBelow].some((value) => value !== undefined)
    if (isNarrow(filter) || !telling) return null
    const days = untilEnough(await this.#unitsOf(filter, 'day', null, atLeast), atLeast)
    // By the hour only everybody's calls are counted.
    if (filter.agentUserId !== undefined) return joined(days, 'day')
    // In the hours of those days alone: of what is rare, all hours of a year would be read.
    const hours = await this.#unitsOf(filter, 'hour', days.flatMap(hoursOfDay), atLeast)
    return joined(untilEnough(hours, atLeast), 'hour')
  }

  /** Newest first, those that have any; `among`: of these alone. */
  async #unitsOf(filter: CallFilter, unit: TallyUnit, among: readonly number[] | null, atLeast: number) {
    return (
      this.#tally(filter, unit)
        .$if(among !== null, (query) => query.where('at', 'in', eachOf(among ?? [])))
        .$if(filter.from !== undefined, (query) => query.where('at', '>=', unitOf(unit, filter.from ?? 0)))
        .$if(filter.to !== undefined, (query) => query.where('at', '<=', unitOf(unit, filter.to ?? 0)))
        .select(['at', (select) => select.fn.sum<number>('calls').as('calls')])
        .groupBy('at')
        .having((having) => having(having.fn.sum<number>('calls'), '>', 0))
        .orderBy('at', 'desc')
        // The newest one may lie half behind where the page begins.
        .limit(atLeast + 1)
        .execute()
    )
  }

  async #kept(filter: CallFilter, unit: TallyUnit, from: number | undefined, to: number | undefined) {
    const rows = await this.#tally(filter, unit)
      .$if(from !== undefined, (query) => query.where('at', '>=', from ?? 0))
      .$if(to !== undefined, (query) => query.where('at', '<', to ?? 0))
      .select(['at', 'direction', 'status'])
      .select((select) => [
        select.fn.sum<number>('calls').as('calls'),
        select.fn.sum<number>('talk_seconds').as('talkSeconds'),
        select.fn.sum<number>('cost').as('cost'),
      ])
      .groupBy(['at', 'direction', 'status'])
      .having((having) => having(having.fn.sum<number>('calls'), '>', 0))
      .execute()
    return rows satisfies readonly CallCount[]
  }

  #tally(filter: CallFilter, unit: TallyUnit) {
    const { status, direction, talkAtLeast, talkBelow, agentUserId } = filter
    let query: SelectQueryBuilder<Tables, 'call_count', object> = this.#store.read
      .selectFrom('call_count')
      .where('span', '=', unit)
      .where('agent', '=', agentUserId ?? '*')
    if (status !== undefined) query = query.where('status', '=', status)
    if (direction !== undefined) query = query.where('direction', '=', direction)
    if (talkAtLeast !== undefined) query = query.where('talk_class', '>=', classFrom(talkAtLeast))
    if (talkBelow !== undefined) query = query.where('talk_class', '<', classFrom(talkBelow))
    return query
  }

  async #read(filter: CallFilter, unit: TallyUnit, which: 'all' | 'open' | 'ended') {
    const at = sql<number>`cast((requested_at + ${sql.lit(indianOffset)}) / ${sql.lit(lengths[unit])} as integer)`
    const cost = sql<number>`sum(cast(round(coalesce(price, 0) * 10000) as integer))`
    const rows = await this.#store.read
      .selectFrom('call')
      .where((where) => fits(where, filter))
      // Written out, for the index of open calls is found by it.
      .$if(which !== 'all', (query) => query.where('open', '=', sql.lit(which === 'open' ? 1 : 0)))
      .select([at.as('at'), 'direction', 'status'])
      .select((select) => [
        select.fn.countAll<number>().as('calls'),
        sql<number>`sum(coalesce(talk_seconds, 0))`.as('talkSeconds'),
        cost.as('cost'),
      ])
      .groupBy([at, 'direction', 'status'])
      .execute()
    return rows satisfies readonly CallCount[]
  }
}

/** The hours or days that lie wholly in the filter's time, as numbers; undefined where it is open. */
function wholeUnits({ from, to }: CallFilter, unit: TallyUnit) {
  return {
    from: from === undefined ? undefined : Math.ceil((from + indianOffset) / lengths[unit]),
    to: to === undefined ? undefined : unitOf(unit, to),
  }
}

/** The number of a bound is that of the first class that reaches it. */
function classFrom(bound: (typeof talkBounds)[number]): number {
  return talkBounds.indexOf(bound) + 1
}

function hoursOfDay(day: number): number[] {
  return Array.from({ length: 24 }, (_, hour) => day * 24 + hour)
}

function untilEnough(rows: readonly Pick<CallCountRow, 'at' | 'calls'>[], atLeast: number): number[] {
  const taken: number[] = []
  let calls = 0
  for (const [index, row] of rows.entries()) {
    if (calls >= atLeast) break
    taken.push(row.at)
    if (index > 0) calls += row.calls
  }
  return taken
}

function joined(newestFirst: readonly number[], unit: TallyUnit): Stretch[] {
  const stretches: Stretch[] = []
  for (const at of newestFirst) {
    const [from, to] = [startOfUnit(unit, at), startOfUnit(unit, at + 1)]
    const last = stretches.at(-1)
    if (last?.from === to) stretches[stretches.length - 1] = { from, to: last.to }
    else stretches.push({ from, to })
  }
  return stretches
}
