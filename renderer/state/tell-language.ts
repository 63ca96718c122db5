import type { Client } from '../client/client.ts'
import type { WindowStore } from './window-state.ts'

/** Tray, menus and notifications lie outside the page and speak its language all the same. */
export function tellLanguage(store: WindowStore, client: Pick<Client, 'request'>): void {
  const tell = () => {
    client.request('desktop.set-language', { language: store.getState().language }).catch(() => {
      // They go on in the language that they had; the next start tells them again.
    })
  }
  tell()
  store.subscribe((state, before) => {
    if (state.language !== before.language) tell()
  })
}
