import { useTranslation } from 'react-i18next'
import type { PartyView } from '../../../shared/contract/bookings.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import { attemptKey, selectMyOpenCall } from '../../state/calls-slice.ts'
import { useWindow } from '../../state/use-window.tsx'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { StateGlyph } from '../../ui/state-glyph.tsx'
import { otherLeg } from '../calling/call-sides.ts'
import { Timer } from '../calling/timer.tsx'
import { useCallBlock } from '../calling/use-call-block.ts'
import { useErrorWords } from '../errors/use-error-words.ts'
import { useKey, useKeyWords } from '../keys/use-key.ts'

export type CallButtonProps = {
  readonly bookingId: string
  readonly party: PartyView
  readonly slot: number
}

/** By the slot of the party, from 1. */
const callKeys = ['callFirst', 'callSecond', 'callThird'] as const

/** Sends at once. While this very person is on my line it says so instead. */
export function CallButton({ bookingId, party, slot }: CallButtonProps) {
  const open = useWindow(selectMyOpenCall)
  const mine = open !== null && open.bookingId === bookingId && otherLeg(open).id === party.id
  return (
    <div className="mt-2 flex flex-col items-start gap-1.5">
      {mine ? <OnTheLine call={open} /> : <PlaceCall bookingId={bookingId} party={party} slot={slot} />}
    </div>
  )
}

function PlaceCall({ bookingId, party, slot }: CallButtonProps) {
  const { t } = useTranslation('booking')
  const placeCall = useWindow((state) => state.placeCall)
  const attempt = useWindow((state) => state.callAttempts[attemptKey(bookingId, party.id)])
  const goTo = useWindow((state) => state.goTo)
  const block = useCallBlock()(party)
  const errorWords = useErrorWords()
  const press = () => {
    if (block === null) void placeCall(bookingId, party.id, party.name)
    else if (block.toPhone) goTo({ page: 'settings', section: 'my-phone' })
  }
  const does = callKeys[slot - 1] ?? 'callFirst'
  const { caps, aria } = useKeyWords(does)
  useKey(does, press)
  if (block !== null) {
    return (
      <Button kind="blocked" {...(block.toPhone && { onClick: press })}>
        {block.words}
      </Button>
    )
  }
  return (
    <>
      <Button
        icon="phone-out"
        keys={caps}
        aria-keyshortcuts={aria}
        aria-disabled={attempt?.kind === 'asking'}
        onClick={press}
      >
        {t(attempt?.kind === 'asking' ? 'asking' : `call.${party.role}`)}
      </Button>
      {attempt?.kind === 'refused' && (
        <p className="flex items-start gap-1.5 text-small text-error">
          <Icon name="warning" size={12} className="h-(--line-small)" />
          {errorWords(attempt.error).happened}
        </p>
      )}
    </>
  )
}

function OnTheLine({ call }: { readonly call: CallView }) {
  const { t } = useTranslation('booking')
  const talking = call.status === 'in-progress'
  return (
    <span className="inline-flex min-h-7.5 items-center gap-2 rounded-button bg-live-tint px-3 font-medium text-live">
      <StateGlyph name={talking ? 'talking' : 'rings'} ground="var(--live-tint)" size={14} />
      {t(`onTheLine.${lineWord(call)}`)}
      <Timer since={(talking ? call.answeredAt : otherLeg(call).since) ?? call.requestedAt} />
    </span>
  )
}

function lineWord({ status, stale, direction }: CallView) {
  if (stale) return 'asking'
  if (status === 'in-progress') return 'talking'
  if (status === 'customer-ringing') return 'rings'
  if (status === 'unknown') return 'unknown'
  return direction === 'inbound' ? 'callsIn' : 'waits'
}
