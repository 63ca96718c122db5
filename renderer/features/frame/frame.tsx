import { Tooltip } from 'radix-ui'
import { useWindow } from '../../state/use-window.tsx'
import { useShortcut } from '../../ui/use-shortcut.ts'
import { ArrivalGreeter } from '../arrivals/arrival-greeter.tsx'
import { ImportPage } from '../booking-import/import-page.tsx'
import { BookingsPage } from '../bookings/bookings-page.tsx'
import { CallBacksPage } from '../call-backs/call-backs-page.tsx'
import { CallBar } from '../call-bar/call-bar.tsx'
import { CallLogPage } from '../call-log/call-log-page.tsx'
import { DeskPage } from '../desk/desk-page.tsx'
import { FloorPage } from '../floor/floor-page.tsx'
import { CallNext } from '../inbound/call-next.tsx'
import { IncomingPop } from '../inbound/incoming-pop.tsx'
import { MaskingPage } from '../masking/masking-page.tsx'
import { OutsideNotices } from '../outside-notices/outside-notices.tsx'
import { Palette } from '../palette/palette.tsx'
import { SettingsPage } from '../settings/settings-page.tsx'
import { Announcer } from './announcer.tsx'
import { KeysOverlay } from './keys-overlay.tsx'
import { Navigation } from './navigation.tsx'
import { PracticeBand } from './practice-band.tsx'
import { useRegionCycle } from './regions.ts'
import { StatusStrip } from './status-strip.tsx'

/** What stays while pages change: strip, practice band, call bar, navigation. */
export function Frame() {
  const page = useWindow((state) => state.place.page)
  const openDrawer = useWindow((state) => state.openDrawer)
  useRegionCycle()
  useShortcut({ key: 'Escape' }, () => openDrawer(null))
  return (
    <Tooltip.Provider delayDuration={400}>
      <div className="flex h-full flex-col">
        <StatusStrip />
        <PracticeBand />
        <CallBar />
        <div className="flex min-h-0 flex-1">
          <Navigation />
          {page === 'desk' && <DeskPage />}
          {page === 'calls' && <CallLogPage />}
          {page === 'bookings' && <BookingsPage />}
          {page === 'call-backs' && <CallBacksPage />}
          {page === 'floor' && <FloorPage />}
          {page === 'masking' && <MaskingPage />}
          {page === 'import' && <ImportPage />}
          {page === 'settings' && <SettingsPage />}
        </div>
        <KeysOverlay />
        <Palette />
        <Announcer />
        <ArrivalGreeter />
        <OutsideNotices />
        <IncomingPop />
        <CallNext />
      </div>
    </Tooltip.Provider>
  )
}
