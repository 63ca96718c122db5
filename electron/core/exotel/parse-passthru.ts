import type { CallReport, ParsedHook } from '../telecom/telecom-provider.ts'
import { type CallFields, fieldsOfHook, textOf } from './call-fields.ts'
import { readLegWord, readStatusWord } from './call-words.ts'
import {
  readCallId,
  readCorrelation,
  readDirection,
  readInstant,
  readPhoneNumber,
  readSeconds,
  readWebAddress,
} from './read-values.ts'

/**
 * What a Passthru applet tells in the middle of a flow. Its `EndTime` is a constant and its `DialCallDuration` counts
 * ringing, so end and price come from call details. When both have talked or the caller has rung off, the outcome
 * stands; after an attempt that nobody took, the flow may ring somebody else.
 */
export function parsePassthru(flat: ReadonlyMap<string, string>): ParsedHook {
  const fields = fieldsOfHook(flat)
  const providerCallId = readCallId(fields)
  if (providerCallId === null) return { kind: 'not-understood', reason: 'names-no-call' }
  const report: CallReport = {
    source: 'callback',
    providerCallId,
    correlation: readCorrelation(fields),
    ...readStatusWord(textOf(fields, 'callstatus')),
    final: isSettled(fields),
    direction: readDirection(fields),
    firstLeg: null,
    secondLeg: readLegWord(textOf(fields, 'dialcallstatus')),
    firstNumber: readPhoneNumber(fields, 'callfrom', 'from'),
    secondNumber: readPhoneNumber(fields, 'dialwhomnumber'),
    lineNumber: readPhoneNumber(fields, 'to', 'callto'),
    createdAt: readInstant(fields, 'created'),
    startedAt: readInstant(fields, 'starttime'),
    endedAt: null,
    updatedAt: readInstant(fields, 'currenttime'),
    talkSeconds: readTalkSeconds(fields),
    price: null,
    recordingUrl: readWebAddress(fields, 'recordingurl'),
    ...attemptOf(fields),
  }
  return { kind: 'call', report }
}

/** Here the dialled leg is the first of the list, and there is talk only after it was answered. */
function readTalkSeconds(fields: CallFields): number | null {
  return dialStatusOf(fields) === 'completed' ? readSeconds(fields, 'legs.0.oncallduration') : null
}

function isSettled(fields: CallFields): boolean {
  const callType = textOf(fields, 'calltype')?.toLowerCase()
  return callType === 'client-hangup' || (callType === 'completed' && dialStatusOf(fields) === 'completed')
}

/** Behind a Connect applet: the phone that was rung is free again. */
function attemptOf(fields: CallFields): Pick<CallReport, 'attempt'> {
  if (readPhoneNumber(fields, 'dialwhomnumber') === null || dialStatusOf(fields) === undefined) return {}
  return { attempt: { phase: 'ended', at: readInstant(fields, 'currenttime') } }
}

function dialStatusOf(fields: CallFields): string | undefined {
  return textOf(fields, 'dialcallstatus')?.toLowerCase()
}
