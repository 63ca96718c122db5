import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { AlsoWrite, RecordedChange } from '../calls/call-ledger.ts'
import type { SessionOfCalls } from '../store/tables/session-of-calls.ts'
import type { BackendEvents } from './backend-events.ts'

/** Tells the booking backend of each call of a session that has ended, in one group with what there is to tell. */
export function announceCalls(
  events: Pick<BackendEvents, 'wanted' | 'announce'>,
  sessions: Pick<SessionOfCalls, 'of'>,
): AlsoWrite {
  return async (changes) => {
    const ended = events.wanted ? changes.filter(hasEnded).map(({ call }) => call) : []
    const found = await sessions.of(ended)
    return ended.flatMap((call) => {
      const session = found.get(call.id)
      if (session === undefined) return []
      return events.announce({
        event: 'call.ended',
        at: call.facts.endedAt?.value ?? call.updatedAt,
        bookingId: session.reference,
        sessionId: session.sessionId,
        callId: call.id,
        callSid: call.providerCallId,
        callerRole: session.callerRole,
        status: call.status,
        talkSeconds: call.talkSeconds,
      })
    })
  }
}

/** It is over, or the talk of one that is over became known. */
function hasEnded({ previous, call }: RecordedChange): boolean {
  if (isOpenStatus(call.status)) return false
  return previous === null || isOpenStatus(previous.status) || previous.talkSeconds !== call.talkSeconds
}
