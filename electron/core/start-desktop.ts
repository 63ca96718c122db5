import type { Bookings } from './bookings/bookings.ts'
import type { CallLedger } from './calls/call-ledger.ts'
import { Arrivals } from './desktop/arrivals.ts'
import { DesktopDesk } from './desktop/desktop-desk.ts'
import type { Ground } from './lay-ground.ts'

/** What comes from outside the window, and the computer around it; that is null where a browser shows the desk. */
export function startDesktop(ground: Ground, ledger: CallLedger, bookings: Bookings) {
  const { store, clock, pushes, desktopHost, lifetime } = ground
  const arrivals = new Arrivals({
    store,
    clock,
    publish: pushes.publish,
    booking: (bookingId) => bookings.get(bookingId),
    bookingOfCall: async (callId) => (await ledger.table.find(callId))?.bookingId ?? null,
  })
  if (desktopHost === null) return { arrivals, desktop: null, desktopHost }
  const desktop = lifetime.own(new DesktopDesk({ ...ground, host: desktopHost, ledger, arrivals }))
  desktop.start()
  return { arrivals, desktop, desktopHost }
}
