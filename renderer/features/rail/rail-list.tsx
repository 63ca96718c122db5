import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual'
import { type KeyboardEvent, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { MissedRow } from '../inbound/missed-row.tsx'
import type { RailItem } from './rail-groups.ts'
import { RailRow } from './rail-row.tsx'
import type { RailSelection } from './use-rail-selection.ts'

export type RailListProps = {
  readonly items: readonly RailItem[]
  readonly now: number
  readonly selection: RailSelection
}

/** Only the rows in sight are in the page, and the selected one, so that the focus never falls out of it. */
export function RailList({ items, now, selection }: RailListProps) {
  const { t } = useTranslation('rail')
  const scroller = useRef<HTMLDivElement>(null)
  const selected = items.findIndex((item) => isRow(item, selection.selectedId))
  const firstRow = items.findIndex(({ kind }) => kind === 'row')
  const rows = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (items[index]?.kind === 'head' ? 28 : 46),
    getItemKey: (index) => keyOf(items[index]),
    rangeExtractor: (range) => withSelected(range, selected),
    overscan: 8,
  })
  useFollowSelection(scroller, selection.selectedId, () => {
    if (selected !== -1) rows.scrollToIndex(selected)
  })
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-y-auto px-1 pb-2">
      <ul
        aria-label={t('list')}
        className="relative"
        style={{ height: rows.getTotalSize() }}
        onKeyDown={(event) => moveByKey(event, selection)}
      >
        {rows.getVirtualItems().map(({ index, key, start }) => {
          const item = items[index]
          return item === undefined ? null : (
            <li
              key={key}
              ref={rows.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className="absolute inset-x-0 top-0"
              style={{ transform: `translateY(${start}px)` }}
            >
              {item.kind === 'head' && <GroupHead {...item} />}
              {item.kind === 'missed' && <MissedRow caller={item.caller} now={now} />}
              {item.kind === 'row' && (
                <RailRow
                  {...item}
                  now={now}
                  selected={index === selected}
                  tabbable={index === selected || (selected === -1 && index === firstRow)}
                  onSelect={() => selection.select(item.booking.id)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}

function GroupHead({ group, count }: Extract<RailItem, { kind: 'head' }>) {
  const { t } = useTranslation('rail')
  return (
    <div className="flex items-center justify-between px-3 pt-2 pb-1 text-small font-medium text-ink2">
      <span>{t(`group.${group}`)}</span>
      <span className="rounded-full bg-off-tint px-1.5 text-micro leading-4! text-ink2">{count}</span>
    </div>
  )
}

function isRow(item: RailItem, bookingId: string | null): boolean {
  return item.kind === 'row' && item.booking.id === bookingId
}

function keyOf(item: RailItem | undefined): string {
  if (item === undefined) return ''
  if (item.kind === 'head') return item.group
  return item.kind === 'missed' ? item.caller.key : item.booking.id
}

function withSelected(range: Range, selected: number): number[] {
  const inSight = defaultRangeExtractor(range)
  return selected === -1 || inSight.includes(selected)
    ? inSight
    : [...inSight, selected].sort((left, right) => left - right)
}

function moveByKey(event: KeyboardEvent<HTMLElement>, selection: RailSelection): void {
  if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
  event.preventDefault()
  selection.move(event.key === 'ArrowDown' ? 1 : -1)
}

/** The selected row is scrolled to, and has the focus when the row before it had. */
function useFollowSelection(
  scroller: { readonly current: HTMLElement | null },
  selectedId: string | null,
  scrollTo: () => void,
): void {
  const follow = useRef(scrollTo)
  follow.current = scrollTo
  useEffect(() => {
    if (selectedId === null) return
    follow.current()
    const list = scroller.current
    if (list === null || !list.contains(document.activeElement)) return
    list.querySelector<HTMLElement>(`[data-booking="${CSS.escape(selectedId)}"]`)?.focus()
  }, [selectedId, scroller])
}
