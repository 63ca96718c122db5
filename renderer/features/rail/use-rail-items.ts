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
  return useMemo(
    () =>
      railItems(
        matchingBookings(list, found, search),
        now,
        liveBookingId,
        matchingMissed(missed ?? [], search),
      ),
    [list, found, search, now, liveBookingId, missed],
  )
}
