import { describe, expect, it } from 'vitest'
import { hashOf, type Place, placeOf } from '../../../renderer/state/navigation-slice.ts'
import { DeskOfWindow } from './desk-of-window.ts'

const places: readonly Place[] = [
  { page: 'desk', bookingId: null },
  { page: 'desk', bookingId: 'booking/with signs' },
  { page: 'calls' },
  { page: 'settings', section: 'callbacks' },
]

describe('places', () => {
  it('come back from the address as they went in', () => {
    expect(places.map((place) => placeOf(hashOf(place)))).toEqual(places)
  })

  it('are the desk where the address says nothing of use', () => {
    for (const hash of ['', '#/nonsense/x', '#/desk/%E0%A4']) {
      expect(placeOf(hash)).toEqual({ page: 'desk', bookingId: null })
    }
    expect(placeOf('#/settings/%3Cnonsense')).toEqual({ page: 'settings', section: 'account' })
  })

  it('remember the booking of the desk, and close a drawer', () => {
    const desk = new DeskOfWindow()
    desk.state.goTo({ page: 'desk', bookingId: 'booking_1' })
    desk.state.openDrawer('rail')
    desk.state.goTo({ page: 'calls' })
    expect(desk.state.deskBookingId).toBe('booking_1')
    expect(desk.state.drawer).toBeNull()
  })
})
