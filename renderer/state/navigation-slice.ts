import { choiceFrom, choiceText, type LogChoice, wholeLog } from './log-choice.ts'
import type { Slice } from './slice.ts'

/** A page of Settings by its name; the list of them is in features/settings. */
export type SettingsSection = string

/** Where the window is. It stands in the address too, so a reload comes back to it. */
export type Place =
  | { readonly page: 'desk'; readonly bookingId: string | null }
  | { readonly page: 'calls'; readonly choice?: LogChoice }
  | { readonly page: 'bookings' }
  | { readonly page: 'import' }
  | { readonly page: 'floor' }
  | { readonly page: 'masking' }
  | { readonly page: 'call-backs' }
  | { readonly page: 'settings'; readonly section: SettingsSection }

/** The panes that a narrow window keeps aside. */
export type Drawer = 'rail' | 'timeline'

export type NavigationSlice = {
  readonly place: Place
  /** The booking the desk goes back to from another page. */
  readonly deskBookingId: string | null
  readonly drawer: Drawer | null
  readonly keysShown: boolean
  goTo(place: Place): void
  openDrawer(drawer: Drawer | null): void
  showKeys(shown: boolean): void
}

export const emptyNavigation = {
  place: { page: 'desk', bookingId: null },
  deskBookingId: null,
  drawer: null,
  keysShown: false,
} as const

export const createNavigationSlice: Slice<NavigationSlice> = () => {
  return (set) => ({
    ...emptyNavigation,
    goTo: (place) =>
      set({ place, drawer: null, ...(place.page === 'desk' && { deskBookingId: place.bookingId }) }),
    openDrawer: (drawer) => set({ drawer }),
    showKeys: (keysShown) => set({ keysShown }),
  })
}

/** The part of the address behind `#`. */
export function hashOf(place: Place): string {
  switch (place.page) {
    case 'desk':
      return place.bookingId === null ? '#/desk' : `#/desk/${encodeURIComponent(place.bookingId)}`
    case 'calls': {
      const chosen = choiceText(place.choice ?? wholeLog)
      return chosen === '' ? '#/calls' : `#/calls?${chosen}`
    }
    case 'bookings':
    case 'import':
    case 'floor':
    case 'masking':
    case 'call-backs':
      return `#/${place.page}`
    case 'settings':
      return `#/settings/${place.section}`
  }
}

/** Whatever cannot be read is the desk. */
export function placeOf(hash: string): Place {
  const [path = '', chosen = ''] = hash.split('?')
  const [, page, rest = ''] = path.split('/')
  if (page === 'calls') return chosen === '' ? { page } : { page, choice: choiceFrom(chosen) }
  if (page === 'bookings' || page === 'import' || page === 'floor' || page === 'call-backs') return { page }
  if (page === 'masking') return { page }
  if (page === 'settings') {
    return { page, section: /^[a-z-]{1,40}$/.test(rest) ? rest : 'account' }
  }
  return { page: 'desk', bookingId: page === 'desk' ? decoded(rest) : null }
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text) || null
  } catch {
    return null
  }
}
