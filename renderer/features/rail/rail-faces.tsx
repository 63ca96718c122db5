import { useTranslation } from 'react-i18next'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'

/** What the rail shows beside or instead of its rows. */
export function RailFaces(props: { readonly empty: boolean; readonly cutOffSince: number | null }) {
  const { empty, cutOffSince } = props
  const { t } = useTranslation('rail')
  const list = useWindow((state) => state.bookingList)
  const search = useWindow((state) => state.bookingSearch)
  const askBookings = useWindow((state) => state.askBookings)
  const errorWords = useErrorWords()
  const ask = () => void askBookings()
  if (list.value === null) {
    if (list.error === null)
      return <SkeletonBars widths={[42, 86, 64, 90, 58, 80]} gap={16} label={t('reading')} />
    return <ErrorFace {...errorWords(list.error)} press={t('again')} onPress={ask} />
  }
  const stale = cutOffSince !== null || list.error !== null
  return (
    <>
      {stale && list.at !== null && (
        <div className="px-2.5 pb-1">
          <StaleNotice readAt={list.at} onAsk={ask} />
        </div>
      )}
      {empty && search !== '' && (
        <EmptyFace icon="search" fact={t('nothingFits', { search })} next={t('tryOther')} />
      )}
      {empty && search === '' && <NoBookings />}
    </>
  )
}

function NoBookings() {
  const { t } = useTranslation('rail')
  const mayImport = useWindow(selectHasRight('import'))
  const goTo = useWindow((state) => state.goTo)
  return (
    <EmptyFace icon="bookings" fact={t('noBookings')} next={t('bookingsCome')}>
      {mayImport && (
        <div className="mt-2">
          <Button size="small" icon="upload" onClick={() => goTo({ page: 'import' })}>
            {t('import')}
          </Button>
        </div>
      )}
    </EmptyFace>
  )
}
