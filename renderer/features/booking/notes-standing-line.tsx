import { useTranslation } from 'react-i18next'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { useAge } from '../../i18n/use-format.ts'
import type { NotesDraft } from '../../state/notes-drafts.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { type NotesStanding, notesStanding } from './notes-standing.ts'

export type NotesStandingLineProps = { readonly booking: BookingView; readonly draft: NotesDraft | null }

/** "Saved 4 s ago", "Saving…", or why not and what was kept. */
export function NotesStandingLine({ booking, draft }: NotesStandingLineProps) {
  const kept = useWindow((state) => state.draftsKept)
  const myName = useWindow((state) => selectUser(state)?.name ?? '')
  const standing = notesStanding(booking, draft, kept, myName)
  return (
    // Announced when it changes; the age that counts up beside it is not.
    <div role="status" className="flex items-center gap-1.5 text-small text-ink2">
      <Standing standing={standing} bookingId={booking.id} />
    </div>
  )
}

type StandingProps = { readonly standing: NotesStanding; readonly bookingId: string }

function Standing({ standing, bookingId }: StandingProps) {
  const { t } = useTranslation('booking')
  switch (standing.kind) {
    case 'empty':
    case 'unwritten':
      return null
    case 'waiting':
      return <span>{t('notesWaiting')}</span>
    case 'saving':
      return <span>{t('notesSaving')}</span>
    case 'saved':
      return <Saved at={standing.at} by={standing.by} />
    case 'conflict':
      return <Trouble words={t('notesConflict')} />
    case 'not-saved':
      return <NotSaved standing={standing} bookingId={bookingId} />
  }
}

function Saved({ at, by }: { readonly at: number; readonly by: string | null }) {
  const { t } = useTranslation('booking')
  const age = useAge()
  const ago = age(Math.max(0, useSecond() - at))
  return (
    <>
      <Icon name="check" size={12} className="text-ready" />
      <span aria-hidden="true">
        {by === null ? t('notesSavedAgo', { age: ago }) : t('notesSavedBy', { name: by, age: ago })}
      </span>
      <Spoken>{by === null ? t('notesSaved') : t('notesOf', { name: by })}</Spoken>
    </>
  )
}

function NotSaved(props: {
  readonly standing: Extract<NotesStanding, { kind: 'not-saved' }>
  readonly bookingId: string
}) {
  const { standing, bookingId } = props
  const { t } = useTranslation('booking')
  const saveNotes = useWindow((state) => state.saveNotes)
  const { happened } = useErrorWords()(standing.error)
  return (
    <>
      <Trouble words={t(standing.kept ? 'notesKeptHere' : 'notesInWindow', { reason: happened })} />
      <Button size="small" kind="link" onClick={() => void saveNotes(bookingId)}>
        {t('notesSaveNow')}
      </Button>
    </>
  )
}

function Trouble({ words }: { readonly words: string }) {
  return (
    <span className="flex items-start gap-1.5 text-wrap">
      <Icon name="warning" size={12} className="h-(--line-small)" />
      <span>{words}</span>
    </span>
  )
}
