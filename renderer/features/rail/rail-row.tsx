import { useTranslation } from 'react-i18next'
import type { CallBackView } from '../../../shared/contract/agents.ts'
import type { BookingRow } from '../../../shared/contract/bookings.ts'
import { indianDay } from '../../i18n/format.ts'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { selectMyOpenCall } from '../../state/calls-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { StateGlyph } from '../../ui/state-glyph.tsx'
import { Timer } from '../calling/timer.tsx'
import type { RailGroup } from './rail-groups.ts'

export type RailRowProps = {
  readonly booking: BookingRow
  readonly group: RailGroup
  /** What was promised, where the row stands for that. */
  readonly callBack?: CallBackView
  readonly now: number
  readonly selected: boolean
  readonly tabbable: boolean
  readonly onSelect: () => void
}

/** Glyph, name, time; under it what and where. Late is an amber time, live the blue timer. */
export function RailRow({ booking, group, callBack, now, selected, tabbable, onSelect }: RailRowProps) {
  const { t } = useTranslation('rail')
  const look = selected ? 'border-line bg-surface shadow-level1' : 'border-transparent hover:bg-hover'
  const place = [booking.service, booking.locality].filter(Boolean).join(' · ')
  return (
    <button
      type="button"
      data-booking={booking.id}
      aria-current={selected ? 'true' : undefined}
      tabIndex={tabbable ? 0 : -1}
      onClick={onSelect}
      className={`flex min-h-11.5 w-full items-start gap-2.5 rounded-row border px-2.5 py-1 text-left -outline-offset-2! tight:min-h-10.5 tight:py-0.5 ${look}`}
    >
      <span className="flex h-(--line-body) items-center">
        <RowGlyph booking={booking} group={group} />
      </span>
      <span className="flex min-w-0 flex-1 flex-col">
        <span className="flex items-baseline gap-2">
          <span className="min-w-0 flex-1 truncate font-medium">
            {callBack?.partyName || booking.customerName || t('noName')}
          </span>
          {callBack ? (
            <DueTime dueAt={callBack.dueAt} now={now} />
          ) : (
            <RowTime booking={booking} group={group} now={now} />
          )}
        </span>
        <span title={place} className="truncate text-small text-ink2">
          {place || booking.reference}
        </span>
      </span>
    </button>
  )
}

function RowGlyph({ booking, group }: Pick<RailRowProps, 'booking' | 'group'>) {
  if (group === 'onTheLine') {
    return (
      <span className="text-live-fill">
        <StateGlyph name="talking" ground="var(--live-text)" size={14} />
      </span>
    )
  }
  if (group === 'callBacks') return <Icon name="clock" size={14} className="text-ink2" />
  if (group === 'late') return <Icon name="clock" size={14} className="text-wrap" />
  if (booking.status === 'completed') return <Icon name="check" size={14} className="text-ink3" />
  if (booking.status === 'cancelled') return <Icon name="cross" size={14} className="text-ink3" />
  return <Icon name="wrench" size={14} className="text-ink2" />
}

/** When somebody is to be called back; amber once that has passed. */
function DueTime({ dueAt, now }: { readonly dueAt: number; readonly now: number }) {
  const { t } = useTranslation('rail')
  const format = useFormat()
  const age = useAge()
  if (dueAt > now) return <Plain words={format.time(dueAt)} />
  return (
    <span className="shrink-0 text-small font-medium text-wrap">{t('late', { age: age(now - dueAt) })}</span>
  )
}

function RowTime({ booking, group, now }: Pick<RailRowProps, 'booking' | 'group' | 'now'>) {
  const { t } = useTranslation('rail')
  const format = useFormat()
  const age = useAge()
  const call = useWindow(selectMyOpenCall)
  if (group === 'onTheLine' && call !== null) {
    return (
      <span className="shrink-0 text-small font-semibold text-live">
        <Timer since={call.answeredAt ?? call.requestedAt} />
      </span>
    )
  }
  const { scheduledAt } = booking
  if (group === 'late' && scheduledAt !== null) {
    return (
      <span className="shrink-0 text-small font-medium text-wrap">
        {t('late', { age: age(now - scheduledAt) })}
      </span>
    )
  }
  if (booking.status === 'cancelled') return <Plain words={t('cancelled')} />
  if (scheduledAt === null) return null
  const sameDay = indianDay(scheduledAt) === indianDay(now)
  return <Plain words={sameDay ? format.time(scheduledAt) : format.date(scheduledAt)} />
}

function Plain({ words }: { readonly words: string }) {
  return <span className="shrink-0 text-small text-ink3">{words}</span>
}
