import { useTranslation } from 'react-i18next'
import type { NotesChange } from '../../../shared/contract/bookings.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { EntryFrame } from './entry-frame.tsx'

/** The notes as they stood after somebody wrote. */
export function NotesEntry({ change }: { readonly change: NotesChange }) {
  const { t } = useTranslation('timeline')
  const userId = useWindow((state) => selectUser(state)?.id)
  const { userName, notes, at } = change
  const mine = change.userId === userId
  const head = mine ? t('youWroteNotes') : t('wroteNotes', { name: userName })
  return (
    <EntryFrame icon="note" at={at} head={<span className="truncate font-semibold">{head}</span>}>
      {notes.trim() === '' ? (
        <p className="text-small text-ink2">{t('emptiedNotes')}</p>
      ) : (
        <p className="line-clamp-4 rounded-row border border-line bg-surface px-2.5 py-1.5 whitespace-pre-wrap">
          {notes}
        </p>
      )}
    </EntryFrame>
  )
}
