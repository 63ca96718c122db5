import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMinute } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { DayHead } from './day-head.tsx'
import type { TimelineItem } from './timeline-items.ts'
import { useStickToEnd } from './use-stick-to-end.ts'

export type TimelineListProps = {
  readonly items: readonly TimelineItem[]
  readonly readingOlder: boolean
  readonly onOlder: () => void
}

/** Only what is in sight is in the page. It begins at its end, and what is older comes as it is scrolled to. */
export function TimelineList({ items, readingOlder, onOlder }: TimelineListProps) {
  const { t } = useTranslation('timeline')
  const now = useMinute()
  const scroller = useRef<HTMLElement>(null)
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'entry' ? 64 : 32),
    getItemKey: (index) => items[index]?.key ?? index,
    overscan: 12,
  })
  useStickToEnd(scroller, rows, items)
  const shown = rows.getVirtualItems()
  const atOldest = shown[0]?.index === 0 && items[0]?.kind === 'older'
  useOlderWhenShown(atOldest, readingOlder, onOlder)
  return (
    <section
      ref={scroller}
      aria-label={t('list')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys, so it has to be reached by them
      tabIndex={0}
      className="min-h-0 flex-1 overflow-y-auto py-3 -outline-offset-2!"
    >
      <ol className="relative" style={{ height: rows.getTotalSize() }}>
        {shown.map(({ index, key, start }) => {
          const item = items[index]
          return (
            item && (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={`absolute inset-x-3.5 top-0 ${item.kind === 'entry' && !item.last ? 'before:absolute before:top-6 before:bottom-0 before:left-3 before:w-px before:bg-line' : ''}`}
                style={{ transform: `translateY(${start}px)` }}
              >
                <Item item={item} now={now} readingOlder={readingOlder} onOlder={onOlder} />
              </li>
            )
          )
        })}
      </ol>
    </section>
  )
}

type ItemProps = {
  readonly item: TimelineItem
  readonly now: number
  readonly readingOlder: boolean
  readonly onOlder: () => void
}

function Item({ item, now, readingOlder, onOlder }: ItemProps) {
  const { t } = useTranslation('timeline')
  switch (item.kind) {
    case 'older':
      return (
        <div className="pb-3 pl-8.5">
          <Button size="small" kind="quiet" aria-disabled={readingOlder} onClick={onOlder}>
            {t(readingOlder ? 'readingOlder' : 'older')}
          </Button>
        </div>
      )
    case 'day':
      return <DayHead at={item.at} now={now} />
    case 'entry':
      return <div className="pb-4">{item.entry.render()}</div>
  }
}

/** Asked for once each time the oldest entry comes into sight; a page that failed waits for the button. */
function useOlderWhenShown(shown: boolean, reading: boolean, onOlder: () => void): void {
  const ask = useRef(onOlder)
  ask.current = onOlder
  const asked = useRef(false)
  useEffect(() => {
    if (!shown) asked.current = false
    if (!shown || reading || asked.current) return
    asked.current = true
    ask.current()
  }, [shown, reading])
}
