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
