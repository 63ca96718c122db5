import { useTranslation } from 'react-i18next'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { CallTable } from './call-table.tsx'

/** Every call of the desk, newest first. */
export function CallLogPage() {
  const { t } = useTranslation('callLog')
  const total = useWindow((state) => state.callLog.value?.total)
  return (
    <main data-region tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface -outline-offset-2!">
      <header className="flex items-baseline gap-3 px-5 pt-4 pb-3">
        <h1 className="text-title font-semibold">{t('title')}</h1>
        {total !== undefined && <p className="text-small text-ink2">{t('count', { count: total })}</p>}
      </header>
      <CallLog />
      <NoticeDock />
    </main>
  )
}

function CallLog() {
  const { t } = useTranslation('callLog')
  const { value, error, at } = useWindow((state) => state.callLog)
  const askCallLog = useWindow((state) => state.askCallLog)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const ask = () => void askCallLog('newest')
  if (value === null) {
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[96, 96, 96, 96, 96, 96, 96]} gap={22} label={t('reading')} />
  }
  if (value.ids.length === 0) return <EmptyFace icon="list" fact={t('noCalls')} next={t('callsCome')} />
  return (
    <>
      {(cutOff || error !== null) && at !== null && (
        <div className="px-5 pb-2">
          <StaleNotice readAt={at} onAsk={ask} />
        </div>
      )}
      <CallTable ids={value.ids} total={value.total} />
    </>
  )
}
