import type { NotesVersion } from '../../shared/contract/bookings.ts'
import { isNewerNotes, withNotes } from './booking-notes.ts'
import {
  draftAfterHearing,
  draftAfterSaving,
  isUnsaved,
  type NotesChoice,
  type NotesDraft,
  type NotesDrafts,
  settledDraft,
} from './notes-drafts.ts'
import { keepDrafts, recallDrafts } from './notes-keeping.ts'
import { appErrorFrom } from './remote.ts'
import { selectUser } from './session-slice.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

export type NotesSlice = {
  /** By booking; what is not here is saved. */
  readonly notesDrafts: NotesDrafts
  /** False where this machine would not keep a draft; it goes with the window then. */
  readonly draftsKept: boolean
  typeNotes(bookingId: string, text: string): void
  /** Sends what is not saved yet. `leaving`: the page may be gone before the answer is there. */
  saveNotes(bookingId: string, how?: 'leaving'): Promise<void>
  saveAllNotes(how?: 'leaving'): void
  settleNotes(bookingId: string, choice: NotesChoice): void
  hearNotes(bookingId: string, version: NotesVersion): void
  /** What an earlier page of this user left unsaved. */
  recallNotes(): void
}

export const emptyNotes = { notesDrafts: {}, draftsKept: true } as const

export const createNotesSlice: Slice<NotesSlice> = ({ client, storage }) => {
  return (set, get) => {
    const put = (bookingId: string, draft: NotesDraft | null) => {
      const { [bookingId]: _, ...others } = get().notesDrafts
      const notesDrafts = draft === null ? others : { ...others, [bookingId]: draft }
      const userId = selectUser(get())?.id
      const draftsKept = userId === undefined || keepDrafts(storage, userId, notesDrafts)
      set({ notesDrafts, draftsKept })
    }
    const change = (bookingId: string, by: (draft: NotesDraft) => NotesDraft | null) => {
      const draft = get().notesDrafts[bookingId]
      if (draft !== undefined) put(bookingId, by(draft))
    }
    const show = (bookingId: string, version: NotesVersion) => {
      const known = get().bookingViews[bookingId]?.value
      if (known && isNewerNotes(known, version)) return
      set({ bookingViews: withNotes(get().bookingViews, bookingId, version) })
    }
    return {
      ...emptyNotes,
      typeNotes(bookingId, text) {
        const base = get().notesDrafts[bookingId] ?? draftUpon(get(), bookingId)
        if (base !== null) put(bookingId, { ...base, text })
      },
      async saveNotes(bookingId, how) {
        const draft = get().notesDrafts[bookingId]
        if (draft === undefined || draft.sending !== null || draft.problem?.kind === 'conflict') return
        if (!isUnsaved(draft)) return put(bookingId, null)
        put(bookingId, { ...draft, sending: draft.text, problem: null })
        try {
          const written = await client.request(
            'bookings.write-notes',
            { bookingId, notes: draft.text, expectedRevision: draft.base.revision },
            { outlivesPage: how === 'leaving' },
          )
          const version = written.kind === 'saved' ? written.version : written.theirs
          show(bookingId, version)
          change(bookingId, (now) =>
            written.kind === 'saved'
              ? draftAfterSaving(now, version)
              : draftAfterHearing({ ...now, sending: null }, version),
          )
        } catch (thrown) {
          const error = appErrorFrom(thrown)
          change(bookingId, (now) => ({ ...now, sending: null, problem: { kind: 'not-saved', error } }))
          return
        }
        // What was typed while the answer was on its way.
        await get().saveNotes(bookingId, how)
      },
      saveAllNotes(how) {
        for (const bookingId of Object.keys(get().notesDrafts)) void get().saveNotes(bookingId, how)
      },
      settleNotes(bookingId, choice) {
        change(bookingId, (draft) => settledDraft(draft, choice))
        void get().saveNotes(bookingId)
      },
      hearNotes(bookingId, version) {
        show(bookingId, version)
        change(bookingId, (draft) => draftAfterHearing(draft, version))
      },
      recallNotes() {
        const userId = selectUser(get())?.id
        if (userId === undefined) return
        set({ notesDrafts: { ...recallDrafts(storage, userId), ...get().notesDrafts } })
      },
    }
  }
}

function draftUpon({ bookingViews }: WindowState, bookingId: string): NotesDraft | null {
  const booking = bookingViews[bookingId]?.value
  if (!booking) return null
  const base = { notes: booking.notes, revision: booking.notesRevision }
  return { text: booking.notes, base, sending: null, problem: null }
}
