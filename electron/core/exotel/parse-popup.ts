import type { DialAttempt, ParsedHook } from '../telecom/telecom-provider.ts'
import { arrivingCall } from './arriving-call.ts'
import { type CallFields, fieldsOfHook, textOf } from './call-fields.ts'
import { readCallId, readInstant, readPhoneNumber } from './read-values.ts'

/**
 * The agent popup of a Connect applet: one request for each phone of the desk that is rung. Its `Status` is whether
 * that agent is on the phone, its `Terminal` the end of this attempt; neither says how the call ended. Its `Direction`
 * is `incoming` or `outbound-dial` for the same call, so it says nothing: popups are for calls that come in.
 */
export function parsePopup(flat: ReadonlyMap<string, string>): ParsedHook {
  const fields = fieldsOfHook(flat)
  const providerCallId = readCallId(fields)
  if (providerCallId === null) return { kind: 'not-understood', reason: 'names-no-call' }
  const phase = phaseOf(fields)
  if (phase === null) return { kind: 'not-understood', reason: 'tells-no-phone' }
  return {
    kind: 'call',
    report: {
      ...arrivingCall(fields, providerCallId),
      secondLeg: phase === 'rung' ? 'ringing' : phase === 'answered' ? 'in-progress' : null,
      secondNumber: readPhoneNumber(fields, 'dialwhomnumber'),
      attempt: { phase, at: readInstant(fields, 'currenttime') },
    },
  }
}

/** Accounts differ in which events they send; without any, busy and free tell as much. */
function phaseOf(fields: CallFields): DialAttempt['phase'] | null {
  switch (textOf(fields, 'eventtype')?.toLowerCase()) {
    case 'dial':
    case 'ringing':
      return 'rung'
    case 'answered':
      return 'answered'
    case 'terminal':
      return 'ended'
    default:
      break
  }
  const agent = textOf(fields, 'status')?.toLowerCase()
  return agent === 'busy' ? 'rung' : agent === 'free' ? 'ended' : null
}
