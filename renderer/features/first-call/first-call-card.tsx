import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { selectMyCall } from '../../state/calls-slice.ts'
import { selectIsPractice } from '../../state/desk-slice.ts'
import { firstCallSteps } from '../../state/first-call-slice.ts'
import { selectHasRight } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { stepsDone } from './steps-done.ts'

/** In practice only: what a newcomer does first, ticked off by what really happens. */
export function FirstCallCard() {
  const progress = useWindow((state) => state.firstCall)
  const practice = useWindow(selectIsPractice)
  const mayCall = useWindow(selectHasRight('place-calls'))
  if (progress === 'closed' || !practice || !mayCall) return null
  return <Card done={progress} />
}

function Card({ done }: { readonly done: number }) {
  const { t } = useTranslation('firstCall')
  const close = useWindow((state) => state.closeFirstCall)
  useNoteSteps(done)
  const finished = done >= firstCallSteps.length
  return (
    <section aria-label={t('title')} className="border-t border-line2 bg-surface px-3.5 py-3">
      <div className="flex items-start justify-between gap-2">
        <h2 className="font-semibold">{t(finished ? 'finished' : 'title')}</h2>
        <button
          type="button"
          aria-label={t('close')}
          onClick={close}
          className="-mt-0.5 grid size-6 shrink-0 place-items-center rounded-button text-ink2 hover:bg-hover"
        >
          <Icon name="cross" size={12} />
        </button>
      </div>
      {!finished && <Steps done={done} />}
    </section>
  )
}

function Steps({ done }: { readonly done: number }) {
  const { t } = useTranslation('firstCall')
  return (
    <div className="@container mt-1.5">
      <ol className="flex flex-col gap-x-6 gap-y-1 @2xl:flex-row @2xl:flex-wrap">
        {firstCallSteps.map((step, index) => (
          <li
            key={step}
            aria-current={index === done ? 'step' : undefined}
            className={`flex items-start gap-2 ${index === done ? 'font-medium' : 'text-ink2'}`}
          >
            <Tick done={index < done} />
            <span>{t(step)}</span>
            {index < done && <Spoken>{t('done')}</Spoken>}
          </li>
        ))}
      </ol>
    </div>
  )
}

function Tick({ done }: { readonly done: boolean }) {
  const look = done ? 'border-ink bg-ink text-surface' : 'border-field'
  return (
    <span
      className={`mt-[calc((var(--line-body)-14px)/2)] grid size-3.5 shrink-0 place-items-center rounded-key border ${look}`}
    >
      {done && <Icon name="check" size={10} />}
    </span>
  )
}

function useNoteSteps(before: number): void {
  const place = useWindow((state) => state.place)
  const call = useWindow(selectMyCall)
  const note = useWindow((state) => state.noteFirstCall)
  const steps = stepsDone({ place, call }, before)
  useEffect(() => note(steps), [steps, note])
}
