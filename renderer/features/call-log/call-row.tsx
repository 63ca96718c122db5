import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallView, LegView } from '../../../shared/contract/calls.ts'
import { duration, indianDay } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { selectHasRight, selectUser } from '../../state/session-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { Timer } from '../calling/timer.tsx'
import { type CallOutcome, useCallOutcome } from '../calling/use-call-outcome.ts'
import { WrapLine } from '../wrap/wrap-line.tsx'

export type CallRowProps = {
  readonly call: CallView
  readonly position: number
  readonly now: number
  /** The one row that Tab leads to. */
  readonly reachable: boolean
  /** The arrows have just come to it. */
  readonly toFocus: boolean
  /** Its details are shown. */
  readonly open: boolean
  /** `listening`: for its recording. */
  readonly onOpen: (listening: boolean) => void
}

const cell = 'h-11 border-b border-line px-2 align-middle first:pl-0 last:pr-0'

const tones: Readonly<Record<CallOutcome['tone'], string>> = {
  plain: 'text-ink',
  live: 'font-medium text-live',
  wrap: 'text-wrap',
}

export const CallRow = memo(function CallRow(props: CallRowProps) {
  const { call, position, now, reachable, toFocus, open, onOpen } = props
  const { t } = useTranslation('callLog')
  const format = useFormat()
  const outcome = useCallOutcome()(call)
  const outbound = call.direction === 'outbound'
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (toFocus) opener.current?.focus({ preventScroll: true })
  }, [toFocus])
  return (
    // The button in the row does the same for keys and readers.
    <tr
      aria-rowindex={position}
      onClick={() => onOpen(false)}
      className={open ? 'bg-hover' : 'hover:bg-sunken'}
    >
      <td className={`${cell} whitespace-nowrap`}>
        <button
          ref={opener}
          type="button"
          tabIndex={reachable ? 0 : -1}
          aria-expanded={open}
          className="-mx-1 rounded-chip px-1 text-left"
        >
          <When instant={call.requestedAt} now={now} />
        </button>
      </td>
      <td className={`${cell} whitespace-nowrap text-ink2`}>
        <span className="flex items-center gap-2">
          <Icon name={outbound ? 'phone-out' : 'phone'} size={14} />
          {t(outbound ? 'outbound' : 'inbound')}
        </span>
      </td>
      <td className={cell}>
        <WhoToWhom call={call} />
      </td>
      <td className={cell}>
        <span className="flex flex-col">
          <span className={tones[outcome.tone]}>{outcome.words}</span>
          <WrapLine callId={call.id} brief />
        </span>
      </td>
      <td className={`${cell} text-right whitespace-nowrap`}>
        <span className="flex items-center justify-end gap-1">
          <Listen call={call} reachable={reachable} onListen={() => onOpen(true)} />
          <Talk call={call} />
        </span>
      </td>
      <td className={`${cell} text-right whitespace-nowrap`}>
        {call.price === null ? <None /> : format.money(Number(call.price) * 100)}
      </td>
      <td className={`${cell} whitespace-nowrap`}>
        <BookingLink call={call} />
      </td>
    </tr>
  )
}, sameRow)

/** The handler says the same for the same call. */
function sameRow(one: CallRowProps, other: CallRowProps): boolean {
  return (
    one.call === other.call &&
    one.position === other.position &&
    one.now === other.now &&
    one.reachable === other.reachable &&
    one.toFocus === other.toFocus &&
    one.open === other.open
  )
}

function When({ instant, now }: { readonly instant: number; readonly now: number }) {
  const format = useFormat()
  const today = indianDay(instant) === indianDay(now)
  return (
    <time>
      {format.time(instant)}
      {!today && <span className="ml-2 text-small text-ink3">{format.date(instant)}</span>}
    </time>
  )
}

function WhoToWhom({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('callLog')
  return (
    <span className="flex items-center gap-2 whitespace-nowrap">
      <Side leg={call.firstLeg} />
      <Icon name="arrow-right" size={12} className="text-ink3" />
      <Spoken>{t('to')}</Spoken>
      <Side leg={call.secondLeg} />
    </span>
  )
}

function Side({ leg }: { readonly leg: LegView }) {
  const { t } = useTranslation('callLog')
  const userId = useWindow((state) => selectUser(state)?.id)
  const name = leg.who === 'agent' && leg.id === userId ? t('you') : leg.name
  return (
    <span className="inline-flex min-w-0 items-baseline gap-1.5">
      <span className="max-w-44 truncate font-medium">{name || t('unknown')}</span>
      <span className="text-small text-ink3">
        <MaskedNumber label={leg.numberLabel} />
      </span>
    </span>
  )
}

type ListenProps = {
  readonly call: CallView
  readonly reachable: boolean
  readonly onListen: () => void
}

/** Only for those who may; the details say why not to everybody else. */
function Listen({ call, reachable, onListen }: ListenProps) {
  const { t } = useTranslation('callLog')
  const mayListen = useWindow(selectHasRight('listen'))
  if (!call.recordingAvailable || !mayListen) return null
  return (
    <button
      type="button"
      tabIndex={reachable ? 0 : -1}
      aria-label={t('listen')}
      onClick={(event) => {
        event.stopPropagation()
        onListen()
      }}
      className="grid size-6.5 place-items-center rounded-button text-ink2 hover:bg-hover hover:text-ink"
    >
      <Icon name="play" size={12} />
    </button>
  )
}

function Talk({ call }: { readonly call: CallView }) {
  if (call.status === 'in-progress' && call.answeredAt !== null) {
    return (
      <span className="font-medium text-live">
        <Timer since={call.answeredAt} where="table" />
      </span>
    )
  }
  return call.talkSeconds ? duration(call.talkSeconds, 'table') : <None />
}

function BookingLink({ call }: { readonly call: CallView }) {
  const goTo = useWindow((state) => state.goTo)
  const { bookingId, bookingReference } = call
  if (bookingId === null || bookingReference === null) return <None />
  return (
    <button
      type="button"
      onClick={(event) => {
        event.stopPropagation()
        goTo({ page: 'desk', bookingId })
      }}
      className="border-b border-line2 hover:border-ink"
    >
      {bookingReference}
    </button>
  )
}

/** Nothing, or nothing yet. */
function None() {
  return <span className="text-ink3">{'–'}</span>
}
