import type { Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import type { TimelineItem } from './timeline-items.ts'

/** So near to the end the reader is at the end, pixels. */
const nearEnd = 80

/**
 * The list begins at its end and stays there while entries come in. A reader who has gone back is left where they are:
 * also when older entries are put before what they read.
 */
export function useStickToEnd(
  scroller: RefObject<HTMLElement | null>,
  rows: Virtualizer<HTMLElement, Element>,
  items: readonly TimelineItem[],
): void {
  const atEnd = useRef(true)
  const firstEntry = useRef<string | null>(null)
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const look = () => {
      atEnd.current = element.scrollHeight - element.scrollTop - element.clientHeight < nearEnd
    }
    element.addEventListener('scroll', look, { passive: true })
    return () => element.removeEventListener('scroll', look)
  }, [scroller])

  const first = items.find(({ kind }) => kind === 'entry')?.key ?? null
  const size = rows.getTotalSize()
  // biome-ignore lint/correctness/useExhaustiveDependencies: `size` grows as rows are measured, and the end with it
  useLayoutEffect(() => {
    const element = scroller.current
    if (element === null) return
    const before = firstEntry.current
    firstEntry.current = first
    if (atEnd.current) {
      element.scrollTop = element.scrollHeight
      return
    }
    if (before === null || before === first) return
    const index = items.findIndex(({ key }) => key === before)
    const start = rows.measurementsCache[index]?.start
    if (start !== undefined) element.scrollTop += start - (rows.measurementsCache[0]?.end ?? 0)
  }, [items.length, first, size])
}
