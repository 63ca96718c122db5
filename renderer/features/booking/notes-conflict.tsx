import { useTranslation } from 'react-i18next'
import type { NotesVersion } from '../../../shared/contract/bookings.ts'
import type { NotesChoice } from '../../state/notes-drafts.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'

export type NotesConflictProps = { readonly bookingId: string; readonly theirs: NotesVersion }

/** Two people wrote at once: their text above, mine below, and nothing is lost before one is chosen. */
export function NotesConflict({ bookingId, theirs }: NotesConflictProps) {
  const { t } = useTranslation('booking')
  const settleNotes = useWindow((state) => state.settleNotes)
  const actLater = useWindow((state) => state.actLater)
  const name = theirs.changedBy ?? t('notesSomebody')
  const choose = (choice: NotesChoice) => () => settleNotes(bookingId, choice)
  const takeTheirs = () => actLater({ kind: 'take-their-notes', gone: null, name }, choose('theirs'))
  return (
    <section
      aria-label={t('notesTheirs', { name })}
      className="flex flex-col gap-2 rounded-card border border-wrap-edge bg-wrap-tint p-3"
    >
      <p className="font-medium">{t('notesTheirs', { name })}</p>
      <p className="max-h-40 overflow-y-auto rounded-row bg-surface px-3 py-2 whitespace-pre-wrap">
        {theirs.notes.trim() === '' ? t('notesEmptied') : theirs.notes}
      </p>
      <div className="flex flex-wrap gap-2">
        <Button size="small" onClick={choose('both')}>
          {t('notesKeepBoth')}
        </Button>
        <Button size="small" onClick={choose('mine')}>
          {t('notesKeepMine')}
        </Button>
        <Button size="small" onClick={takeTheirs}>
          {t('notesTakeTheirs')}
        </Button>
      </div>
    </section>
  )
}
