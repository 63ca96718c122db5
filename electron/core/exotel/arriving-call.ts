import type { CallReport } from '../telecom/telecom-provider.ts'
import type { CallFields } from './call-fields.ts'
import { readInstant, readPhoneNumber } from './read-values.ts'

/** What every applet tells of a call that has come in and goes on: who is on the line, on which of ours, since when. */
export function arrivingCall(fields: CallFields, providerCallId: string): CallReport {
  return {
    source: 'callback',
    providerCallId,
    correlation: null,
    status: null,
    unknownWord: null,
    final: false,
    direction: 'inbound',
    firstLeg: 'in-progress',
    secondLeg: null,
    firstNumber: readPhoneNumber(fields, 'callfrom', 'from'),
    secondNumber: null,
    lineNumber: readPhoneNumber(fields, 'callto', 'to'),
    createdAt: readInstant(fields, 'created'),
    startedAt: null,
    endedAt: null,
    updatedAt: readInstant(fields, 'currenttime'),
    talkSeconds: null,
    price: null,
    recordingUrl: null,
  }
}
