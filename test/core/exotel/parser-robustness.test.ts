import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAnswerBody } from '../../../electron/core/exotel/answer-body.ts'
import { parseBalance, parseNumberMetadata } from '../../../electron/core/exotel/parse-account.ts'
import {
  parseCallDetails,
  parseCallList,
  parseConnectAnswer,
} from '../../../electron/core/exotel/parse-call.ts'
import { parsePassthru } from '../../../electron/core/exotel/parse-passthru.ts'
import { parseStatusCallback } from '../../../electron/core/exotel/parse-status-callback.ts'
import { restExceptionOf } from '../../../electron/core/exotel/rest-exception.ts'
import type { CallReport } from '../../../electron/core/telecom/telecom-provider.ts'
import { callId } from './test-provider.ts'

const names = [
  'CallSid',
  'Sid',
  'EventType',
  'Status',
  'From',
  'To',
  'PhoneNumberSid',
  'StartTime',
  'EndTime',
  'Price',
  'ConversationDuration',
  'RecordingUrl',
  'CustomField',
  'Direction',
  'DialCallStatus',
  'Legs[0][Status]',
  'Legs[1].Leg.Status',
  'Legs[1][OnCallDuration]',
  'Details',
  '__proto__',
  '[]',
]
const values = [
  callId,
  'terminal',
  'answered',
  'completed',
  'in-progress',
  'no_answer',
  '09000000002',
  'sip:meera',
  '2026-01-15 10:00:00',
  '1970-01-01 05:30:00',
  '61',
  '',
  'null',
  'N/A',
  'https://recordings.exotel.com/x.mp3',
]
const text = fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...values) }, fc.string({ unit: 'binary' }))
const flat = fc.dictionary(fc.oneof(fc.constantFrom(...names), fc.string()), text)
const tree = fc.letrec((tie) => ({
  node: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.double(),
    fc.constant(null),
    fc.boolean(),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.dictionary(
      fc.oneof(
        fc.constantFrom(...names, 'Call', 'Calls', 'Metadata', 'Account', 'RestException'),
        fc.string(),
      ),
      tie('node'),
    ),
  ),
})).node

test('callbacks: any fields are read the same twice, or not understood', () => {
  fc.assert(
    fc.property(flat, (fields) => {
      const map = new Map(Object.entries(fields))
      for (const parse of [parseStatusCallback, parsePassthru]) {
        const hook = parse(map)
        expect(parse(map)).toEqual(hook)
        if (hook.kind === 'call') expectSound(hook.report)
      }
    }),
    { numRuns: 500 },
  )
})

test('answers: any document is read or is not what was asked for', () => {
  fc.assert(
    fc.property(tree, fc.constantFrom('Call', 'Calls', 'Numbers', 'Account'), (node, name) => {
      const body = readAnswerBody(JSON.stringify({ [name]: node }))
      const document = body.kind === 'document' ? body.value : null
      restExceptionOf(body)
      parseBalance(document)
      parseNumberMetadata(document)
      const reports = [
        parseConnectAnswer(document),
        parseCallDetails(document),
        ...(parseCallList(document)?.reports ?? []),
      ]
      for (const report of reports) if (report !== null) expectSound(report)
    }),
    { numRuns: 500 },
  )
})

test('answers: any text at all', () => {
  const opening = fc.constantFrom('', '{', '[', '<?xml', '<TwilioResponse>', '<TwilioResponse><Calls><Call>')
  fc.assert(
    fc.property(opening, fc.string({ unit: 'binary' }), (start, rest) => {
      const body = readAnswerBody(start + rest)
      restExceptionOf(body)
      if (body.kind === 'document') parseCallList(body.value)
    }),
    { numRuns: 1000 },
  )
})

/** What holds for every report, whatever it was read from. */
function expectSound(report: CallReport): void {
  expect(report.providerCallId).toMatch(/^[\w-]{1,64}$/)
  for (const number of [report.firstNumber, report.secondNumber, report.lineNumber]) {
    if (number !== null) expect(number).toMatch(/^\+\d{6,15}$/)
  }
  for (const instant of [report.createdAt, report.startedAt, report.endedAt, report.updatedAt]) {
    if (instant !== null) expect(Number.isFinite(instant)).toBe(true)
  }
  if (report.talkSeconds !== null) expect(report.talkSeconds).toBeGreaterThanOrEqual(0)
  if (report.price !== null) expect(report.price).toMatch(/^\d+(\.\d+)?$/)
  expect((report.unknownWord ?? '').length).toBeLessThanOrEqual(40)
  if (report.status !== null) expect(report.unknownWord).toBeNull()
}
