export const bookingStatuses = [
  'new',
  'assigned',
  'accepted',
  'in-progress',
  'completed',
  'cancelled',
] as const
export type BookingStatus = (typeof bookingStatuses)[number]

export const partyRoles = ['customer', 'worker', 'vendor'] as const
export type PartyRole = (typeof partyRoles)[number]

/** Longer notes belong into the booking system. Characters. */
export const longestNotes = 10_000

/** How many calls of a booking one answer holds; fewer mean that there are no older ones. */
export const callsOfBookingAtOnce = 100

/** The name of somebody whose data were erased; the window has a word for it. */
export const erasedName = '(erased)'
