import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { longestNotes } from '../../../shared/domain/booking.ts'
import { useWindow } from '../../state/use-window.tsx'
import { useKey } from '../keys/use-key.ts'
import { NotesConflict } from './notes-conflict.tsx'
import { NotesStandingLine } from './notes-standing-line.tsx'
import { useSaveSoon } from './use-save-soon.ts'

/** Written and saved in one: there is no button to forget. */
export function BookingNotes({ booking }: { readonly booking: BookingView }) {
  const { t } = useTranslation('booking')
  const id = useId()
  const draft = useWindow((state) => state.notesDrafts[booking.id] ?? null)
  const typeNotes = useWindow((state) => state.typeNotes)
  const saveNotes = useWindow((state) => state.saveNotes)
  const field = useRef<HTMLTextAreaElement>(null)
  useSaveSoon(booking.id, draft)
  useKey('notes', () => goOnWriting(field.current))
  const text = draft?.text ?? booking.notes
  const theirs = draft?.problem?.kind === 'conflict' ? draft.problem.theirs : null
  return (
    <section aria-labelledby={`${id}-head`} className="flex max-w-180 min-w-0 flex-col gap-2">
      <div className="flex min-h-6.5 flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 id={`${id}-head`} className="font-semibold">
          {t('notes')}
        </h2>
        <NotesStandingLine booking={booking} draft={draft} />
      </div>
      {theirs !== null && <NotesConflict bookingId={booking.id} theirs={theirs} />}
      <textarea
        ref={field}
        aria-keyshortcuts="Alt+N"
        aria-label={t(theirs === null ? 'notes' : 'notesMine')}
        value={text}
        maxLength={longestNotes}
        onChange={(event) => typeNotes(booking.id, event.currentTarget.value)}
        onBlur={() => void saveNotes(booking.id)}
        placeholder={t('notesHint')}
        rows={4}
        className="field-sizing-content max-h-[40vh] min-h-21 resize-y rounded-button border border-field bg-surface px-3 py-2.5 placeholder:text-ink3 focus:border-ink focus:outline-1 focus:-outline-offset-1 focus:outline-ink"
      />
    </section>
  )
}

/** Behind what is there already. */
function goOnWriting(field: HTMLTextAreaElement | null): void {
  field?.focus()
  field?.setSelectionRange(field.value.length, field.value.length)
}
