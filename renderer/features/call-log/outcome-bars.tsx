import { useTranslation } from 'react-i18next'
import type { CallBar, CallTotals } from '../../../shared/contract/call-log.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { barsToDraw } from './bar-model.ts'

/** How calls ended over the time that is shown; readers get the figures as a table. */
export function OutcomeBars({ totals }: { readonly totals: CallTotals }) {
  const { t } = useTranslation('callLog')
  const bars = barsToDraw(totals)
  const most = Math.max(...bars.map((bar) => bar.answered + bar.notAnswered))
  if (bars.length < 2) return null
  return (
    <figure className="flex min-w-0 flex-1 flex-col gap-1">
      <div aria-hidden="true" className="flex h-12 items-end gap-px border-b border-line2">
        {bars.map((bar) => (
          <Bar key={bar.from} bar={bar} most={most} unit={totals.unit} />
        ))}
      </div>
      <figcaption className="flex gap-4 text-small text-ink2">
        <Key look="bg-field" words={t('bars.answered')} />
        <Key look="bg-wrap-fill" words={t('bars.notAnswered')} />
        <span className="ml-auto text-ink3">{t(`bars.by.${totals.unit}`, { most })}</span>
      </figcaption>
      <div className="sr-only">
        <BarTable bars={bars} unit={totals.unit} />
      </div>
    </figure>
  )
}

type BarProps = { readonly bar: CallBar; readonly most: number; readonly unit: CallTotals['unit'] }

function Bar({ bar, most, unit }: BarProps) {
  const { t } = useTranslation('callLog')
  const name = useBarName()(bar, unit)
  const height = (calls: number) => `${(calls / most) * 100}%`
  return (
    <span
      title={t('bars.tip', { name, answered: bar.answered, notAnswered: bar.notAnswered })}
      className="flex h-full min-w-0 max-w-8 flex-1 flex-col justify-end"
    >
      <span className="bg-wrap-fill" style={{ height: height(bar.notAnswered) }} />
      <span className="bg-field" style={{ height: height(bar.answered) }} />
    </span>
  )
}

function Key({ look, words }: { readonly look: string; readonly words: string }) {
  return (
    <span className="flex items-center gap-1.5">
      <span className={`size-2 ${look}`} />
      {words}
    </span>
  )
}

function BarTable({ bars, unit }: { readonly bars: readonly CallBar[]; readonly unit: CallTotals['unit'] }) {
  const { t } = useTranslation('callLog')
  const nameOf = useBarName()
  return (
    <table>
      <caption>{t('bars.title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('column.time')}</th>
          <th scope="col">{t('bars.answered')}</th>
          <th scope="col">{t('bars.notAnswered')}</th>
        </tr>
      </thead>
      <tbody>
        {bars.map((bar) => (
          <tr key={bar.from}>
            <th scope="row">{nameOf(bar, unit)}</th>
            <td>{bar.answered}</td>
            <td>{bar.notAnswered}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function useBarName(): (bar: CallBar, unit: CallTotals['unit']) => string {
  const format = useFormat()
  return ({ from }, unit) => {
    if (unit === 'hour') return `${format.date(from)}, ${format.time(from)}`
    return unit === 'day' ? format.date(from) : format.month(from)
  }
}
