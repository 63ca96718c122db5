import { useShallow } from 'zustand/react/shallow'
import { callsOfBooking, selectBookingCallsRead } from '../../state/calls-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { CallEntry } from './call-entry.tsx'
import type { TimelineKind } from './timeline-kinds.ts'

export function useCallEntries(bookingId: string): TimelineKind {
  const calls = useWindow(useShallow((state) => callsOfBooking(state.calls, bookingId)))
  const read = useWindow(selectBookingCallsRead(bookingId))
  const ask = useWindow((state) => state.askCallsOfBooking)
  return {
    entries: calls.map((call) => ({
      key: call.id,
      at: call.requestedAt,
      render: () => <CallEntry call={call} />,
    })),
    readBackTo: read.value?.backTo ?? null,
    read,
    ask: () => void ask(bookingId, 'newest'),
    askOlder: () => void ask(bookingId, 'older'),
  }
}
