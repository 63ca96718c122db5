import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { callBackGroups } from './call-back-groups.ts'
import { CallBackList } from './call-back-list.tsx'

const whose = ['mine', 'everybody'] as const
type Whose = (typeof whose)[number]

/** What was promised: what is late, today, and the days to come. */
export function CallBacksPage() {
  const { t } = useTranslation('callBacks')
  const supervises = useWindow(selectHasRight('supervise'))
  const [of, setOf] = useState<Whose>('mine')
  const options = whose.map((value) => ({ value, label: t(`whose.${value}`) }))
  return (
    <main data-region tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface -outline-offset-2!">
      <header className="flex flex-wrap items-center gap-4 px-5 pt-4 pb-3">
        <h1 className="text-title font-semibold">{t('title')}</h1>
        {supervises && <Choice label={t('whose.label')} value={of} options={options} onChange={setOf} />}
      </header>
      {of === 'mine' ? <Mine /> : <Everybodys />}
      <NoticeDock />
    </main>
  )
}

function Mine() {
  const { t } = useTranslation('callBacks')
  const callBacks = useWindow((state) => state.callBacks)
  const known = useWindow((state) => state.myAgent !== null)
  const going = useWindow((state) => state.going)
  const staying = Object.values(callBacks).filter(({ id }) => !going.includes(id))
  const groups = callBackGroups(staying, useMinute())
  if (!known) return <SkeletonBars widths={[90, 70, 80, 60]} gap={22} label={t('reading')} />
  if (groups.length === 0) return <EmptyFace icon="clock" fact={t('none')} next={t('howTheyCome')} />
  return <CallBackList groups={groups} withOwner={false} />
}

function Everybodys() {
  const { t } = useTranslation('callBacks')
  const { value, error, at } = useWindow((state) => state.everyCallBack)
  const askEveryCallBack = useWindow((state) => state.askEveryCallBack)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const going = useWindow((state) => state.going)
  const staying = Object.values(value ?? {}).filter(({ id }) => !going.includes(id))
  const groups = callBackGroups(staying, useMinute())
  const ask = () => void askEveryCallBack()
  if (value === null) {
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[90, 70, 80, 60]} gap={22} label={t('reading')} />
  }
  return (
    <>
      {(cutOff || error !== null) && at !== null && (
        <div className="px-5 pb-2">
          <StaleNotice readAt={at} onAsk={ask} />
        </div>
      )}
      {groups.length === 0 ? (
        <EmptyFace icon="clock" fact={t('noneOfAnybody')} next={t('howTheyCome')} />
      ) : (
        <CallBackList groups={groups} withOwner />
      )}
    </>
  )
}
