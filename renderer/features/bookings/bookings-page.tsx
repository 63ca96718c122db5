import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { wholeList } from '../../state/booking-table-slice.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { useKey } from '../keys/use-key.ts'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { BookingsTable } from './bookings-table.tsx'
import { FilterBar } from './filter-bar.tsx'
import { FoundCount } from './found-count.tsx'
import { SavedViews } from './saved-views.tsx'

/** Every booking of the desk: filtered as it is typed, opened with Enter. */
export function BookingsPage() {
  const { t } = useTranslation('bookings')
  const filter = useRef<HTMLInputElement>(null)
  const goTo = useWindow((state) => state.goTo)
  const mayImport = useWindow(selectHasRight('import'))
  useKey('find', () => filter.current?.select())
  return (
    <main data-region tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface -outline-offset-2!">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-5 pt-4 pb-2">
        <h1 className="text-title font-semibold">{t('title')}</h1>
        <FoundCount />
        <span className="flex-1" />
        <SavedViews />
        {mayImport && (
          <Button size="small" icon="upload" onClick={() => goTo({ page: 'import' })}>
            {t('import')}
          </Button>
        )}
      </header>
      <FilterBar inputRef={filter} />
      <BookingsFound />
      <NoticeDock />
    </main>
  )
}

function BookingsFound() {
  const { t } = useTranslation('bookings')
  const { value, error, at } = useWindow((state) => state.bookingTable)
  const ask = useWindow((state) => state.askBookingTable)
  const filterBookings = useWindow((state) => state.filterBookings)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const askAgain = () => void ask()
  if (value === null) {
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={askAgain} />
    return <SkeletonBars widths={[96, 96, 96, 96, 96, 96, 96, 96]} gap={26} label={t('reading')} />
  }
  return (
    <>
      {(cutOff || error !== null) && at !== null && (
        <div className="px-5 pb-2">
          <StaleNotice readAt={at} onAsk={askAgain} />
        </div>
      )}
      {value.all === 0 && <EmptyFace icon="bookings" fact={t('none')} next={t('noneNext')} />}
      {value.all > 0 && value.total === 0 && (
        <EmptyFace icon="search" fact={t('nothingFits')} next={t('nothingFitsNext')}>
          <div className="mt-2">
            <Button size="small" onClick={() => void filterBookings(wholeList)}>
              {t('clear')}
            </Button>
          </div>
        </EmptyFace>
      )}
      {value.total > 0 && <BookingsTable table={value} />}
    </>
  )
}
