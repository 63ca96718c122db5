import type { KeyboardEvent } from 'react'
import { bookingAt, wholeList } from '../../state/booking-table-slice.ts'
import { useTools } from '../../state/use-window.tsx'
import { listStep } from './list-step.ts'

/** So far a page key goes where the list's height is not known. */
const usualPage = 12

/** The keys of the list: they move through it, Enter opens, Esc clears the filter and then leads back to the desk. */
export function useListKeys(pageRows = usualPage): (event: KeyboardEvent<HTMLElement>) => void {
  const { store } = useTools()
  return (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return
    const state = store.getState()
    const { bookingTable, bookingCursor, bookingFilter } = state
    const table = bookingTable.value
    const row = listStep(event.key, bookingCursor, table?.total ?? 0, pageRows)
    if (row !== null) state.moveBookingCursor(row)
    else if (event.key === 'Enter') {
      const booking = table === null ? undefined : bookingAt(table, bookingCursor)
      // What is in sight answers the filter before this one: the right row is a moment away.
      if (booking === undefined || table?.filter !== bookingFilter) return
      state.goTo({ page: 'desk', bookingId: booking.id })
    } else if (event.key === 'Escape') {
      if (bookingFilter.search === '') state.goTo({ page: 'desk', bookingId: state.deskBookingId })
      else void state.filterBookings({ search: wholeList.search })
    } else return
    event.preventDefault()
  }
}
