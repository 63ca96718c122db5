import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { openCallsOf } from '../../state/floor-slice.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'
import { Choice } from '../../ui/choice.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { NoticeDock } from '../notices/notice-dock.tsx'
import { AgentTable } from './agent-table.tsx'
import { CallsNow } from './calls-now.tsx'
import { type FloorOrder, floorOrders, floorRows, sortedFloor } from './floor-model.ts'
import { FloorShares } from './floor-shares.tsx'
import { MissedWaiting } from './missed-waiting.tsx'

/** Who does what now, which calls go on, and who waits to be called back. */
export function FloorPage() {
  const { t } = useTranslation('floor')
  return (
    <main data-region tabIndex={-1} className="flex min-w-0 flex-1 flex-col bg-surface -outline-offset-2!">
      <h1 className="px-5 pt-4 pb-3 text-title font-semibold">{t('title')}</h1>
      <FloorFaces />
      <NoticeDock />
    </main>
  )
}

function FloorFaces() {
  const { t } = useTranslation('floor')
  const { value, error, at } = useWindow((state) => state.floor)
  const askFloor = useWindow((state) => state.askFloor)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const ask = () => void askFloor()
  if (value === null) {
    if (error !== null) return <ErrorFace {...errorWords(error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[96, 96, 96, 96, 96]} gap={22} label={t('reading')} />
  }
  return (
    <>
      {(cutOff || error !== null) && at !== null && (
        <div className="px-5 pb-2">
          <StaleNotice readAt={at} onAsk={ask} />
        </div>
      )}
      <Board />
    </>
  )
}

function Board() {
  const { t } = useTranslation('floor')
  const floor = useWindow((state) => state.floor.value)
  const calls = useWindow((state) => state.calls)
  const reasons = useWindow((state) => state.choices?.breakReasons)
  const now = useSecond()
  const [order, setOrder] = useState<FloorOrder>('need')
  const open = useMemo(() => openCallsOf(floor, calls), [floor, calls])
  const rows = floorRows(floor?.agents ?? [], open, reasons ?? [], now)
  const options = floorOrders.map((value) => ({ value, label: t(`order.${value}`) }))
  if (rows.length === 0) return <EmptyFace icon="headset" fact={t('nobody')} next={t('peopleCome')} />
  return (
    <div className="flex min-h-0 flex-1 drawer:flex-col drawer:overflow-auto">
      <div className="flex min-h-0 min-w-0 flex-1 flex-col drawer:flex-none">
        <div className="px-5 pb-3">
          <FloorShares rows={rows} />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-2 px-5 pb-1">
          <h2 className="text-name font-semibold">{t('agents')}</h2>
          <Choice label={t('order.label')} value={order} options={options} onChange={setOrder} />
        </div>
        <AgentTable rows={sortedFloor(rows, order)} />
      </div>
      <div className="flex w-86 shrink-0 flex-col gap-6 overflow-y-auto border-l border-line bg-sunken p-4 short:w-80 drawer:w-full drawer:border-t drawer:border-l-0">
        <CallsNow calls={open} />
        <MissedWaiting now={now} />
      </div>
    </div>
  )
}
