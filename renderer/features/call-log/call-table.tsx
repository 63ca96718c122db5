import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { SpacerRow } from '../../ui/spacer-row.tsx'
import { useRowWalk } from '../../ui/use-row-walk.ts'
import { CallRow } from './call-row.tsx'

const rowHeight = 44
const columns = ['time', 'direction', 'who', 'outcome', 'talk', 'price', 'booking'] as const
const figures: readonly string[] = ['talk', 'price']

/** The row whose details are shown, and whether they were opened for the recording. */
export type OpenedCall = { readonly id: string; readonly listening: boolean }

export type CallTableProps = {
  readonly ids: readonly string[]
  /** Where it is known already how many there are. */
  readonly total: number | null
  readonly more: boolean
  readonly openId: string | null
  readonly onOpen: (opened: OpenedCall) => void
}

/** Only the rows in sight are in the page; the next ones are asked for before the end is reached. */
export function CallTable({ ids, total, more, openId, onOpen }: CallTableProps) {
  const { t } = useTranslation('callLog')
  const calls = useWindow((state) => state.calls)
  const now = useMinute()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 4,
  })
  const shown = rows.getVirtualItems()
  useMoreWhenNear(shown.at(-1)?.index ?? 0, ids.length, more)
  const walk = useRowWalk(ids.length, (index) => rows.scrollToIndex(index))
  const above = shown[0]?.start ?? 0
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <section
      ref={scroller}
      aria-label={t('title')}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: scrolled by keys, so it has to be reached by them
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto px-5 -outline-offset-2!"
    >
      <table
        aria-rowcount={total === null ? -1 : total + 1}
        className="w-full min-w-180 border-separate border-spacing-0"
      >
        <thead>
          <tr>
            {columns.map((column) => (
              <th
                key={column}
                scope="col"
                className={`sticky top-0 z-1 border-b border-line bg-surface px-2 py-1.5 text-small font-medium text-ink2 first:pl-0 last:pr-0 ${figures.includes(column) ? 'text-right' : 'text-left'}`}
              >
                {t(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={walk.onKeyDown}>
          <SpacerRow height={above} columns={columns.length} />
          {shown.map(({ index }) => {
            const call = calls[ids[index] ?? '']
            return (
              call && (
                <CallRow
                  key={call.id}
                  call={call}
                  position={index + 2}
                  now={now}
                  reachable={index === walk.active}
                  toFocus={walk.focusing && index === walk.active}
                  open={call.id === openId}
                  onOpen={(listening) => {
                    walk.to(index)
                    onOpen({ id: call.id, listening })
                  }}
                />
              )
            )
          })}
          <SpacerRow height={below} columns={columns.length} />
        </tbody>
      </table>
    </section>
  )
}

function useMoreWhenNear(lastShown: number, known: number, more: boolean): void {
  const asking = useWindow((state) => state.callLog.asking)
  const failed = useWindow((state) => state.callLog.error !== null)
  const askOlderCalls = useWindow((state) => state.askOlderCalls)
  const near = more && lastShown >= known - 20
  useEffect(() => {
    if (near && !asking && !failed) void askOlderCalls()
  }, [near, asking, failed, askOlderCalls])
}
