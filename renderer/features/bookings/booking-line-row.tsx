import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { BookingLine } from '../../../shared/contract/bookings.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { isLate } from '../rail/rail-groups.ts'
import { columns } from './columns.ts'

export type BookingLineRowProps = {
  /** Undefined while it is being read. */
  readonly line: BookingLine | undefined
  readonly row: number
  readonly current: boolean
  readonly now: number
  readonly onSelect: () => void
  readonly onOpen: (bookingId: string) => void
}

const cell = 'truncate border-b border-line px-2'

/** One booking in one line. A press chooses it, a double press opens it. */
export const BookingLineRow = memo(function BookingLineRow(props: BookingLineRowProps) {
  const { line, row, current, onSelect, onOpen } = props
  const look = current
    ? 'bg-sunken group-focus-visible:outline-2 group-focus-visible:-outline-offset-2 group-focus-visible:outline-ink'
    : 'hover:bg-hover'
  return (
    <tr
      id={`booking-row-${row}`}
      aria-rowindex={row + 2}
      aria-selected={current}
      data-booking={line?.id}
      onClick={onSelect}
      onDoubleClick={() => line && onOpen(line.id)}
      className={`h-10 cursor-default ${look}`}
    >
      {line === undefined ? <ReadingCell /> : <Cells line={line} now={props.now} />}
    </tr>
  )
}, sameRow)

/** The handlers say the same for the same row. */
function sameRow(one: BookingLineRowProps, other: BookingLineRowProps): boolean {
  return (
    one.line === other.line && one.row === other.row && one.current === other.current && one.now === other.now
  )
}

function ReadingCell() {
  const { t } = useTranslation('bookings')
  return (
    <td colSpan={columns.length} className={`${cell} text-small text-ink3`}>
      {t('readingRow')}
    </td>
  )
}

function Cells({ line, now }: { readonly line: BookingLine; readonly now: number }) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const texts = [
    ['reference', line.reference, 'text-ink2'],
    ['customer', line.customerName, 'font-medium'],
    ['worker', line.workerName, ''],
    ['service', line.service, ''],
    ['place', line.locality, 'text-ink2'],
    ['status', t(`status.${line.status}`), 'text-ink2'],
    ['amount', line.amountPaise === null ? '' : format.money(line.amountPaise), 'text-right'],
  ] as const
  return (
    <>
      <td className={cell}>
        <When line={line} now={now} />
      </td>
      {texts.map(([name, text, look]) => (
        <td key={name} className={`${cell} ${look}`}>
          {text || <span className="text-ink3">{'–'}</span>}
        </td>
      ))}
    </>
  )
}

function When({ line, now }: { readonly line: BookingLine; readonly now: number }) {
  const { t } = useTranslation('bookings')
  const format = useFormat()
  if (line.scheduledAt === null) return <span className="text-ink3">{t('noTime')}</span>
  const late = isLate(line, now)
  return (
    <time className={late ? 'text-wrap' : ''}>
      {format.date(line.scheduledAt)} {format.time(line.scheduledAt)}
      {late && <span className="ml-1 text-small">{t('late')}</span>}
    </time>
  )
}
