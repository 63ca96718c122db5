import { useTranslation } from 'react-i18next'
import type { CallView } from '../../../shared/contract/calls.ts'
import { duration } from '../../i18n/format.ts'
import { useAge, useFormat } from '../../i18n/use-format.ts'
import { selectCutOffSince } from '../../state/desk-slice.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useSecond, useWindow } from '../../state/use-window.tsx'
import { selectMyWrap } from '../../state/work-slice.ts'
import { Bridge } from '../../ui/bridge.tsx'
import { LegChip } from '../../ui/leg-chip.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { roleIcons } from '../calling/role-icon.ts'
import { Timer } from '../calling/timer.tsx'
import { NextBar } from '../inbound/next-bar.tsx'
import { type CallBarModel, callBarModel, type LegTimer } from './call-bar-model.ts'
import { CallBarSide } from './call-bar-side.tsx'
import { IdleBar } from './idle-bar.tsx'
import { useCallInBar } from './use-call-in-bar.ts'

/** Fixed under the strip: my side, the masked line, the other side. It never moves and never hides. */
export function CallBar() {
  const { t } = useTranslation('callBar')
  const call = useCallInBar()
  const cutOff = useWindow(selectCutOffSince) !== null
  const model = call === null ? null : callBarModel(call, cutOff)
  const rings = call?.direction === 'inbound' && model?.ended === false && !model.talking
  const wrapping = useWindow(selectMyWrap)?.callId === call?.id && call !== null
  return (
    <section
      aria-label={t('title')}
      data-region
      tabIndex={-1}
      className={`flex min-h-17 shrink-0 items-center border-b px-3 transition-colors duration-(--time-press) ${groundOf(model?.talking === true || rings, wrapping)} ${rings ? 'flash-bar' : ''}`}
    >
      <BarContent call={call} model={model} />
    </section>
  )
}

/** Blue while two people are connected or want to be; amber while it is said how it went. */
function groundOf(live: boolean, wrapping: boolean): string {
  if (live) return 'border-live-edge bg-live-tint'
  return wrapping ? 'border-wrap-edge bg-wrap-tint' : 'border-line bg-surface'
}

type BarContentProps = { readonly call: CallView | null; readonly model: CallBarModel | null }

function BarContent({ call, model }: BarContentProps) {
  const queued = useWindow((state) => state.queuedCall)
  const busy = model !== null && !model.ended
  if (queued !== null && !busy) return <NextBar key={queued.id} queued={queued} />
  return call === null || model === null ? <IdleBar /> : <BusyBar call={call} model={model} />
}

function BusyBar({ call, model }: { readonly call: CallView; readonly model: CallBarModel }) {
  const { t } = useTranslation('callBar')
  const { mine, other, bridge } = model
  const format = useFormat()
  const user = useWindow(selectUser)
  const ended = call.endedAt === null ? null : format.time(call.endedAt)
  const putDown = (phase: string, words: string) =>
    phase === 'putDown' && ended !== null ? t('putDownAt', { time: ended }) : words
  return (
    <>
      <LegChip
        side="mine"
        look={mine.look}
        icon={roleIcons.agent}
        name={mine.leg.id === user?.id || mine.leg.name === '' ? t('you') : mine.leg.name}
        number={<MaskedNumber label={mine.leg.numberLabel} />}
        phase={putDown(mine.phase, t(`mine.${mine.phase}`))}
        timer={<LegTime timer={mine.timer} />}
      />
      <Bridge left={bridge.left} right={bridge.right}>
        <BridgeWords call={call} label={bridge.label} />
      </Bridge>
      <LegChip
        side="other"
        look={other.look}
        icon={roleIcons[other.leg.who]}
        name={other.leg.name === '' ? t('unknownCaller') : other.leg.name}
        number={<MaskedNumber label={other.leg.numberLabel} />}
        phase={putDown(other.phase, t(`other.${other.phase}`))}
        timer={<LegTime timer={other.timer} />}
      />
      <CallBarSide call={call} ended={model.ended} />
    </>
  )
}

function LegTime({ timer }: { readonly timer: LegTimer }) {
  switch (timer.kind) {
    case 'none':
      return <span aria-hidden="true">{'–'}</span>
    case 'since':
      return <Timer since={timer.instant} />
    case 'took':
      return <span>{duration(timer.seconds, 'bar')}</span>
  }
}

function BridgeWords(props: { readonly call: CallView; readonly label: CallBarModel['bridge']['label'] }) {
  const { call, label } = props
  const { t } = useTranslation('callBar')
  if (label === 'checking') return t('checking')
  if (label === 'asking') return <AskingFor since={call.heard.at ?? call.requestedAt} />
  return <MaskedNumber label={call.lineLabel} />
}

function AskingFor({ since }: { readonly since: number }) {
  const { t } = useTranslation('callBar')
  const age = useAge()
  const now = useSecond()
  return t('asking', { age: age(now - since) })
}
