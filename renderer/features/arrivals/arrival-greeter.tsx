import { useEffect } from 'react'
import { selectMyOpenCall } from '../../state/calls-slice.ts'
import { useTools, useWindow } from '../../state/use-window.tsx'
import { isTextField } from '../../ui/use-shortcut.ts'
import { meetArrival } from './meet-arrival.ts'

/** Asks for what came before the window was there, and meets everything that comes. Shows nothing by itself. */
export function ArrivalGreeter() {
  const { store } = useTools()
  const arrived = useWindow((state) => state.arrived)
  const openSince = useWindow(({ connection }) => (connection?.state === 'open' ? connection.since : null))
  useEffect(() => {
    if (openSince !== null) void store.getState().takeArrivals()
  }, [openSince, store])
  useEffect(() => {
    if (arrived.length === 0) return
    const state = store.getState()
    for (const arrival of arrived) {
      const { place, find, notice } = meetArrival(arrival, {
        typing: isTextField(document.activeElement),
        callBookingId: selectMyOpenCall(state)?.bookingId ?? null,
        deskBookingId: state.deskBookingId,
      })
      if (place !== null) state.goTo(place)
      if (find !== null) void state.searchBookings(find)
      if (notice !== null) state.tell(notice)
    }
    state.arrivalsMet(arrived)
  }, [arrived, store])
  return null
}
