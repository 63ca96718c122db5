import { useTranslation } from 'react-i18next'
import type { NextStep } from '../../../shared/contract/agents.ts'
import { nextSteps } from '../../../shared/domain/agent-state.ts'
import { useMinute } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { WhenField } from './when-field.tsx'
import { nextOf } from './wrap-model.ts'

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
      {'at' in next && (
        <div className="mt-2 border-t border-line pt-2.5">
          <WhenField at={next.at} now={now} onWrite={(at) => onWrite({ ...next, at })} />
        </div>
      )}
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
