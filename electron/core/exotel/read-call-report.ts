import type { CallReport } from '../telecom/telecom-provider.ts'
import { type CallFields, textOf } from './call-fields.ts'
import { isEndWord, readStatusWord } from './call-words.ts'
import { readLegs } from './read-legs.ts'
import {
  readCallId,
  readCorrelation,
  readDecimal,
  readDirection,
  readInstant,
  readPhoneNumber,
  readSeconds,
  readWebAddress,
} from './read-values.ts'

/** Where a call's fields come from, and whether the provider said that they are its last word. */
export type ReportOrigin = { readonly source: CallReport['source']; readonly final: boolean }

/** Every voice payload of v1 spells a call alike. Null when no call id can be read. */
export function readCallReport(fields: CallFields, origin: ReportOrigin): CallReport | null {
  const providerCallId = readCallId(fields)
  if (providerCallId === null) return null

  const { status, unknownWord } = readStatusWord(textOf(fields, 'status', 'callstatus'))
  const ended = origin.final || isEndWord(status)
  const endedAt = ended ? readInstant(fields, 'endtime') : null
  const talkSeconds = ended ? readTalkSeconds(fields, origin, endedAt) : null
  const legs = readLegs(fields, { ended, talked: (talkSeconds ?? 0) > 0 })
  const lineNumber = readPhoneNumber(fields, 'phonenumbersid')
  const secondNumber = readPhoneNumber(fields, 'to')
  return {
    ...origin,
    providerCallId,
    correlation: readCorrelation(fields),
    status,
    unknownWord,
    direction: readDirection(fields),
    firstLeg: legs.first,
    secondLeg: legs.second,
    firstNumber: readPhoneNumber(fields, 'from'),
    // Until a leg of a flow or an incoming call settles, the ExoPhone itself stands here.
    secondNumber: secondNumber === lineNumber ? null : secondNumber,
    lineNumber,
    createdAt: readInstant(fields, 'datecreated'),
    startedAt: readInstant(fields, 'starttime'),
    endedAt,
    updatedAt: readInstant(fields, 'dateupdated'),
    talkSeconds,
    price: readDecimal(fields, 'price'),
    recordingUrl: readWebAddress(fields, 'recordingurl'),
  }
}

/** Talk, never `Duration`, which counts ringing too. The second leg's time is all talk. */
function readTalkSeconds(fields: CallFields, origin: ReportOrigin, endedAt: number | null): number | null {
  const talk =
    readSeconds(fields, 'conversationduration', 'details.conversationduration') ??
    readSeconds(fields, 'legs.1.oncallduration', 'details.legs.1.oncallduration')
  // Call details fill in minutes after the end: until then their zero says nothing.
  const provisional = talk === 0 && origin.source === 'poll' && endedAt === null
  return provisional ? null : talk
}
