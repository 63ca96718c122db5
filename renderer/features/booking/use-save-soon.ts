import { useEffect, useRef } from 'react'
import type { NotesDraft } from '../../state/notes-drafts.ts'
import { useWindow } from '../../state/use-window.tsx'

/** After the last key, and after the first one that is not saved yet; milliseconds. */
const pause = 500
const longestWait = 2000

/** Saves while it is typed, in the pauses and at the latest every two seconds; and at once when the booking is left. */
export function useSaveSoon(bookingId: string, draft: NotesDraft | null): void {
  const saveNotes = useWindow((state) => state.saveNotes)
  /** Page time of the first key that is not saved; null while all is. */
  const unsavedSince = useRef<number | null>(null)
  const text = draft?.text ?? null
  useEffect(() => {
    if (text === null) {
      unsavedSince.current = null
      return
    }
    const now = performance.now()
    unsavedSince.current ??= now
    const wait = Math.max(0, Math.min(pause, unsavedSince.current + longestWait - now))
    const timer = setTimeout(() => {
      unsavedSince.current = null
      void saveNotes(bookingId)
    }, wait)
    return () => clearTimeout(timer)
  }, [text, bookingId, saveNotes])
  useEffect(() => () => void saveNotes(bookingId), [bookingId, saveNotes])
}
