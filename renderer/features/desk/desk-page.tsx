import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
import { EmptyFace } from '../../ui/faces.tsx'
import { KeyCap } from '../../ui/key-cap.tsx'
import { BookingPage } from '../booking/booking-page.tsx'
import { useKeyWords } from '../keys/use-key.ts'
import { Rail } from '../rail/rail.tsx'
import { TimelinePane } from '../timeline/timeline-pane.tsx'
import { CallBackStrip } from '../wrap/call-back-strip.tsx'
import { WrapPanel } from '../wrap/wrap-panel.tsx'
import { DrawerButtons } from './drawer-buttons.tsx'

/** The agent's desk: the list, the booking, and all that happened on it. */
export function DeskPage() {
  const bookingId = useWindow((state) => (state.place.page === 'desk' ? state.place.bookingId : null))
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <DrawerButtons hasTimeline={bookingId !== null} />
      <div className="relative flex min-h-0 flex-1">
        <Rail />
        <div className="relative flex min-w-0 flex-1 flex-col">
          <main
            data-region
            tabIndex={-1}
            className="min-h-0 flex-1 overflow-y-auto bg-surface -outline-offset-2!"
          >
            {bookingId !== null && <CallBackStrip bookingId={bookingId} />}
            {bookingId === null ? <NoBooking /> : <BookingPage key={bookingId} bookingId={bookingId} />}
          </main>
          <WrapPanel />
        </div>
        {bookingId !== null && <TimelinePane key={bookingId} bookingId={bookingId} />}
      </div>
    </div>
  )
}

function NoBooking() {
  const { t } = useTranslation('booking')
  const find = useKeyWords('find')
  const none = useWindow((state) => state.bookingList.value?.total === 0)
  if (none) return <EmptyFace page icon="headset" fact={t('choose')} next={t('noneYet')} />
  return (
    <EmptyFace page icon="headset" fact={t('choose')} next={t('chooseNext')}>
      <p className="mt-2 flex items-center gap-2 text-small text-ink2">
        <KeyCap keys={find.caps} />
        {t('chooseKey')}
      </p>
    </EmptyFace>
  )
}
