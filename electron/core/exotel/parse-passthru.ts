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
 * What a Passthru applet tells in the middle of a flow. It is never the last word: the flow goes on behind it, its
 * `EndTime` is a constant and its `DialCallDuration` counts ringing, so end and price come from call details.
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
    final: false,
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
  }
  return { kind: 'call', report }
}

/** Here the dialled leg is the first of the list, and there is talk only after it was answered. */
function readTalkSeconds(fields: CallFields): number | null {
  const talked = textOf(fields, 'dialcallstatus')?.toLowerCase() === 'completed'
  return talked ? readSeconds(fields, 'legs.0.oncallduration') : null
}
