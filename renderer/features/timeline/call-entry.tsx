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
import { Recording } from '../recordings/recording.tsx'
import { WrapLine } from '../wrap/wrap-line.tsx'
import { EntryFrame } from './entry-frame.tsx'

export type CallEntryProps = {
  readonly call: CallView
  /** Its recording was asked for already. */
  readonly listening?: boolean
}

/** One call: who rang whom, when, how it ended; then what was noted of it. */
export function CallEntry({ call, listening = false }: CallEntryProps) {
  const outcome = useCallOutcome()(call)
  return (
    <EntryFrame
      icon={nodeIcon(call, outcome)}
      tone={outcome.tone}
      head={<WhoToWhom call={call} />}
      at={call.requestedAt}
    >
      <OutcomeLine call={call} outcome={outcome} />
      <WrapLine callId={call.id} />
      {call.recordingAvailable && <Recording call={call} begun={listening} />}
      {call.notes.map((note) => (
        <NoteLine key={`${note.kind} ${note.at}`} note={note} />
      ))}
    </EntryFrame>
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
