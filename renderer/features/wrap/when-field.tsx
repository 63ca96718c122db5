import { useTranslation } from 'react-i18next'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { indianLocal, instantOfLocal, usualTimes } from './wrap-model.ts'

export type WhenFieldProps = {
  readonly at: number
  readonly now: number
  readonly onWrite: (at: number) => void
}

/** The times that are usually promised, and any other. */
export function WhenField({ at, now, onWrite }: WhenFieldProps) {
  const { t } = useTranslation('wrap')
  const format = useFormat()
  const words = (time: number) =>
    indianDay(time) === indianDay(now) ? format.time(time) : `${format.date(time)} ${format.time(time)}`
  return (
    <div className="flex flex-col gap-2">
      <fieldset aria-label={t('when')} className="m-0 flex flex-wrap gap-1 border-0 p-0">
        {usualTimes(now).map((usual) => (
          <button
            key={usual}
            type="button"
            aria-pressed={usual === at}
            onClick={() => onWrite(usual)}
            className={`min-h-6.5 rounded-button border px-2 text-small ${usual === at ? 'border-ink bg-surface font-medium' : 'border-line2 text-ink2 hover:bg-hover'}`}
          >
            {words(usual)}
          </button>
        ))}
      </fieldset>
      <label className="flex flex-col gap-1 text-small text-ink2">
        {t('otherTime')}
        <input
          type="datetime-local"
          value={indianLocal(at)}
          min={indianLocal(now)}
          onChange={(event) => {
            const written = instantOfLocal(event.currentTarget.value)
            if (written !== null) onWrite(written)
          }}
          className="min-h-8 rounded-button border border-field bg-surface px-2 text-body text-ink focus:border-ink focus:outline-offset-0 focus:outline-1 focus:outline-ink"
        />
      </label>
    </div>
  )
}
