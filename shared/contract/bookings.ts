import { z } from 'zod'
import { bookingStatuses, partyRoles } from '../domain/booking.ts'
import { request } from './shape.ts'

export const partyView = z.object({
  id: z.string(),
  role: z.enum(partyRoles),
  name: z.string(),
  /** `•••• 3210`, or null when no number is known. */
  numberLabel: z.string().nullable(),
  languages: z.array(z.string()),
  /** The person asked not to be called; a call would be refused by the provider. */
  doNotDisturb: z.boolean(),
})
export type PartyView = z.infer<typeof partyView>

export const bookingRow = z.object({
  id: z.string(),
  reference: z.string(),
  service: z.string(),
  locality: z.string(),
  status: z.enum(bookingStatuses),
  scheduledAt: z.number().nullable(),
  customerName: z.string(),
})
export type BookingRow = z.infer<typeof bookingRow>

export const bookingView = bookingRow.extend({
  detail: z.string(),
  address: z.string(),
  scheduledUntil: z.number().nullable(),
  /** Whole paise. */
  amountPaise: z.number().int().nullable(),
  toCollectPaise: z.number().int().nullable(),
  /** When the booking entered each status that it has been in. */
  statusTimes: z.partialRecord(z.enum(bookingStatuses), z.number()),
  notes: z.string(),
  parties: z.array(partyView),
})
export type BookingView = z.infer<typeof bookingView>

export const bookingsRequests = {
  'bookings.list': request(
    'desk',
    z.object({ search: z.string().max(120), limit: z.number().int().min(1).max(500) }),
    z.object({ bookings: z.array(bookingRow), total: z.number() }),
  ),
  'bookings.get': request('desk', z.object({ bookingId: z.string() }), bookingView),
} as const
