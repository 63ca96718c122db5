import { type CallView, callNoteKinds, type LegView } from '../../../shared/contract/calls.ts'
import { isOpenStatus, type LegStatus } from '../../../shared/domain/call-status.ts'
import type { CallSide, CallWithNames, PhaseTimes } from '../store/tables/call-record.ts'
import type { StoredNote } from '../store/tables/calls.ts'
import { hasEnded } from './call-facts.ts'
import { deskPhoneNow } from './inbound-facts.ts'

/** An open call of which nothing was heard for this long is shown as old news. */
const staleAfter = 75_000

/** A call as the window sees it: names and masked labels, never a number. */
export function callView(named: CallWithNames, notes: readonly StoredNote[], now: number): CallView {
  const { call } = named
  const { facts } = call
  const ended = !isOpenStatus(call.status)
  const lastHeard = call.heardAt ?? call.requestedAt
  return {
    id: call.id,
    bookingId: call.bookingId,
    bookingReference: named.bookingReference,
    direction: call.direction,
    purpose: call.purpose,
    status: call.status,
    // A call that came in belongs to whose phone has it; that may change while it rings.
    agentId:
      call.agentUserId ??
      (call.direction === 'inbound' && call.second.who === 'agent' ? call.second.id : null),
    firstLeg: leg(call.first, named.firstName, named.firstLabel, firstPhase(named), facts.firstSince),
    secondLeg: leg(call.second, named.secondName, named.secondLabel, secondPhase(named), facts.secondSince),
    lineLabel: named.lineLabel,
    recorded: call.recorded || facts.recordingUrl !== null,
    recordingAvailable: facts.recordingUrl !== null,
    requestedAt: call.requestedAt,
    answeredAt: facts.secondSince.talking ?? null,
    endedAt: ended ? (facts.endedAt?.value ?? call.heardAt ?? call.updatedAt) : null,
    talkSeconds: call.talkSeconds,
    price: facts.price?.value ?? null,
    failureReason: call.failureReason,
    heard: { at: call.heardAt, callbacks: call.callbacks, polls: call.polls },
    stale: !ended && now - lastHeard > staleAfter,
    notes: notes.flatMap(noteView),
  }
}

function noteView(note: StoredNote): CallView['notes'] {
  const kind = callNoteKinds.find((known) => known === note.kind)
  return kind === undefined ? [] : [{ at: note.at, kind, detail: note.detail }]
}

function leg(
  side: CallSide,
  name: string,
  numberLabel: string,
  phase: LegStatus,
  times: PhaseTimes,
): LegView {
  const since = phase === 'ringing' ? times.ringing : phase === 'in-progress' ? times.talking : times.ended
  return { who: side.who, id: side.id, name, numberLabel, phase, since: since ?? null }
}

/** The provider does not speak of ringing; a leg rings from the moment it is being dialled until it is answered. */
function firstPhase({ call }: CallWithNames): LegStatus {
  if (call.direction === 'inbound') return hasEnded(call.facts) ? 'completed' : 'in-progress'
  const heard = call.facts.firstLeg?.value
  if (heard !== undefined) return heard
  switch (call.status) {
    case 'agent-ringing':
      return 'ringing'
    case 'customer-ringing':
    case 'in-progress':
      return 'in-progress'
    case 'completed':
    case 'no-answer':
    case 'busy':
      return 'completed'
    default:
      return 'not-dialled'
  }
}

function secondPhase({ call }: CallWithNames): LegStatus {
  const heard = call.facts.secondLeg?.value
  const phone = hasEnded(call.facts) ? null : deskPhoneNow(call.facts)
  if (phone !== null) return phone.phase
  if (heard !== undefined && !(heard === 'ringing' && hasEnded(call.facts))) return heard
  if (hasEnded(call.facts)) return endedSecondPhase(call.status)
  if (call.status === 'customer-ringing') return 'ringing'
  if (call.status === 'agent-ringing' && call.direction === 'inbound') return 'ringing'
  return call.status === 'in-progress' ? 'in-progress' : 'not-dialled'
}

function endedSecondPhase(status: CallWithNames['call']['status']): LegStatus {
  if (status === 'completed' || status === 'busy' || status === 'no-answer') return status
  return 'not-dialled'
}
