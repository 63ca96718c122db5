import type { CallBackView } from '../../../shared/contract/agents.ts'
import { indianDay } from '../../i18n/format.ts'

export type CallBackGroup = {
  /** `day`: a later one, with its date. */
  readonly kind: 'overdue' | 'today' | 'tomorrow' | 'day'
  /** Days since 1970 in India. */
  readonly day: number
  /** The one due next comes first. */
  readonly callBacks: readonly CallBackView[]
}

/** What should have been done first, then by the days of India. */
export function callBackGroups(callBacks: readonly CallBackView[], now: number): CallBackGroup[] {
  const today = indianDay(now)
  const sorted = callBacks.toSorted((one, other) => one.dueAt - other.dueAt)
  const overdue = sorted.filter(({ dueAt }) => dueAt <= now)
  const coming = sorted.filter(({ dueAt }) => dueAt > now)
  const days = [...new Set(coming.map(({ dueAt }) => indianDay(dueAt)))]
  return [
    ...(overdue.length === 0 ? [] : [{ kind: 'overdue' as const, day: today, callBacks: overdue }]),
    ...days.map((day) => ({
      kind: kindOf(day - today),
      day,
      callBacks: coming.filter(({ dueAt }) => indianDay(dueAt) === day),
    })),
  ]
}

function kindOf(daysAhead: number): CallBackGroup['kind'] {
  if (daysAhead === 0) return 'today'
  return daysAhead === 1 ? 'tomorrow' : 'day'
}
