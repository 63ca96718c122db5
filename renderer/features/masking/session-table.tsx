import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { SpacerRow } from '../../ui/spacer-row.tsx'
import { useRowWalk } from '../../ui/use-row-walk.ts'
import { SessionRow } from './session-row.tsx'

const rowHeight = 46
const columns = ['booking', 'people', 'standing', 'calls', 'talk', 'cost', 'act'] as const
const figures: readonly string[] = ['calls', 'talk', 'cost', 'act']

export type SessionTableProps = {
  /** From the beginning of the list as far as it has been read. */
  readonly sessions: readonly SessionView[]
  readonly total: number
}

/** Only the rows in sight are in the page; the next ones are asked for before the end is reached. */
export function SessionTable({ sessions, total }: SessionTableProps) {
  const { t } = useTranslation('masking')
  const now = useMinute()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: sessions.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const shown = rows.getVirtualItems()
  useMoreWhenNear(shown.at(-1)?.index ?? 0, sessions.length, total)
  const walk = useRowWalk(sessions.length, (index) => rows.scrollToIndex(index))
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
      <table aria-rowcount={total + 1} className="w-full min-w-160 border-separate border-spacing-0">
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
            const session = sessions[index]
            return (
              session && (
                <SessionRow
                  key={session.id}
                  session={session}
                  position={index + 2}
                  now={now}
                  reachable={index === walk.active}
                  toFocus={walk.focusing && index === walk.active}
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

function useMoreWhenNear(lastShown: number, known: number, total: number): void {
  const asking = useWindow((state) => state.maskingSessions.asking)
  const failed = useWindow((state) => state.maskingSessions.error !== null)
  const askMoreSessions = useWindow((state) => state.askMoreSessions)
  const near = known < total && lastShown >= known - 20
  useEffect(() => {
    if (near && !asking && !failed) void askMoreSessions()
  }, [near, asking, failed, askMoreSessions])
}
