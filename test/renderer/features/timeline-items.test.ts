import { describe, expect, it } from 'vitest'
import { type TimelineEntries, timelineItems } from '../../../renderer/features/timeline/timeline-items.ts'
import { noon } from '../made-calls.ts'

const hour = 3_600_000
const kind = (at: Readonly<Record<string, number>>, readBackTo: number | null = null): TimelineEntries => ({
  entries: Object.entries(at).map(([key, instant]) => ({ key, at: instant, render: () => null })),
  readBackTo,
})
const keys = (...kinds: TimelineEntries[]) => timelineItems(kinds).map(({ key }) => key.replace(/ \d+$/, ''))

describe('the timeline', () => {
  it('mixes all kinds in the order of time under the days of India', () => {
    const calls = kind({ call1: noon - 24 * hour, call2: noon })
    // 23:30 in India is still the day before, whatever the day in UTC.
    const notes = kind({ late: noon - 12.5 * hour, notes: noon - hour })
    expect(keys(calls, notes)).toEqual(['day', 'call1', 'late', 'day', 'notes', 'call2'])
  })

  it('ends the rule of a day with its last entry', () => {
    const items = timelineItems([kind({ a: noon - 24 * hour, b: noon - 23.5 * hour, c: noon })])
    expect(items.flatMap((item) => (item.kind === 'entry' ? [item.last] : []))).toEqual([false, true, true])
  })

  it('holds back what is from before the point to which every kind was read', () => {
    const calls = kind({ call: noon }, noon)
    const notes = kind({ old: noon - hour, now: noon })
    expect(keys(calls, notes)).toEqual(['older', 'day', 'call', 'now'])
    expect(keys(kind({ call: noon }), notes)).toEqual(['day', 'old', 'call', 'now'])
  })

  it('is empty when nothing happened', () => {
    expect(timelineItems([kind({}), kind({})])).toEqual([])
  })
})
