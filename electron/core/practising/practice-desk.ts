import { z } from 'zod'
import { bookingStatuses, partyRoles } from '../../../shared/domain/booking.ts'
import { type E164, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'

/** A number that can be dialled; comes out as E.164. */
const dialable = z.string().transform((text, context): E164 => {
  const parsed = parsePhoneNumber(text)
  if (parsed.ok) return parsed.e164
  context.addIssue({ code: 'custom', message: `Not a number that can be dialled: ${parsed.reason}` })
  return z.NEVER
})

const practiceParty = z.object({
  id: z.string(),
  role: z.enum(partyRoles),
  name: z.string(),
  number: dialable,
  languages: z.array(z.string()),
})
export type PracticeParty = z.infer<typeof practiceParty>

const practiceBooking = z.object({
  /** As people say it: `MB-48213`. */
  reference: z.string(),
  service: z.string(),
  detail: z.string(),
  locality: z.string(),
  address: z.string(),
  status: z.enum(bookingStatuses),
  /** Milliseconds UTC at which it entered each status that it has been in. */
  statusTimes: z.partialRecord(z.enum(bookingStatuses), z.number().int()),
  scheduledAt: z.number().int(),
  scheduledUntil: z.number().int(),
  amountPaise: z.number().int(),
  toCollectPaise: z.number().int(),
  /** Ids of parties. */
  customer: z.string(),
  worker: z.string().nullable(),
  vendor: z.string().nullable(),
  notes: z.string(),
})
export type PracticeBooking = z.infer<typeof practiceBooking>

/** What the stand-in hands over so that a newcomer has a desk to work at. */
export const practiceDesk = z.object({
  /** The instant for which statuses and times were laid out. */
  preparedAt: z.number().int(),
  business: z.object({ name: z.string(), city: z.string() }),
  /** The ExoPhones; the first is the default line. */
  lines: z.array(z.object({ number: dialable, name: z.string() })).min(1),
  /** Lines over which people of a booking reach each other; a stand-in of before has none. */
  maskedLines: z.array(z.object({ number: dialable, name: z.string() })).default([]),
  /** A number for the trainee's own phone: nobody is rung in practice, but the first leg needs one. */
  ownNumber: dialable,
  parties: z.array(practiceParty),
  /** The first twelve let a newcomer meet each outcome. */
  bookings: z.array(practiceBooking),
})
export type PracticeDesk = z.infer<typeof practiceDesk>
