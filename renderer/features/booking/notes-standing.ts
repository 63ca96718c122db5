import type { AppError } from '../../../shared/app-error.ts'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { isUnsaved, type NotesDraft } from '../../state/notes-drafts.ts'

/** How the notes stand, for the line beside their head. */
export type NotesStanding =
  | { readonly kind: 'empty' }
  | { readonly kind: 'unwritten' }
  | { readonly kind: 'saved'; readonly at: number; readonly by: string | null }
  | { readonly kind: 'waiting' }
  | { readonly kind: 'saving' }
  /** `kept`: the draft survives this page. */
  | { readonly kind: 'not-saved'; readonly error: AppError; readonly kept: boolean }
  | { readonly kind: 'conflict' }

type Notes = Pick<BookingView, 'notes' | 'notesChangedAt' | 'notesChangedBy'>

export function notesStanding(
  booking: Notes,
  draft: NotesDraft | null,
  kept: boolean,
  myName: string,
): NotesStanding {
  if (draft?.problem?.kind === 'conflict') return { kind: 'conflict' }
  if (draft !== null && draft.sending !== null) return { kind: 'saving' }
  if (draft?.problem?.kind === 'not-saved') return { kind: 'not-saved', error: draft.problem.error, kept }
  if (draft !== null && isUnsaved(draft)) return { kind: 'waiting' }
  const { notes, notesChangedAt: at, notesChangedBy: name } = booking
  if (at !== null) return { kind: 'saved', at, by: name === myName ? null : name }
  return { kind: notes.trim() === '' ? 'empty' : 'unwritten' }
}
