import { createHash } from 'node:crypto'
import type { NotesVersion } from '../../../shared/contract/bookings.ts'
import type { StoredNotesChange } from '../store/tables/notes-changes.ts'

/** Made from the text, so that a change is noticed whoever made it: a person, an import, the booking system. */
export function notesRevision(notes: string): string {
  return createHash('sha256').update(notes).digest('base64url').slice(0, 16)
}

/** `latest`: the last change at this desk; it tells nothing of a text that came from elsewhere since. */
export function notesVersion(notes: string, latest: StoredNotesChange | undefined): NotesVersion {
  const ours = latest !== undefined && latest.notes === notes
  return {
    notes,
    revision: notesRevision(notes),
    changedAt: ours ? latest.changedAt : null,
    changedBy: ours ? latest.userName : null,
  }
}
