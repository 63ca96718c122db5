import { useTranslation } from 'react-i18next'
import type { MaskingOverview } from '../../../shared/contract/masking.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { DayBars } from './day-bars.tsx'
import { PairList } from './pair-list.tsx'
import { PoolPanel } from './pool-panel.tsx'
import { SessionList } from './session-list.tsx'

/** Every masked line: which are open, which need a hand, who uses them, what they cost, and whether they suffice. */
export function MaskingPage() {
  const { t } = useTranslation('masking')
  return (
    <main data-region tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface -outline-offset-2!">
      <h1 className="px-5 pt-4 pb-3 text-title font-semibold">{t('title')}</h1>
      <Faces />
      <NoticeDock />
    </main>
  )
}

function Faces() {
  const { t } = useTranslation('masking')
  const { value, error, at } = useWindow((state) => state.maskingOverview)
  const askMaskingBoard = useWindow((state) => state.askMaskingBoard)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const ask = () => void askMaskingBoard()
  if (value === null) {
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[40, 96, 96, 96, 96]} gap={22} label={t('readingBoard')} />
  }
  return (
    <>
      {(cutOff || error !== null) && at !== null && (
        <div className="px-5 pb-2">
          <StaleNotice readAt={at} onAsk={ask} />
        </div>
      )}
      <Board overview={value} />
    </>
  )
}

function Board({ overview }: { readonly overview: MaskingOverview }) {
  const { t } = useTranslation('masking')
  return (
    <div className="flex min-h-0 flex-1 drawer:flex-col drawer:overflow-auto">
      <SessionList overview={overview} />
      <section
        aria-label={t('figures')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys, so it has to be reached by them
        tabIndex={0}
        className="flex w-86 shrink-0 flex-col gap-6 overflow-y-auto border-l border-line bg-sunken p-4 -outline-offset-2! short:w-80 drawer:w-full drawer:overflow-visible drawer:border-t drawer:border-l-0"
      >
        <PoolPanel pool={overview.pool} />
        <DayBars minutePrice={overview.minutePrice} />
        <PairList />
      </section>
    </div>
  )
}
