import { useTranslation } from 'react-i18next'
import type { CallNote, CallView, LegView } from '../../../shared/contract/calls.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { selectUser } from '../../state/session-slice.ts'
import { useMinute, useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { IconName } from '../../ui/icon-drawings.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { firstName } from '../calling/first-name.ts'
import { Timer } from '../calling/timer.tsx'
import { type CallOutcome, useCallOutcome } from '../calling/use-call-outcome.ts'
import { WrapLine } from '../wrap/wrap-line.tsx'
import { Recording } from './recording.tsx'

/** One call: who rang whom, when, how it ended; then what was noted of it. */
export function TimelineEntry({ call }: { readonly call: CallView }) {
  const format = useFormat()
  const outcome = useCallOutcome()(call)
  return (
    <li className="relative flex gap-2.5 pb-4 before:absolute before:top-6 before:bottom-0 before:left-3 before:w-px before:bg-line last:before:hidden">
      <Node tone={outcome.tone} name={nodeIcon(call, outcome)} />
      <div className="flex min-w-0 flex-1 flex-col gap-0.5 pt-0.5">
        <p className="flex items-baseline gap-2">
          <WhoToWhom call={call} />
          <time className="ml-auto shrink-0 text-small text-ink3">{format.time(call.requestedAt)}</time>
        </p>
        <OutcomeLine call={call} outcome={outcome} />
        <WrapLine callId={call.id} />
        {call.recordingAvailable && <Recording call={call} />}
        {call.notes.map((note) => (
          <NoteLine key={`${note.kind} ${note.at}`} note={note} />
        ))}
      </div>
    </li>
  )
}

const nodes: Readonly<Record<CallOutcome['tone'], string>> = {
  plain: 'border-line2 bg-surface text-ink2',
  live: 'border-live-fill bg-live-fill text-live-text',
  wrap: 'border-wrap-edge bg-wrap-tint text-wrap',
}

function Node({ tone, name }: { readonly tone: CallOutcome['tone']; readonly name: IconName }) {
  return (
    <span className={`z-1 grid size-6 shrink-0 place-items-center rounded-full border ${nodes[tone]}`}>
      <Icon name={name} size={12} />
    </span>
  )
}

function nodeIcon(call: CallView, { tone }: CallOutcome): IconName {
  if (tone === 'wrap') return 'phone-missed'
  return call.direction === 'outbound' && tone !== 'live' ? 'phone-out' : 'phone'
}

function WhoToWhom({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('timeline')
  const userId = useWindow((state) => selectUser(state)?.id)
  const name = (leg: LegView) =>
    leg.who === 'agent' && leg.id === userId
      ? t('you')
      : firstName(leg) || t(leg === call.secondLeg ? 'desk' : 'somebody')
  const talking = call.status === 'in-progress'
  return (
    <span className="flex min-w-0 items-center gap-1.5 font-semibold">
      <span className="truncate">{name(call.firstLeg)}</span>
      <Icon name={talking ? 'arrow-both' : 'arrow-right'} size={12} />
      <Spoken>{t('to')}</Spoken>
      <span className="truncate">{name(call.secondLeg)}</span>
    </span>
  )
}

const words: Readonly<Record<CallOutcome['tone'], string>> = {
  plain: 'text-ink2',
  live: 'font-medium text-live',
  wrap: 'font-medium text-wrap',
}

/** Recordings that have not come by then do not come, milliseconds. */
const recordingsComeWithin = 2 * 3_600_000

function recordingMayCome(call: CallView, now: number): boolean {
  if (!call.recorded || call.recordingAvailable || call.endedAt === null) return false
  return (call.talkSeconds ?? 0) > 0 && now - call.endedAt < recordingsComeWithin
}

function OutcomeLine({ call, outcome }: { readonly call: CallView; readonly outcome: CallOutcome }) {
  const { t } = useTranslation('timeline')
  const now = useMinute()
  return (
    <p className={`text-small ${words[outcome.tone]}`}>
      {outcome.words}
      {call.status === 'in-progress' && call.answeredAt !== null && (
        <>
          {' '}
          <Timer since={call.answeredAt} />
        </>
      )}
      {recordingMayCome(call, now) && <span className="font-normal text-ink3"> {t('recordingComes')}</span>}
    </p>
  )
}

/** How a call that was not heard properly was put right. */
function NoteLine({ note }: { readonly note: CallNote }) {
  const { t } = useTranslation('timeline')
  const format = useFormat()
  return (
    <p className="flex items-start gap-1.5 text-small text-ink2">
      <Icon name="refresh" size={12} className="h-(--line-small)" />
      <span>{t(`note.${note.kind}`, { time: format.time(note.at), word: note.detail })}</span>
    </p>
  )
}
