import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { selectBooking } from '../../state/bookings-slice.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { LineCard } from '../masking/line-card.tsx'
import { BookingHeader } from './booking-header.tsx'
import { BookingNotes } from './booking-notes.tsx'
import { Parties } from './parties.tsx'
import { StepLine } from './step-line.tsx'

/** One booking: what it is, how far it is, who is on it. */
export function BookingPage({ bookingId }: { readonly bookingId: string }) {
  const { t } = useTranslation('booking')
  const { value, error, at } = useWindow(selectBooking(bookingId))
  const askBooking = useWindow((state) => state.askBooking)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const noteOpened = useWindow((state) => state.noteBookingOpened)
  const found = value !== null
  useEffect(() => {
    if (found) noteOpened(bookingId)
  }, [found, bookingId, noteOpened])
  const ask = () => void askBooking(bookingId)
  if (value === null) {
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[28, 62, 94, 94, 40]} gap={20} label={t('reading')} />
  }
  return (
    <>
      {(cutOff || error !== null) && at !== null && (
        <div className="px-5 pt-3">
          <StaleNotice readAt={at} onAsk={ask} />
        </div>
      )}
      <Booking booking={value} />
    </>
  )
}

function Booking({ booking }: { readonly booking: BookingView }) {
  const now = useMinute()
  return (
    <article className="flex flex-col px-5 pb-5">
      <BookingHeader booking={booking} now={now} />
      <StepLine booking={booking} now={now} />
      <Parties booking={booking} />
      <div className="grid grid-cols-[minmax(0,1fr)_minmax(0,336px)] items-start gap-x-6 gap-y-4 pt-4 short:grid-cols-2 short:gap-x-5 drawer:grid-cols-1">
        <BookingNotes booking={booking} />
        <LineCard bookingId={booking.id} />
      </div>
    </article>
  )
}
