import { createStore, type StoreApi } from 'zustand/vanilla'
import { type AppearanceSlice, createAppearanceSlice } from './appearance-slice.ts'
import { type BookingsSlice, createBookingsSlice, emptyBookings } from './bookings-slice.ts'
import { type CallsSlice, createCallsSlice, emptyCalls } from './calls-slice.ts'
import { createDeskSlice, type DeskSlice, emptyDesk } from './desk-slice.ts'
import { createFirstCallSlice, emptyFirstCall, type FirstCallSlice } from './first-call-slice.ts'
import { createLateActsSlice, emptyLateActs, type LateActsSlice } from './late-acts-slice.ts'
import { createNavigationSlice, emptyNavigation, type NavigationSlice } from './navigation-slice.ts'
import { createNotesHistorySlice, emptyNotesHistory, type NotesHistorySlice } from './notes-history-slice.ts'
import { createNotesSlice, emptyNotes, type NotesSlice } from './notes-slice.ts'
import { createNoticesSlice, emptyNotices, type NoticesSlice } from './notices-slice.ts'
import { createPaletteSlice, emptyPalette, type PaletteSlice } from './palette-slice.ts'
import { createSessionSlice, type SessionSlice } from './session-slice.ts'
import { createSettingsSlice, emptySettings, type SettingsSlice } from './settings-slice.ts'
import type { SliceTools } from './slice.ts'

/** A projection of the core, and where this window stands in it. Lost with the page, and read anew. */
export type WindowState = SessionSlice &
  DeskSlice &
  BookingsSlice &
  CallsSlice &
  SettingsSlice &
  AppearanceSlice &
  NavigationSlice &
  NoticesSlice &
  NotesSlice &
  NotesHistorySlice &
  LateActsSlice &
  PaletteSlice &
  FirstCallSlice & {
    /** Another desk, or another user: nothing of the old one may be seen. */
    forgetDesk(): void
  }

export type WindowStore = StoreApi<WindowState>

export function createWindowStore(tools: SliceTools): WindowStore {
  return createStore<WindowState>()((set, get, store) => ({
    ...createSessionSlice(tools)(set, get, store),
    ...createDeskSlice(tools)(set, get, store),
    ...createBookingsSlice(tools)(set, get, store),
    ...createCallsSlice(tools)(set, get, store),
    ...createSettingsSlice(tools)(set, get, store),
    ...createAppearanceSlice(tools)(set, get, store),
    ...createNavigationSlice(tools)(set, get, store),
    ...createNoticesSlice(tools)(set, get, store),
    ...createNotesSlice(tools)(set, get, store),
    ...createNotesHistorySlice(tools)(set, get, store),
    ...createLateActsSlice(tools)(set, get, store),
    ...createPaletteSlice(tools)(set, get, store),
    ...createFirstCallSlice(tools)(set, get, store),
    forgetDesk: () =>
      set({
        ...emptyDesk,
        ...emptyBookings,
        ...emptyCalls,
        ...emptySettings,
        ...emptyNotices,
        ...emptyNotes,
        ...emptyNotesHistory,
        ...emptyLateActs,
        ...emptyPalette,
        ...emptyFirstCall,
        ...emptyNavigation,
      }),
  }))
}
