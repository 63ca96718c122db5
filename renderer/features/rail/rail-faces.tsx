import { useTranslation } from 'react-i18next'
import { useWindow } from '../../state/use-window.tsx'
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
      {empty && search === '' && <EmptyFace icon="list" fact={t('noBookings')} next={t('bookingsCome')} />}
    </>
  )
}
