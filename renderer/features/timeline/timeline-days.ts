import type { CallView } from '../../../shared/contract/calls.ts'
import { indianDay } from '../../i18n/format.ts'

export type TimelineDay = {
  readonly day: number
  /** An instant of that day. */
  readonly at: number
  readonly calls: readonly CallView[]
}

/** Calls in the order they came, by the day in India. */
export function timelineDays(calls: readonly CallView[]): readonly TimelineDay[] {
  const days = Map.groupBy(calls, ({ requestedAt }) => indianDay(requestedAt))
  return [...days].map(([day, ofDay]) => ({ day, at: ofDay[0]?.requestedAt ?? 0, calls: ofDay }))
}
