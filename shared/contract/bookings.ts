import { z } from 'zod'
import { bookingStatuses, longestNotes, partyRoles } from '../domain/booking.ts'
import { bookingSorts, bookingTimes, longestSearch } from '../domain/booking-filter.ts'
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

/** What the list shows. Every word of `search` has to be in the booking; no status means any. */
export const bookingFilter = z.object({
  search: z.string().max(longestSearch),
  statuses: z.array(z.enum(bookingStatuses)).max(bookingStatuses.length),
  time: z.enum(bookingTimes),
  sort: z.enum(bookingSorts),
  descending: z.boolean(),
})
export type BookingFilter = z.infer<typeof bookingFilter>

export const bookingLine = bookingRow.extend({
  workerName: z.string(),
  amountPaise: z.number().int().nullable(),
})
export type BookingLine = z.infer<typeof bookingLine>

export const bookingPage = z.object({
  rows: z.array(bookingLine),
  /** How many fit the filter; `all`: how many there are. */
  total: z.number().int(),
  all: z.number().int(),
  /** How many fit the filter when its statuses are left aside. */
  byStatus: z.record(z.enum(bookingStatuses), z.number().int()),
  /** Rises with each change of any booking. */
  revision: z.number().int(),
})
export type BookingPage = z.infer<typeof bookingPage>

/** A filter that a user keeps under a name. */
export const savedView = z.object({ id: z.string(), name: z.string(), filter: bookingFilter })
export type SavedView = z.infer<typeof savedView>

export const bookingsRequests = {
  'bookings.list': request(
    'desk',
    z.object({ search: z.string().max(120), limit: z.number().int().min(1).max(500) }),
    z.object({ bookings: z.array(bookingRow), total: z.number() }),
  ),
  'bookings.get': request('desk', z.object({ bookingId: z.string() }), bookingView),
  'bookings.page': request(
    'desk',
    bookingFilter.extend({ offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }),
    bookingPage,
  ),
  'bookings.views': request('desk', z.object({}), z.array(savedView)),
  /** A name that is there already gets the new filter. */
  'bookings.save-view': request(
    'desk',
    z.object({ name: z.string().trim().min(1).max(60), filter: bookingFilter }),
    z.array(savedView),
  ),
  'bookings.remove-view': request('desk', z.object({ id: z.string() }), z.array(savedView)),
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
  /** `ids`: which; empty where there are too many to name. */
  'bookings.changed': push(
    'desk',
    'everyone',
    z.object({ revision: z.number().int(), ids: z.array(z.string()) }),
  ),
  'booking.notes-changed': push('desk', 'everyone', notesVersion.extend({ bookingId: z.string() })),
} as const
