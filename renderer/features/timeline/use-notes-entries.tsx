import { selectNotesHistory } from '../../state/notes-history-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { NotesEntry } from './notes-entry.tsx'
import type { TimelineKind } from './timeline-kinds.ts'

export function useNotesEntries(bookingId: string): TimelineKind {
  const read = useWindow(selectNotesHistory(bookingId))
  const ask = useWindow((state) => state.askNotesHistory)
  return {
    entries: (read.value ?? []).map((change) => ({
      key: change.id,
      at: change.at,
      render: () => <NotesEntry change={change} />,
    })),
    // The latest changes are read at once; what was written long before is in none of the pages.
    readBackTo: null,
    read,
    ask: () => void ask(bookingId),
  }
}
