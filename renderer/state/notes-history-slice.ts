import type { NotesChange } from '../../shared/contract/bookings.ts'
import { askRemote, type Remote, unasked } from './remote.ts'
import type { Slice } from './slice.ts'
import type { WindowState } from './window-state.ts'

export type NotesHistorySlice = {
  /** By booking, newest first. */
  readonly notesHistories: Readonly<Record<string, Remote<readonly NotesChange[]>>>
  askNotesHistory(bookingId: string): Promise<void>
}

export const emptyNotesHistory = { notesHistories: {} } as const

export const createNotesHistorySlice: Slice<NotesHistorySlice> = ({ client, pageTime }) => {
  return (set, get) => ({
    ...emptyNotesHistory,
    askNotesHistory: (bookingId) =>
      askRemote(
        selectNotesHistory(bookingId)(get()),
        () => client.request('bookings.notes-history', { bookingId }),
        pageTime,
        (history) => set({ notesHistories: { ...get().notesHistories, [bookingId]: history } }),
      ),
  })
}

export function selectNotesHistory(
  bookingId: string,
): (state: WindowState) => Remote<readonly NotesChange[]> {
  return (state) => state.notesHistories[bookingId] ?? unasked
}
