import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useShallow } from 'zustand/react/shallow'
import { selectBooking } from '../../state/bookings-slice.ts'
import { callsOfBooking, selectBookingCallsRead } from '../../state/calls-slice.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { DayHead } from './day-head.tsx'
import { timelineDays } from './timeline-days.ts'
import { TimelineEntry } from './timeline-entry.tsx'

/** Everything that happened on the booking, the newest at the bottom. */
export function TimelinePane({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('timeline')
  const open = useWindow((state) => state.drawer === 'timeline')
  const reference = useWindow((state) => selectBooking(bookingId)(state).value?.reference)
  return (
    <aside
      aria-label={t('title')}
      data-region
      tabIndex={-1}
      className={`flex w-86 shrink-0 flex-col border-l border-line bg-sunken -outline-offset-2! short:w-80 drawer:absolute drawer:inset-y-0 drawer:right-0 drawer:z-10 drawer:max-w-[calc(100%-48px)] drawer:shadow-level2 ${open ? '' : 'drawer:hidden'}`}
    >
      <header className="flex min-h-10.5 items-center gap-2.5 border-b border-line px-3.5">
        <h2 className="font-semibold">{t('title')}</h2>
        <span className="text-small text-ink3">{reference}</span>
      </header>
      <Timeline bookingId={bookingId} />
    </aside>
  )
}

function Timeline({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('timeline')
  const calls = useWindow(useShallow((state) => callsOfBooking(state.calls, bookingId)))
  const read = useWindow(selectBookingCallsRead(bookingId))
  const ask = useWindow((state) => state.askCallsOfBooking)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const now = useMinute()
  const end = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (calls.length > 0) end.current?.scrollIntoView({ block: 'end' })
  }, [calls.length])
  const askAgain = () => void ask(bookingId)
  if (read.value === null && calls.length === 0) {
    if (read.error === null) return <SkeletonBars widths={[50, 80, 64]} gap={24} label={t('reading')} />
    return <ErrorFace {...errorWords(read.error)} press={t('again')} onPress={askAgain} />
  }
  return (
    <>
      {(cutOff || read.error !== null) && read.at !== null && (
        <div className="px-3 pt-2">
          <StaleNotice readAt={read.at} onAsk={askAgain} />
        </div>
      )}
      {calls.length === 0 && <EmptyFace icon="phone" fact={t('nothingYet')} next={t('callsCome')} />}
      <div className="min-h-0 flex-1 overflow-y-auto px-3.5 py-3">
        {timelineDays(calls).map(({ day, at, calls: ofDay }) => (
          <section key={day}>
            <DayHead at={at} now={now} />
            <ol className="flex flex-col">
              {ofDay.map((call) => (
                <TimelineEntry key={call.id} call={call} />
              ))}
            </ol>
          </section>
        ))}
        <div ref={end} />
      </div>
    </>
  )
}
