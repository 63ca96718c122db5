import type { NotesDraft, NotesDrafts } from './notes-drafts.ts'

/** Drafts outlive a reload and a killed window in the storage of this machine, for each user apart. */
function keyOf(userId: string): string {
  return `maskline.notes.${userId}`
}

/** False when this machine takes no more: the drafts are in the window only. */
export function keepDrafts(storage: Storage, userId: string, drafts: NotesDrafts): boolean {
  const kept = Object.entries(drafts).map(([bookingId, { text, base }]) => ({
    bookingId,
    text,
    notes: base.notes,
    revision: base.revision,
  }))
  try {
    if (kept.length === 0) storage.removeItem(keyOf(userId))
    else storage.setItem(keyOf(userId), JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}

export function recallDrafts(storage: Storage, userId: string): NotesDrafts {
  const kept = parsed(storage.getItem(keyOf(userId)))
  if (!Array.isArray(kept)) return {}
  return Object.fromEntries(kept.flatMap((entry: unknown) => draftOf(entry)))
}

function draftOf(entry: unknown): [string, NotesDraft][] {
  if (typeof entry !== 'object' || entry === null) return []
  const { bookingId, text, notes, revision } = entry as Record<string, unknown>
  if (typeof bookingId !== 'string' || typeof text !== 'string') return []
  if (typeof notes !== 'string' || typeof revision !== 'string') return []
  return [[bookingId, { text, base: { notes, revision }, sending: null, problem: null }]]
}

function parsed(text: string | null): unknown {
  try {
    return JSON.parse(text ?? '[]')
  } catch {
    return null
  }
}
