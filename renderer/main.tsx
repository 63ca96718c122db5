import { createRoot } from 'react-dom/client'
import { App } from './app.tsx'
import { chooseTransport } from './client/choose-transport.ts'
import { createClient } from './client/client.ts'
import { createTokenKeeper } from './client/token-keeper.ts'
import { keepAppearance } from './features/appearance/keep-appearance.ts'
import { FocusKeeper } from './features/frame/focus-keeper.ts'
import { createI18n } from './i18n/create-i18n.ts'
import { watchInput } from './state/input-watch.ts'
import { keepPlaceInAddress } from './state/place-in-address.ts'
import { Projection } from './state/projection.ts'
import { SecondTicker } from './state/second-ticker.ts'
import { tellLanguage } from './state/tell-language.ts'
import { createWindowStore } from './state/window-state.ts'
import './styles/index.css'

declare global {
  /** Where the libraries under Radix look for the nonce of the style elements they insert. */
  var __webpack_nonce__: string | undefined
}

function start(root: HTMLElement): void {
  // What libraries insert into the page carries the nonce of this answer, or the policy refuses it.
  const nonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  if (nonce) globalThis.__webpack_nonce__ = nonce

  const client = createClient(chooseTransport(), createTokenKeeper(sessionStorage))
  const store = createWindowStore({
    client,
    storage: localStorage,
    pageTime: () => performance.now(),
    wallTime: () => Date.now(),
  })
  const i18n = createI18n(store.getState().language)
  keepAppearance(store, window, i18n)
  keepPlaceInAddress(store, window)
  tellLanguage(store, client)
  const projection = new Projection(client, store, document)
  projection.start()
  new FocusKeeper(document).start()
  watchInput(client, store, document)
  const ticker = new SecondTicker(() => store.getState().deskClock.speed)
  createRoot(root).render(<App tools={{ client, store, ticker }} i18n={i18n} />)
  void store.getState().beginSession(projection.answered)
}

const root = document.getElementById('root')
if (root !== null) start(root)
