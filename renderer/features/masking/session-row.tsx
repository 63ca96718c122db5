import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { duration } from '../../i18n/format.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { MaskedNumber } from '../calling/masked-number.tsx'
import { LineChip } from './line-chip.tsx'
import { lineStanding } from './line-model.ts'
import { useLineWords } from './use-line-words.ts'

export type SessionRowProps = {
  readonly session: SessionView
  readonly position: number
  readonly now: number
  /** The one row that Tab leads to. */
  readonly reachable: boolean
  /** The arrows have just come to it. */
  readonly toFocus: boolean
}

const cell = 'h-11.5 border-b border-line px-2 align-middle first:pl-0 last:pr-0'

/** The press on its reference opens the booking. */
export function SessionRow({ session, position, now, reachable, toFocus }: SessionRowProps) {
  const goTo = useWindow((state) => state.goTo)
  const closing = useWindow((state) => state.going.includes(session.id))
  const opener = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (toFocus) opener.current?.focus({ preventScroll: true })
  }, [toFocus])
  return (
    <tr aria-rowindex={position} className="hover:bg-sunken">
      <td className={`${cell} whitespace-nowrap`}>
        <button
          ref={opener}
          type="button"
          tabIndex={reachable ? 0 : -1}
          onClick={() => goTo({ page: 'desk', bookingId: session.bookingId })}
          className="-mx-1 rounded-chip px-1 text-left font-medium underline decoration-line2 underline-offset-4"
        >
          {session.bookingReference}
        </button>
      </td>
      <td className={`${cell} max-w-56`}>
        <People session={session} />
      </td>
      <td className={cell}>
        <Standing session={session} now={now} closing={closing} />
      </td>
      <Figures session={session} />
      <td className={`${cell} text-right`}>
        <Act session={session} reachable={reachable} closing={closing} />
      </td>
    </tr>
  )
}

function People({ session: { sides, lineLabel } }: { readonly session: SessionView }) {
  const { t } = useTranslation('masking')
  const [first, second] = sides
  if (first === undefined || second === undefined) return <span className="text-ink3">{'–'}</span>
  return (
    <span className="flex min-w-0 flex-col">
      <span className="truncate">{t('people', { customer: first.name, worker: second.name })}</span>
      <span className="text-small text-ink3">
        <MaskedNumber label={lineLabel} />
      </span>
    </span>
  )
}

type StandingProps = { readonly session: SessionView; readonly now: number; readonly closing: boolean }

function Standing({ session, now, closing }: StandingProps) {
  const words = useLineWords()
  const sentence = session.state === 'active' ? words.closes(session, now) : words.ended(session, now)
  return (
    <span className="flex flex-col items-start gap-0.5 py-1">
      <LineChip standing={lineStanding(session, now, closing)} />
      <span className="text-small text-ink2">{sentence}</span>
    </span>
  )
}

function Figures({ session: { calls, talkSeconds, cost } }: { readonly session: SessionView }) {
  const format = useFormat()
  const none = <span className="text-ink3">{'–'}</span>
  return (
    <>
      <td className={`${cell} text-right`}>{calls}</td>
      <td className={`${cell} text-right`}>{talkSeconds === 0 ? none : duration(talkSeconds, 'table')}</td>
      <td className={`${cell} text-right whitespace-nowrap`}>
        {cost === null ? none : format.money(Number(cost) * 100)}
      </td>
    </>
  )
}

type ActProps = { readonly session: SessionView; readonly reachable: boolean; readonly closing: boolean }

/** What helps: closing a line that is open, trying again where it could not be opened. */
function Act({ session, reachable, closing }: ActProps) {
  const { t } = useTranslation('masking')
  const closeLine = useWindow((state) => state.closeLine)
  const openLine = useWindow((state) => state.openLine)
  const doing = useWindow((state) => state.lineActs[session.bookingId]?.kind === 'doing')
  const tab = reachable ? 0 : -1
  if (session.state === 'active') {
    if (closing) return null
    return (
      <Button size="small" tabIndex={tab} aria-disabled={doing} onClick={() => closeLine(session)}>
        {t('close')}
        <Spoken> {session.bookingReference}</Spoken>
      </Button>
    )
  }
  if (session.state !== 'failed') return null
  return (
    <Button
      size="small"
      tabIndex={tab}
      aria-disabled={doing}
      onClick={() => void openLine(session.bookingId)}
    >
      {t('tryAgain')}
      <Spoken> {session.bookingReference}</Spoken>
    </Button>
  )
}
