import { useTranslation } from 'react-i18next'
import type { NextStep } from '../../../shared/contract/agents.ts'
import { nextSteps } from '../../../shared/domain/agent-state.ts'
import { indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useMinute } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { indianLocal, instantOfLocal, nextOf, usualTimes } from './wrap-model.ts'

export type NextStepsProps = { readonly next: NextStep; readonly onWrite: (next: NextStep) => void }

/** One thing that follows; a time for what has one. */
export function NextSteps({ next, onWrite }: NextStepsProps) {
  const { t } = useTranslation('wrap')
  const now = useMinute()
  return (
    <div className="flex w-61 shrink-0 flex-col border-l border-line bg-sunken px-4 py-3.5 short:w-60 short:px-3.5 drawer:w-full drawer:border-t drawer:border-l-0">
      <h3 className="pb-2 font-semibold">{t('next')}</h3>
      <div role="radiogroup" aria-label={t('next')} className="flex flex-col">
        {nextSteps.map((kind) => (
          <Step
            key={kind}
            kind={kind}
            chosen={kind === next.kind}
            onChoose={() => onWrite(nextOf(kind, now))}
          />
        ))}
      </div>
      {'at' in next && <When next={next} now={now} onWrite={onWrite} />}
    </div>
  )
}

type StepProps = { readonly kind: NextStep['kind']; readonly chosen: boolean; readonly onChoose: () => void }

function Step({ kind, chosen, onChoose }: StepProps) {
  const { t } = useTranslation('wrap')
  return (
    // biome-ignore lint/a11y/useSemanticElements: like the answers, a button that Tab and Enter reach
    <button
      type="button"
      role="radio"
      aria-checked={chosen}
      onClick={onChoose}
      className="flex min-h-9 items-center tight:min-h-8 gap-2.5 border-t border-line text-left hover:bg-hover"
    >
      <span
        className={`grid size-4 shrink-0 place-items-center rounded-full border ${chosen ? 'border-button bg-button text-button-text' : 'border-field'}`}
      >
        {chosen && <Icon name="check" size={10} />}
      </span>
      <span className={chosen ? 'font-medium' : ''}>{t(`step.${kind}`)}</span>
    </button>
  )
}

type WhenProps = {
  readonly next: Extract<NextStep, { at: number }>
  readonly now: number
  readonly onWrite: (next: NextStep) => void
}

function When({ next, now, onWrite }: WhenProps) {
  const { t } = useTranslation('wrap')
  const format = useFormat()
  const words = (at: number) =>
    indianDay(at) === indianDay(now) ? format.time(at) : `${format.date(at)} ${format.time(at)}`
  const write = (at: number) => onWrite({ ...next, at })
  return (
    <div className="mt-2 flex flex-col gap-2 border-t border-line pt-2.5">
      <fieldset aria-label={t('when')} className="m-0 flex flex-wrap gap-1 border-0 p-0">
        {usualTimes(now).map((at) => (
          <button
            key={at}
            type="button"
            aria-pressed={at === next.at}
            onClick={() => write(at)}
            className={`min-h-6.5 rounded-button border px-2 text-small ${at === next.at ? 'border-ink bg-surface font-medium' : 'border-line2 text-ink2 hover:bg-hover'}`}
          >
            {words(at)}
          </button>
        ))}
      </fieldset>
      <label className="flex flex-col gap-1 text-small text-ink2">
        {t('otherTime')}
        <input
          type="datetime-local"
          value={indianLocal(next.at)}
          min={indianLocal(now)}
          onChange={(event) => {
            const at = instantOfLocal(event.currentTarget.value)
            if (at !== null) write(at)
          }}
          className="min-h-8 rounded-button border border-field bg-surface px-2 text-body text-ink focus:border-ink focus:outline-offset-0 focus:outline-1 focus:outline-ink"
        />
      </label>
    </div>
  )
}
