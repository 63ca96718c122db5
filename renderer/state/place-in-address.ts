import { hashOf, placeOf } from './navigation-slice.ts'
import type { WindowStore } from './window-state.ts'

/** The place stands behind the `#`, so that a reload, Back and Forward lead where they should. */
export function keepPlaceInAddress(store: WindowStore, page: Window): void {
  store.getState().goTo(placeOf(page.location.hash))
  store.subscribe((state, before) => {
    if (state.place === before.place || hashOf(state.place) === page.location.hash) return
    page.history.pushState(null, '', hashOf(state.place))
  })
  page.addEventListener('popstate', () => store.getState().goTo(placeOf(page.location.hash)))
}
