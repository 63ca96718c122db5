import type { AppError } from '../../shared/app-error.ts'
import type { NotesVersion } from '../../shared/contract/bookings.ts'

/** Why a draft is not in the core; it is kept here until that is settled. */
export type NotesProblem =
  | { readonly kind: 'not-saved'; readonly error: AppError }
  /** Somebody else wrote first: both texts are shown, and one is chosen. */
  | { readonly kind: 'conflict'; readonly theirs: NotesVersion }

/** Notes that were typed here and are not known to be in the core. */
export type NotesDraft = {
  readonly text: string
  /** What stands in the core, as far as the draft knows: it was written upon this. */
  readonly base: Pick<NotesVersion, 'notes' | 'revision'>
  /** The text that is on its way. */
  readonly sending: string | null
  readonly problem: NotesProblem | null
}

export type NotesDrafts = Readonly<Record<string, NotesDraft>>

/** How a conflict is settled. */
export type NotesChoice = 'mine' | 'theirs' | 'both'

export function isUnsaved({ text, base }: NotesDraft): boolean {
  return text !== base.notes
}

/** What a draft makes of the core's text; null when nothing of it is left to save. */
export function draftAfterHearing(draft: NotesDraft, version: NotesVersion): NotesDraft | null {
  // The answer to what is on its way tells more than a push that may be of ourselves.
  if (draft.sending !== null) return draft
  if (version.notes === draft.text) return null
  if (!isUnsaved(draft)) return null
  if (version.revision === draft.base.revision) return draft
  return { ...draft, problem: { kind: 'conflict', theirs: version } }
}

export function draftAfterSaving(draft: NotesDraft, saved: NotesVersion): NotesDraft | null {
  return draft.text === saved.notes ? null : { ...draft, base: saved, sending: null, problem: null }
}

/** Null: the draft is given up for their text. */
export function settledDraft(draft: NotesDraft, choice: NotesChoice): NotesDraft | null {
  if (draft.problem?.kind !== 'conflict') return draft
  const { theirs } = draft.problem
  switch (choice) {
    case 'mine':
      return { ...draft, base: theirs, problem: null }
    case 'both':
      return { ...draft, base: theirs, problem: null, text: joined(theirs.notes, draft.text) }
    case 'theirs':
      return null
  }
}

function joined(theirs: string, mine: string): string {
  return [theirs, mine].filter((text) => text.trim() !== '').join('\n\n')
}
