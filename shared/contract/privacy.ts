import { z } from 'zod'
import { longestReason, shortestReason } from '../domain/audit.ts'
import { request } from './shape.ts'

const why = z.string().trim().min(shortestReason).max(longestReason)
/** A person of a booking: nobody is looked up by id alone. */
const onBooking = z.object({ bookingId: z.string(), partyId: z.string() })

/** What erasing a person would remove, or has removed. */
export const personTraces = z.object({
  name: z.string(),
  /** Rows of people with the same number: they are one person. */
  parties: z.number(),
  bookings: z.number(),
  calls: z.number(),
  recordings: z.number(),
})
export type PersonTraces = z.infer<typeof personTraces>

export const erasure = personTraces.extend({
  /** Webhooks in which the number was made unreadable. */
  webhooks: z.number(),
  /** Webhooks that hold the number and have to be processed first; erasing once more reaches them. */
  waitingWebhooks: z.number(),
  /** When the newest backup that still holds the number makes room for a later one; null: no backup holds it. */
  lastBackupGoesAt: z.number().nullable(),
  /** Files that a restore has set aside hold the number until somebody removes them. */
  setAside: z.boolean(),
})
export type Erasure = z.infer<typeof erasure>

export const privacyRequests = {
  /** The number of somebody, as one reads it out. It is in the audit log before it is answered. */
  'privacy.reveal': request('reveal', onBooking.extend({ why }), z.object({ number: z.string() })),
  /**
   * Everything that is kept of a person, their number included, as a file for them: so it needs the right to see
   * numbers. It is in the audit log before the path is answered, which opens for one minute.
   */
  'privacy.export-person': request('reveal', onBooking.extend({ why }), z.object({ path: z.string() })),
  'privacy.traces': request('supervise', onBooking, personTraces),
  /** Cannot be taken back. */
  'privacy.erase-person': request('supervise', onBooking.extend({ why }), erasure),
} as const
