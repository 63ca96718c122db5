import { useEffect } from 'react'
import { selectIncoming } from '../../state/inbound-slice.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { mayFill } from './may-fill.ts'

/** Brings the booking of a caller into view as my phone begins to ring, and moves no focus. */
export function IncomingPop() {
  const { store } = useTools()
  const callId = useWindow((state) => selectIncoming(state)?.id ?? null)
  useEffect(() => {
    const state = store.getState()
    const call = selectIncoming(state)
    // Whoever was about to be called waits: the phone is taken.
    if (call !== null && state.queuedCall !== null) void state.undoNext()
    // After a reload in the middle of the call the place in the address stands.
    if (callId === null || call === null || call.bookingId === null || call.status === 'in-progress') return
    if (mayFill(document.activeElement)) state.goTo({ page: 'desk', bookingId: call.bookingId })
  }, [callId, store])
  return null
}
