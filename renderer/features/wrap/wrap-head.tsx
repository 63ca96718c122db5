import { useTranslation } from 'react-i18next'
import type { DispositionView } from '../../../shared/contract/agents.ts'
import { useSecond, useTools, useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { otherLeg } from '../calling/call-sides.ts'
import { Countdown } from '../calling/countdown.tsx'
import { firstName } from '../calling/first-name.ts'
import { useTold } from '../frame/use-told.ts'

export type WrapHeadProps = {
  readonly callId: string
  readonly until: number
  readonly complete: boolean
  readonly chosen: DispositionView | null
}

/** The question, and how long there is to answer it; the core counts, and saves at the end. */
export function WrapHead({ callId, until, complete, chosen }: WrapHeadProps) {
  const { t } = useTranslation('wrap')
  const { store } = useTools()
  const { run, running } = useTold()
  const language = useWindow((state) => state.language)
  const call = useWindow((state) => state.calls[callId])
  const since = useWindow((state) => state.myAgent?.since ?? until)
  const name = call === undefined ? '' : firstName(otherLeg(call))
  const saved = complete && chosen !== null ? chosen.words[language] : t('notFilledIn')
  return (
    <header className="flex flex-wrap items-center gap-x-4 gap-y-2 px-5 py-3">
      <div className="min-w-40 flex-1">
        <h2 className="text-name font-semibold">{name === '' ? t('question') : t('questionOf', { name })}</h2>
        <p className="text-small text-ink2">{t('how')}</p>
      </div>
      <p className="flex flex-col items-end">
        <span className="text-timer font-semibold text-wrap">
          <Countdown until={until} where="table" />
        </span>
        <span className="text-small text-ink2">{t('thenSaved', { word: saved })}</span>
      </p>
      <Ring since={since} until={until} />
      <Button aria-disabled={running} onClick={() => run(() => store.getState().extendWrap(callId))}>
        {t('more')}
      </Button>
    </header>
  )
}

const radius = 11
const around = 2 * Math.PI * radius

/** What is left of the time, as a part of a ring. */
function Ring({ since, until }: { readonly since: number; readonly until: number }) {
  const now = useSecond()
  const left = Math.min(1, Math.max(0, (until - now) / Math.max(1, until - since)))
  return (
    <svg
      aria-hidden="true"
      width="28"
      height="28"
      viewBox="0 0 28 28"
      fill="none"
      strokeWidth="4"
      className="-rotate-90"
    >
      <circle cx="14" cy="14" r={radius} className="stroke-wrap-tint" />
      <circle
        cx="14"
        cy="14"
        r={radius}
        className="stroke-wrap-fill"
        strokeDasharray={`${around * left} ${around}`}
      />
    </svg>
  )
}
