import { z } from 'zod'
import { bookingStatuses, longestNotes, partyRoles } from '../domain/booking.ts'
import { push, request } from './shape.ts'

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

/** The notes of a booking as they stand. */
export const notesVersion = z.object({
  notes: z.string(),
  /** Another text has another revision, whoever wrote it. */
  revision: z.string(),
  /** Null for notes that nobody has written at this desk. */
  changedAt: z.number().nullable(),
  changedBy: z.string().nullable(),
})
export type NotesVersion = z.infer<typeof notesVersion>

/** `conflict`: somebody else wrote first. Nothing was changed; both texts are there to choose from. */
export const notesWritten = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('saved'), version: notesVersion }),
  z.object({ kind: z.literal('conflict'), theirs: notesVersion }),
])
export type NotesWritten = z.infer<typeof notesWritten>

/** What one person wrote in one go. */
export const notesChange = z.object({
  id: z.string(),
  userId: z.string(),
  userName: z.string(),
  at: z.number(),
  notes: z.string(),
})
export type NotesChange = z.infer<typeof notesChange>

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
  notesRevision: z.string(),
  notesChangedAt: z.number().nullable(),
  notesChangedBy: z.string().nullable(),
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
  'bookings.write-notes': request(
    'desk',
    z.object({
      bookingId: z.string(),
      notes: z.string().max(longestNotes),
      /** Of the text that was on the screen when the writing began. */
      expectedRevision: z.string(),
    }),
    notesWritten,
  ),
  /** The latest changes of the notes, newest first. */
  'bookings.notes-history': request('desk', z.object({ bookingId: z.string() }), z.array(notesChange)),
} as const

export const bookingsPushes = {
  'booking.notes-changed': push('desk', 'everyone', notesVersion.extend({ bookingId: z.string() })),
} as const
