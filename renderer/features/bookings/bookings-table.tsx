import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookingFilter } from '../../../shared/contract/bookings.ts'
import { type BookingTable, bookingAt } from '../../state/booking-table-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { SpacerRow } from '../../ui/spacer-row.tsx'
import { BookingLineRow } from './booking-line-row.tsx'
import { columns } from './columns.ts'
import { HeadRow } from './head-row.tsx'
import { useListKeys } from './use-list-keys.ts'

const rowHeight = 40
const headHeight = 30

/** Only the rows in sight are in the page; the row the keyboard is at is told to readers by its id. */
export function BookingsTable({ table }: { readonly table: BookingTable }) {
  const { t } = useTranslation('bookings')
  const cursor = useWindow((state) => state.bookingCursor)
  const moveCursor = useWindow((state) => state.moveBookingCursor)
  const goTo = useWindow((state) => state.goTo)
  const now = useMinute()
  const scroller = useRef<HTMLDivElement>(null)
  const rows = useVirtualizer({
    count: table.total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    scrollPaddingStart: headHeight,
    initialOffset: Math.max(0, (cursor - 4) * rowHeight),
  })
  const shown = rows.getVirtualItems()
  useRowsInSight(shown[0]?.index ?? 0, shown.at(-1)?.index ?? 0, table)
  useFollowCursor(cursor, table.filter, (row) => rows.scrollToIndex(row))
  const visible = Math.floor(((scroller.current?.clientHeight ?? 480) - headHeight) / rowHeight)
  const onKeyDown = useListKeys(Math.max(1, visible - 1))
  const above = shown[0]?.start ?? 0
  const below = rows.getTotalSize() - (shown.at(-1)?.end ?? 0)
  return (
    <div ref={scroller} className="min-h-0 flex-1 overflow-auto px-5">
      <table
        id="bookings-found"
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: its rows are moved through by keys
        role="grid"
        aria-label={t('title')}
        aria-rowcount={table.total + 1}
        aria-activedescendant={`booking-row-${cursor}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
        className="group w-full min-w-240 table-fixed border-separate border-spacing-0 outline-none"
      >
        <HeadRow />
        <tbody>
          <SpacerRow height={above} columns={columns.length} />
          {shown.map(({ index }) => (
            <BookingLineRow
              key={index}
              line={bookingAt(table, index)}
              row={index}
              current={index === cursor}
              now={now}
              onSelect={() => moveCursor(index)}
              onOpen={(bookingId) => goTo({ page: 'desk', bookingId })}
            />
          ))}
          <SpacerRow height={below} columns={columns.length} />
        </tbody>
      </table>
    </div>
  )
}

function useRowsInSight(first: number, last: number, table: BookingTable): void {
  const seeBookings = useWindow((state) => state.seeBookings)
  const { filter, revision } = table
  // biome-ignore lint/correctness/useExhaustiveDependencies: another filter or revision has other rows at these places
  useEffect(() => {
    void seeBookings(first, last)
  }, [first, last, filter, revision, seeBookings])
}

/** Another filter begins at its top, where the cursor then is. */
function useFollowCursor(cursor: number, filter: BookingFilter, scrollTo: (row: number) => void): void {
  const follow = useRef(scrollTo)
  follow.current = scrollTo
  // biome-ignore lint/correctness/useExhaustiveDependencies: the same row of another filter is another row
  useEffect(() => {
    follow.current(cursor)
  }, [cursor, filter])
}
