import type { ReactNode } from 'react'
import { indianDay } from '../../i18n/format.ts'

/** Something that happened on a booking, of whatever kind. */
export type TimelineEntry = {
  /** Unlike every other entry's. */
  readonly key: string
  readonly at: number
  readonly render: () => ReactNode
}

/** What one kind gives to the timeline. */
export type TimelineEntries = {
  readonly entries: readonly TimelineEntry[]
  /** There are entries of this kind from before this instant that have not been read; null when there are none. */
  readonly readBackTo: number | null
}

export type TimelineItem =
  | { readonly kind: 'older'; readonly key: string }
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: TimelineEntry; readonly last: boolean }

/**
 * All kinds in the order of time, the newest at the end, with a head for each day in India. Entries from before the
 * point to which every kind has been read wait, or later pages would push themselves in between.
 */
export function timelineItems(kinds: readonly TimelineEntries[]): readonly TimelineItem[] {
  const backTo = readBackTo(kinds)
  const entries = kinds
    .flatMap((kind) => kind.entries)
    .filter(({ at }) => backTo === null || at >= backTo)
    .toSorted((left, right) => left.at - right.at || left.key.localeCompare(right.key))
  const items: TimelineItem[] = backTo === null ? [] : [{ kind: 'older', key: 'older' }]
  entries.forEach((entry, index) => {
    const before = entries[index - 1]
    const next = entries[index + 1]
    const day = indianDay(entry.at)
    if (before === undefined || indianDay(before.at) !== day) {
      items.push({ kind: 'day', key: `day ${day}`, at: entry.at })
    }
    const last = next === undefined || indianDay(next.at) !== day
    items.push({ kind: 'entry', key: entry.key, entry, last })
  })
  return items
}

export function readBackTo(kinds: readonly TimelineEntries[]): number | null {
  const points = kinds.flatMap(({ readBackTo: point }) => (point === null ? [] : [point]))
  return points.length === 0 ? null : Math.max(...points)
}
