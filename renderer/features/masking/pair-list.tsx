import { useTranslation } from 'react-i18next'
import { duration } from '../../i18n/format.ts'
import { boardDays } from '../../state/masking-board-slice.ts'
import { useWindow } from '../../state/use-window.tsx'

/** Which two call each other most often. */
export function PairList() {
  const { t } = useTranslation('masking')
  const pairs = useWindow((state) => state.maskingPairs.value)
  if (pairs === null) return null
  const most = Math.max(1, ...pairs.map(({ calls }) => calls))
  return (
    <section aria-labelledby="masked-pairs" className="flex flex-col gap-2">
      <div className="flex items-baseline justify-between gap-3">
        <h2 id="masked-pairs" className="text-name font-semibold">
          {t('pairs.title')}
        </h2>
        <p className="text-small text-ink2">{t('days.span', { count: boardDays })}</p>
      </div>
      {pairs.length === 0 && <p className="text-small text-ink2">{t('pairs.none')}</p>}
      <ol className="flex flex-col gap-2">
        {pairs.map((pair) => (
          <li key={`${pair.customerPartyId} ${pair.workerPartyId}`} className="flex flex-col gap-1">
            <span className="truncate">
              {t('pairs.of', { customer: pair.customerName, worker: pair.workerName })}
            </span>
            <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-line">
              <span
                className="block h-full rounded-full bg-field"
                style={{ width: `${(pair.calls / most) * 100}%` }}
              />
            </span>
            <span className="text-small text-ink2">
              {t('pairs.more', {
                calls: t('calls', { count: pair.calls }),
                time: duration(pair.talkSeconds, 'table'),
              })}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}
