import { useTranslation } from 'react-i18next'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { EmptyFace, ErrorFace } from '../../ui/faces.tsx'
import { SkeletonBars } from '../../ui/skeleton-bars.tsx'
import { StaleNotice } from '../errors/stale-notice.tsx'
import { useErrorWords } from '../errors/use-error-words.ts'
import { timelineItems } from './timeline-items.ts'
import { type TimelineFilter, type TimelineKind, useTimelineKinds } from './timeline-kinds.ts'
import { TimelineList } from './timeline-list.tsx'

export type TimelineProps = { readonly bookingId: string; readonly filter: TimelineFilter }

/** The kinds that are wanted, or the face of the pane while there is nothing to show of them. */
export function Timeline({ bookingId, filter }: TimelineProps) {
  const { t } = useTranslation('timeline')
  const all = useTimelineKinds(bookingId)
  const cutOff = useWindow(selectCutOffSince) !== null
  const errorWords = useErrorWords()
  const kinds: readonly TimelineKind[] = filter === 'all' ? Object.values(all) : [all[filter]]
  const items = timelineItems(kinds)
  const failed = kinds.find(({ read }) => read.error !== null)?.read
  const readAt = oldestReading(kinds)
  const ask = () => {
    for (const kind of kinds) kind.ask()
  }
  if (items.length === 0 && kinds.some(({ read }) => read.value === null)) {
    if (failed?.error) return <ErrorFace {...errorWords(failed.error)} press={t('again')} onPress={ask} />
    return <SkeletonBars widths={[50, 80, 64]} gap={24} label={t('reading')} />
  }
  return (
    <>
      {(cutOff || failed !== undefined) && readAt !== null && (
        <div className="px-3 pt-2">
          <StaleNotice readAt={readAt} onAsk={ask} />
        </div>
      )}
      {items.length === 0 && <Nothing filter={filter} />}
      <TimelineList
        items={items}
        readingOlder={kinds.some(({ read, askOlder }) => askOlder !== undefined && read.asking)}
        onOlder={() => {
          for (const kind of kinds) if (kind.readBackTo !== null && !kind.read.asking) kind.askOlder?.()
        }}
      />
    </>
  )
}

function Nothing({ filter }: { readonly filter: TimelineFilter }) {
  const { t } = useTranslation('timeline')
  if (filter !== 'all') return <EmptyFace icon="clock" fact={t('nothingOfKind')} next={t('showAll')} />
  return <EmptyFace icon="phone" fact={t('nothingYet')} next={t('callsCome')} />
}

/** What is shown is as old as the oldest of its readings. */
function oldestReading(kinds: readonly TimelineKind[]): number | null {
  const times = kinds.flatMap(({ read }) => (read.at === null ? [] : [read.at]))
  return times.length === 0 ? null : Math.min(...times)
}
