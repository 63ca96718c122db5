import { useTranslation } from 'react-i18next'
import type { MaskedDay } from '../../../shared/contract/masking.ts'
import { indianDay, indianMidday } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { boardDays } from '../../state/masking-board-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { costOf, everyDay } from './board-model.ts'

export type DayBarsProps = {
  /** Rupees by Settings; null: nobody has said. */
  readonly minutePrice: string | null
}

const halfDay = 43_200_000

/** Minutes and cost of each day; readers get the figures as a table. */
export function DayBars({ minutePrice }: DayBarsProps) {
  const { t } = useTranslation('masking')
  const known = useWindow((state) => state.maskingDays.value)
  const today = indianMidday(indianDay(useMinute())) - halfDay
  if (known === null) return null
  const days = everyDay(known, boardDays, today)
  const talked = days.some(({ billedMinutes }) => billedMinutes > 0)
  return (
    <section aria-labelledby="masked-days" className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="masked-days" className="text-name font-semibold">
          {t('days.title')}
        </h2>
        <p className="text-small text-ink2">{t('days.span', { count: boardDays })}</p>
      </div>
      {talked ? (
        <Days days={days} minutePrice={minutePrice} />
      ) : (
        <p className="text-small text-ink2">{t('days.none')}</p>
      )}
    </section>
  )
}

type DaysProps = DayBarsProps & { readonly days: readonly MaskedDay[] }

function Days({ days, minutePrice }: DaysProps) {
  const { t } = useTranslation('masking')
  const amount = useAmount(minutePrice)
  const today = days.at(-1)
  const most = Math.max(...days.map(({ billedMinutes }) => billedMinutes))
  const unpriced = days.reduce((sum, day) => sum + day.unpriced, 0)
  const totals = [
    { name: t('today'), of: today === undefined ? [] : [today] },
    { name: t('days.span', { count: boardDays }), of: days },
  ]
  return (
    <>
      <dl className="flex gap-8">
        {totals.map(({ name, of }) => (
          <div key={name} className="flex flex-col-reverse">
            <dt className="text-small text-ink2">{name}</dt>
            <dd className="m-0 flex flex-col">
              <span className="text-figure font-semibold">{amount(of)}</span>
              <span className="text-small">{t('days.minutesOf', { count: minutesOf(of) })}</span>
            </dd>
          </div>
        ))}
      </dl>
      <div aria-hidden="true" className="flex h-12 items-end gap-px border-b border-line2">
        {days.map((day) => (
          <span key={day.at} className="flex h-full min-w-0 flex-1 flex-col justify-end">
            <span className="bg-field" style={{ height: `${(day.billedMinutes / most) * 100}%` }} />
          </span>
        ))}
      </div>
      <p className="text-small text-ink3">{t('days.most', { count: most })}</p>
      {unpriced > 0 && (
        <p className="text-small text-ink2">
          {t('days.unpriced', { count: unpriced })}
          {minutePrice === null && <span className="block">{t('days.noPrice')}</span>}
        </p>
      )}
      <div className="sr-only">
        <DayTable days={days} minutePrice={minutePrice} />
      </div>
    </>
  )
}

function DayTable({ days, minutePrice }: DaysProps) {
  const { t } = useTranslation('masking')
  const format = useFormat()
  const amount = useAmount(minutePrice)
  const head = ['day', 'calls', 'minutes', 'cost'] as const
  return (
    <table>
      <caption>{t('days.caption')}</caption>
      <thead>
        <tr>
          {head.map((column) => (
            <th key={column} scope="col">
              {t(`days.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {days.map((day) => (
          <tr key={day.at}>
            <th scope="row">{format.date(day.at)}</th>
            <td>{day.calls}</td>
            <td>{day.billedMinutes}</td>
            <td>{amount([day])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function minutesOf(days: readonly MaskedDay[]): number {
  return days.reduce((sum, { billedMinutes }) => sum + billedMinutes, 0)
}

/** `₹412.50`, or `about ₹412` where some of it is not billed yet. */
function useAmount(minutePrice: string | null): (days: readonly MaskedDay[]) => string {
  const { t } = useTranslation('masking')
  const format = useFormat()
  return (days) => {
    const cost = costOf(days, minutePrice)
    if (cost.kind === 'unknown') return t('days.unknown')
    const amount = format.money(cost.paise)
    return cost.kind === 'estimated' ? t('days.about', { amount }) : amount
  }
}
