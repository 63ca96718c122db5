import { useTranslation } from 'react-i18next'
import type { BookingView } from '../../../shared/contract/bookings.ts'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { Chip, type ChipTone } from '../../ui/chip.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { isLate } from '../rail/rail-groups.ts'
import { CopyButtons } from './copy-buttons.tsx'

export type BookingHeaderProps = { readonly booking: BookingView; readonly now: number }

export function BookingHeader({ booking, now }: BookingHeaderProps) {
  const { t } = useTranslation('booking')
  const what = [booking.detail, booking.address || booking.locality].filter(Boolean).join(' · ')
  return (
    <header className="flex flex-col gap-1 pt-3.5 pb-4">
      <div className="flex items-center gap-2.5">
        <h1 className="min-w-0 truncate text-title font-semibold">{booking.service || t('noService')}</h1>
        <StatusChip booking={booking} now={now} />
        <span className="ml-auto flex shrink-0 items-center gap-1 text-small text-ink3">
          <span>{booking.reference}</span>
          <CopyButtons booking={booking} />
        </span>
      </div>
      <div className="flex flex-wrap items-baseline gap-x-6 gap-y-0.5">
        <p className="min-w-0 flex-1 text-ink2">{what}</p>
        <Money booking={booking} />
      </div>
    </header>
  )
}

function StatusChip({ booking, now }: BookingHeaderProps) {
  const { t } = useTranslation('booking')
  const age = useAge()
  const word = t(`status.${booking.status}`)
  if (isLate(booking, now) && booking.scheduledAt !== null) {
    return (
      <Chip tone="wrap" icon="clock">
        {t('lateChip', { status: word, age: age(now - booking.scheduledAt) })}
      </Chip>
    )
  }
  const [tone, icon] = chips[booking.status]
  return (
    <Chip tone={tone} {...(icon && { icon })}>
      {word}
    </Chip>
  )
}

const chips: Readonly<Record<BookingView['status'], readonly [ChipTone, IconName | null]>> = {
  new: ['plain', null],
  assigned: ['plain', null],
  accepted: ['plain', null],
  'in-progress': ['ready', 'wrench'],
  completed: ['ready', 'check'],
  cancelled: ['plain', 'cross'],
}

function Money({ booking }: { readonly booking: BookingView }) {
  const { t } = useTranslation('booking')
  const format = useFormat()
  const { amountPaise, toCollectPaise } = booking
  if (amountPaise === null && toCollectPaise === null) return null
  const amount = amountPaise === null ? '' : format.money(amountPaise)
  if (toCollectPaise === null) return <p className="font-semibold">{amount}</p>
  if (toCollectPaise === 0) return <p className="text-ink2">{t('paid', { amount })}</p>
  return (
    <p className="text-ink2">
      <span className="font-semibold text-ink">{format.money(toCollectPaise)}</span>{' '}
      {amountPaise === null || amountPaise === toCollectPaise ? t('toCollect') : t('toCollectOf', { amount })}
    </p>
  )
}
