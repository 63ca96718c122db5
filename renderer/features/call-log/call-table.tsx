import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { CallRow } from './call-row.tsx'

const rowHeight = 44
const columns = ['time', 'direction', 'who', 'outcome', 'talk', 'price', 'booking'] as const
const figures: readonly string[] = ['talk', 'price']

export type CallTableProps = { readonly ids: readonly string[]; readonly total: number }

/** Only the rows in sight are in the page; the next ones are asked for before the end is reached. */
export function CallTable({ ids, total }: CallTableProps) {
  const { t } = useTranslation('callLog')
  const calls = useWindow((state) => state.calls)
  const now = useMinute()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: ids.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 10,
  })
  const shown = rows.getVirtualItems()
  useMoreWhenNear(shown.at(-1)?.index ?? 0, ids.length, total)
  const above = shown[0]?.start ?? 0
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <section
      ref={scroller}
      aria-label={t('title')}
      // Scrolled by keys, so it has to be reached by them.
      // biome-ignore lint/a11y/noNoninteractiveTabindex: see above
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto px-5 -outline-offset-2!"
    >
      <table aria-rowcount={total + 1} className="w-full min-w-180 border-separate border-spacing-0">
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
        <tbody>
          <Spacer height={above} />
          {shown.map(({ index }) => {
            const call = calls[ids[index] ?? '']
            return call && <CallRow key={call.id} call={call} position={index + 2} now={now} />
          })}
          <Spacer height={below} />
        </tbody>
      </table>
    </section>
  )
}

/** Stands for the rows that are not in the page. */
function Spacer({ height }: { readonly height: number }) {
  if (height <= 0) return null
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row cannot have the focus
    <tr aria-hidden="true">
      <td colSpan={columns.length} className="p-0" style={{ height }} />
    </tr>
  )
}

function useMoreWhenNear(lastShown: number, known: number, total: number): void {
  const asking = useWindow((state) => state.callLog.asking)
  const failed = useWindow((state) => state.callLog.error !== null)
  const askCallLog = useWindow((state) => state.askCallLog)
  const near = known < total && lastShown >= known - 20
  useEffect(() => {
    if (near && !asking && !failed) void askCallLog('more')
  }, [near, asking, failed, askCallLog])
}
