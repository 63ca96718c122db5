import { selectMyOpenCall } from '../../state/calls-slice.ts'
import { selectIncoming } from '../../state/inbound-slice.ts'
import { useTools } from '../../state/use-window.tsx'
import { useKey } from '../keys/use-key.ts'

/** F2: opens the call that came in, else calls whoever is next in the queue; pressed again, without the pause. */
export function CallNext() {
  const { store } = useTools()
  useKey('callNext', () => {
    const state = store.getState()
    const incoming = selectIncoming(state)
    if (incoming !== null) {
      if (incoming.bookingId !== null) state.goTo({ page: 'desk', bookingId: incoming.bookingId })
    } else if (state.queuedCall !== null) void state.sendNext()
    else if (selectMyOpenCall(state) === null) void state.queueNext()
  })
  return null
}
