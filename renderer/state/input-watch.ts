import type { Client } from '../client/client.ts'
import type { WindowStore } from './window-state.ts'

/** The core is told that somebody is here at most this often, milliseconds. */
const tellEvery = 20_000

/** The core holds the lock and its time; the window only says that it is being used. */
export function watchInput(client: Client, store: WindowStore, page: Document): () => void {
  let toldAt = Number.NEGATIVE_INFINITY
  const used = () => {
    const now = performance.now()
    if (store.getState().session.kind !== 'signed-in' || now - toldAt < tellEvery) return
    toldAt = now
    // What is not heard is said again with the next key.
    client.request('session.note-input', {}).catch(() => undefined)
  }
  const events = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const
  for (const event of events) page.addEventListener(event, used, { capture: true, passive: true })
  return () => {
    for (const event of events) page.removeEventListener(event, used, { capture: true })
  }
}
