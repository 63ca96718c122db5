import { bookingStatuses } from '../../../shared/domain/booking.ts'
import { selectBooking } from '../../state/bookings-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { StepEntry } from './step-entry.tsx'
import type { TimelineKind } from './timeline-kinds.ts'

/** How the booking went on, from the times it carries. */
export function useStepEntries(bookingId: string): TimelineKind {
  const read = useWindow(selectBooking(bookingId))
  const ask = useWindow((state) => state.askBooking)
  const times = read.value?.statusTimes ?? {}
  return {
    entries: bookingStatuses.flatMap((status) => {
      const at = times[status]
      if (at === undefined) return []
      return [{ key: `step ${status}`, at, render: () => <StepEntry status={status} at={at} /> }]
    }),
    readBackTo: null,
    read,
    ask: () => void ask(bookingId),
  }
}
