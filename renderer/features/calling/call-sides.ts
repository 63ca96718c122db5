import type { CallView, LegView } from '../../../shared/contract/calls.ts'

/** Inbound calls ring the caller's side first; mine is the one with the agent on it. */
export function myLeg(call: CallView): LegView {
  return call.secondLeg.who === 'agent' && call.firstLeg.who !== 'agent' ? call.secondLeg : call.firstLeg
}

export function otherLeg(call: CallView): LegView {
  return myLeg(call) === call.firstLeg ? call.secondLeg : call.firstLeg
}
