import type { BookingView, NotesVersion } from '../../shared/contract/bookings.ts'
import type { Remote } from './remote.ts'

type BookingViews = Readonly<Record<string, Remote<BookingView>>>

/** True when the booking that is known tells of a later change than the version does. */
export function isNewerNotes(known: BookingView, { changedAt }: Pick<NotesVersion, 'changedAt'>): boolean {
  return known.notesChangedAt !== null && changedAt !== null && known.notesChangedAt > changedAt
}

export function withNotes(views: BookingViews, bookingId: string, version: NotesVersion): BookingViews {
  const view = views[bookingId]
  if (!view?.value) return views
  const value = {
    ...view.value,
    notes: version.notes,
    notesRevision: version.revision,
    notesChangedAt: version.changedAt,
    notesChangedBy: version.changedBy,
  }
  return { ...views, [bookingId]: { ...view, value } }
}

/** Replies and pushes travel apart: what was heard of the notes since the question is not forgotten by its answer. */
export function keepingNewerNotes(known: BookingView | null, read: BookingView): BookingView {
  if (known === null || !isNewerNotes(known, { changedAt: read.notesChangedAt })) return read
  const { notes, notesRevision, notesChangedAt, notesChangedBy } = known
  return { ...read, notes, notesRevision, notesChangedAt, notesChangedBy }
}
