import type { CallView, LegView } from '../../shared/contract/calls.ts'
import type { MissedCaller } from '../../shared/contract/inbound.ts'

export const noon = Date.parse('2026-04-16T12:00:00+05:30')

export const agentLeg: LegView = {
  who: 'agent',
  id: 'user_1',
  name: 'Ananya Rao',
  numberLabel: '•••• 1188',
  phase: 'in-progress',
  since: noon - 14_000,
}

export const customerLeg: LegView = {
  who: 'customer',
  id: 'party_1',
  name: 'Meera Iyer',
  numberLabel: '•••• 3210',
  phase: 'in-progress',
  since: noon - 9000,
}

/** An outbound call of `user_1` that both sides are on. */
export function madeCall(changes: Partial<CallView> = {}): CallView {
  return {
    id: 'call_1',
    bookingId: 'booking_1',
    bookingReference: 'MB-1',
    direction: 'outbound',
    purpose: 'agent',
    status: 'in-progress',
    agentId: 'user_1',
    firstLeg: agentLeg,
    secondLeg: customerLeg,
    lineLabel: '080 •••• 5990',
    recorded: true,
    recordingAvailable: false,
    requestedAt: noon - 20_000,
    answeredAt: noon - 9000,
    endedAt: null,
    talkSeconds: null,
    price: null,
    failureReason: null,
    heard: { at: noon - 4000, callbacks: 2, polls: 0 },
    stale: false,
    notes: [],
    ...changes,
  }
}

/** A customer who called two minutes ago and was not answered. */
export function madeMissed(changes: Partial<MissedCaller> = {}): MissedCaller {
  return {
    key: 'number_1',
    who: 'customer',
    name: 'Meera Iyer',
    numberLabel: '•••• 3210',
    partyId: 'party_1',
    bookingId: 'booking_1',
    bookingReference: 'MB-1',
    times: 1,
    firstAt: noon - 120_000,
    lastAt: noon - 120_000,
    lastCallId: 'call_9',
    rangSeconds: 18,
    declined: false,
    canCallBack: true,
    takenBy: null,
    triedBy: null,
    ...changes,
  }
}
