import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { FlowHeard } from '../../../shared/contract/masking.ts'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { useSecond } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { type FlowStanding, flowStanding } from './flow-standing.ts'
import { PathHop, type PathState } from './path-hop.tsx'
import { RemoteFace } from './remote-face.tsx'
import { useAsked } from './use-asked.ts'

/** How often it is looked whether a test call has arrived, milliseconds. */
const lookEvery = 3000

const answerStates: Readonly<Record<FlowStanding['kind'], PathState>> = {
  waiting: 'not-tried',
  heard: 'failed',
  connected: 'passed',
}

const answerWords = { waiting: 'hop.waiting', heard: 'hop.nobody', connected: 'hop.passed' } as const

/** Whether the flow at Exotel has asked this desk: whoever sets it up calls and looks here. */
export function FlowCheck() {
  const { remote, ask } = useAsked('masking.flow', {})
  const look = useEffectEvent(() => {
    if (!document.hidden && !remote.asking) ask()
  })
  useEffect(() => {
    const timer = setInterval(() => look(), lookEvery)
    return () => clearInterval(timer)
  }, [])
  return (
    <div aria-live="polite">
      <RemoteFace remote={remote} onAsk={ask}>
        {(heard) => <Path heard={heard} />}
      </RemoteFace>
    </div>
  )
}

function Path({ heard }: { readonly heard: FlowHeard }) {
  const { t } = useTranslation('maskingFlow')
  const format = useFormat()
  const age = useAge()
  const now = useSecond()
  const standing = flowStanding(heard)
  const { kind } = standing
  const ago = standing.kind === 'waiting' ? '' : age(now - standing.at)
  const time = standing.kind === 'waiting' ? '' : format.time(standing.at)
  const asked: PathState = kind === 'waiting' ? 'not-tried' : 'passed'
  return (
    <section aria-labelledby="flow-check" className="rounded-card border border-line">
      <div className="flex flex-wrap items-center gap-2 px-5 pt-4">
        <Icon
          name={kind === 'connected' ? 'check' : 'clock'}
          size={18}
          className={kind === 'connected' ? 'text-ready' : 'text-wrap'}
        />
        <h2 id="flow-check" className="text-name font-semibold">
          {t(`check.title.${kind}`, { age: ago })}
        </h2>
      </div>
      <ol className="flex px-5 py-5">
        <PathHop
          icon="cloud"
          state={asked}
          name={t('hop.flow')}
          detail=""
          word={t(asked === 'passed' ? 'hop.passed' : 'hop.waiting')}
        />
        <PathHop
          icon="mask"
          state={asked}
          name={t('hop.connect')}
          detail={time}
          word={t(asked === 'passed' ? 'hop.passed' : 'hop.waiting')}
        />
        <PathHop
          icon="phone-out"
          state={answerStates[kind]}
          name={t('hop.answer')}
          detail=""
          word={t(answerWords[kind])}
        />
      </ol>
      <p className="border-t border-line px-5 py-3">
        {standing.kind === 'waiting' ? t('check.waiting') : t(`outcome.${standing.outcome}`, { time })}
      </p>
    </section>
  )
}
