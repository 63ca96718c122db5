import { createStore, type StoreApi } from 'zustand/vanilla'
import { type AppearanceSlice, createAppearanceSlice } from './appearance-slice.ts'
import { type ArrivalsSlice, createArrivalsSlice, emptyArrivals } from './arrivals-slice.ts'
import { type BookingTableSlice, createBookingTableSlice, emptyBookingTable } from './booking-table-slice.ts'
import { type BookingsSlice, createBookingsSlice, emptyBookings } from './bookings-slice.ts'
import { type CallBacksSlice, createCallBacksSlice, emptyCallBacks } from './call-backs-slice.ts'
import { type CallLogSlice, createCallLogSlice, emptyCallLog } from './call-log-slice.ts'
import { type CallsSlice, createCallsSlice, emptyCalls } from './calls-slice.ts'
import { createDeskSlice, type DeskSlice, emptyDesk } from './desk-slice.ts'
import { createDesktopSlice, type DesktopSlice, emptyDesktop } from './desktop-slice.ts'
import { createFirstCallSlice, emptyFirstCall, type FirstCallSlice } from './first-call-slice.ts'
import { createFloorSlice, emptyFloor, type FloorSlice } from './floor-slice.ts'
import { createImportSlice, emptyImport, type ImportSlice } from './import-slice.ts'
import { createInboundSlice, emptyInbound, type InboundSlice } from './inbound-slice.ts'
import { createLateActsSlice, emptyLateActs, type LateActsSlice } from './late-acts-slice.ts'
import { createMaskedLinesSlice, emptyMaskedLines, type MaskedLinesSlice } from './masked-lines-slice.ts'
import { createMaskingBoardSlice, emptyMaskingBoard, type MaskingBoardSlice } from './masking-board-slice.ts'
import { createNavigationSlice, emptyNavigation, type NavigationSlice } from './navigation-slice.ts'
import { createNotesHistorySlice, emptyNotesHistory, type NotesHistorySlice } from './notes-history-slice.ts'
import { createNotesSlice, emptyNotes, type NotesSlice } from './notes-slice.ts'
import { createNoticesSlice, emptyNotices, type NoticesSlice } from './notices-slice.ts'
import { createPaletteSlice, emptyPalette, type PaletteSlice } from './palette-slice.ts'
import { createPeopleSlice, emptyPeople, type PeopleSlice } from './people-slice.ts'
import { createPreferencesSlice, emptyPreferences, type PreferencesSlice } from './preferences-slice.ts'
import { createSessionSlice, type SessionSlice } from './session-slice.ts'
import { createSettingsSlice, emptySettings, type SettingsSlice } from './settings-slice.ts'
import type { SliceTools } from './slice.ts'
import { createWorkSlice, emptyWork, type WorkSlice } from './work-slice.ts'

/** A projection of the core, and where this window stands in it. Lost with the page, and read anew. */
export type WindowState = SessionSlice &
  DeskSlice &
  BookingsSlice &
  BookingTableSlice &
  ImportSlice &
  CallsSlice &
  CallLogSlice &
  InboundSlice &
  SettingsSlice &
  PreferencesSlice &
  AppearanceSlice &
  NavigationSlice &
  WorkSlice &
  PeopleSlice &
  NoticesSlice &
  ArrivalsSlice &
  DesktopSlice &
  NotesSlice &
  NotesHistorySlice &
  LateActsSlice &
  PaletteSlice &
  FloorSlice &
  CallBacksSlice &
  MaskedLinesSlice &
  MaskingBoardSlice &
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
    ...createBookingTableSlice(tools)(set, get, store),
    ...createImportSlice(tools)(set, get, store),
    ...createCallsSlice(tools)(set, get, store),
    ...createCallLogSlice(tools)(set, get, store),
    ...createInboundSlice(tools)(set, get, store),
    ...createSettingsSlice(tools)(set, get, store),
    ...createPreferencesSlice(tools)(set, get, store),
    ...createAppearanceSlice(tools)(set, get, store),
    ...createNavigationSlice(tools)(set, get, store),
    ...createNoticesSlice(tools)(set, get, store),
    ...createArrivalsSlice(tools)(set, get, store),
    ...createDesktopSlice(tools)(set, get, store),
    ...createWorkSlice(tools)(set, get, store),
    ...createPeopleSlice(tools)(set, get, store),
    ...createNotesSlice(tools)(set, get, store),
    ...createNotesHistorySlice(tools)(set, get, store),
    ...createLateActsSlice(tools)(set, get, store),
    ...createPaletteSlice(tools)(set, get, store),
    ...createCallBacksSlice(tools)(set, get, store),
    ...createFloorSlice(tools)(set, get, store),
    ...createMaskedLinesSlice(tools)(set, get, store),
    ...createMaskingBoardSlice(tools)(set, get, store),
    ...createFirstCallSlice(tools)(set, get, store),
    forgetDesk: () =>
      set({
        ...emptyDesk,
        ...emptyBookings,
        ...emptyBookingTable,
        ...emptyImport,
        ...emptyCalls,
        ...emptyCallLog,
        ...emptyInbound,
        ...emptySettings,
        ...emptyPreferences,
        ...emptyNotices,
        ...emptyWork,
        ...emptyPeople,
        ...emptyNotes,
        ...emptyNotesHistory,
        ...emptyLateActs,
        ...emptyPalette,
        ...emptyFloor,
        ...emptyCallBacks,
        ...emptyMaskedLines,
        ...emptyMaskingBoard,
        ...emptyFirstCall,
        ...emptyNavigation,
        ...emptyArrivals,
        ...emptyDesktop,
      }),
  }))
}
