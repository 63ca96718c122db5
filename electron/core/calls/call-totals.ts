import type { CallBar, CallLogFilter, CallTotals } from '../../../shared/contract/call-log.ts'
import { callStatuses, isOpenStatus } from '../../../shared/domain/call-status.ts'
import { startOfIndianMonth } from '../../../shared/domain/indian-clock.ts'
import { type CallCount, startOfUnit } from '../store/tables/call-tally.ts'

const hour = 3_600_000
const longestInHours = 48 * hour
const longestInDays = 62 * 24 * hour

/** So that a picture of the time has at most some sixty bars. */
export function unitFor({ from, to }: Pick<CallLogFilter, 'from' | 'to'>): CallTotals['unit'] {
  if (from === undefined || to === undefined) return 'month'
  if (to - from <= longestInHours) return 'hour'
  return to - from <= longestInDays ? 'day' : 'month'
}

/** What the counts of hours, or else of days, come to. */
export function totalsOf(counts: readonly CallCount[], unit: CallTotals['unit']): CallTotals {
  const totals = { calls: 0, open: 0, answered: 0, talkSeconds: 0 }
  const bars = new Map<number, CallBar>()
  let cost = 0
  for (const count of counts) {
    const answered = count.status === 'completed' ? count.calls : 0
    const open = isOpen(count.status) ? count.calls : 0
    totals.calls += count.calls
    totals.open += open
    totals.answered += answered
    totals.talkSeconds += count.talkSeconds
    cost += count.cost
    const from = startOfBar(count.at, unit)
    const bar = bars.get(from) ?? { from, answered: 0, notAnswered: 0 }
    const notAnswered = count.calls - answered - open
    bars.set(from, {
      from,
      answered: bar.answered + answered,
      notAnswered: bar.notAnswered + notAnswered,
    })
  }
  return {
    ...totals,
    costPaise: Math.round(cost / 100),
    unit,
    bars: [...bars.values()]
      .filter((bar) => bar.answered + bar.notAnswered > 0)
      .toSorted((one, other) => one.from - other.from),
  }
}

function isOpen(status: string): boolean {
  return callStatuses.some((known) => known === status && isOpenStatus(known))
}

function startOfBar(at: number, unit: CallTotals['unit']): number {
  if (unit !== 'month') return startOfUnit(unit, at)
  return startOfIndianMonth(startOfUnit('day', at))
}
