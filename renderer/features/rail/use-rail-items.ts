import { useMemo } from 'react'
import { matchingBookings } from '../../state/bookings-slice.ts'
import { selectMyOpenCall } from '../../state/calls-slice.ts'
import { matchingMissed } from '../../state/inbound-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { type RailItem, railItems } from './rail-groups.ts'

export function useRailItems(now: number): RailItem[] {
  const list = useWindow((state) => state.bookingList.value)
  const found = useWindow((state) => state.bookingsFound.value)
  const search = useWindow((state) => state.bookingSearch)
  const missed = useWindow((state) => state.missed.value)
  const liveBookingId = useWindow((state) => selectMyOpenCall(state)?.bookingId ?? null)
  const callBacks = useWindow((state) => state.callBacks)
  const going = useWindow((state) => state.going)
  return useMemo(() => {
    // While somebody looks for a name, only what fits is shown.
    const rows = matchingBookings(list, found, search)
    const promised = Object.values(callBacks).filter(
      ({ id, bookingId }) =>
        !going.includes(id) && (search.trim() === '' || rows.some((row) => row.id === bookingId)),
    )
    const waiting = (missed ?? []).filter(({ key }) => !going.includes(key))
    return railItems(rows, now, liveBookingId, promised, matchingMissed(waiting, search))
  }, [list, found, search, now, liveBookingId, callBacks, missed, going])
}
