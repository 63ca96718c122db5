import { useWindow } from '../../state/use-window.tsx'
import type { RailItem } from './rail-groups.ts'

export type RailSelection = {
  readonly selectedId: string | null
  select(bookingId: string): void
  /** To the row before or after; the first one when nothing is selected in the list. */
  move(step: 1 | -1): void
  /** The first row, unless one of the list is selected already. */
  settle(): void
}

export function useRailSelection(items: readonly RailItem[]): RailSelection {
  const selectedId = useWindow((state) => (state.place.page === 'desk' ? state.place.bookingId : null))
  const goTo = useWindow((state) => state.goTo)
  const ids = items.flatMap((item) => (item.kind === 'row' ? [item.booking.id] : []))
  const here = selectedId === null ? -1 : ids.indexOf(selectedId)
  const select = (bookingId: string | undefined) => {
    if (bookingId !== undefined && bookingId !== selectedId) goTo({ page: 'desk', bookingId })
  }
  return {
    selectedId,
    select,
    move: (step) => select(ids[here === -1 ? 0 : Math.min(Math.max(here + step, 0), ids.length - 1)]),
    settle: () => select(here === -1 ? ids[0] : undefined),
  }
}
