import { describe, expect, test } from 'vitest'
import { readAnswerBody } from '../../../electron/core/exotel/answer-body.ts'
import {
  parseCallDetails,
  parseCallList,
  parseConnectAnswer,
} from '../../../electron/core/exotel/parse-call.ts'
import type { CallReport } from '../../../electron/core/telecom/telecom-provider.ts'
import { agent, callId, connectAnswer, correlation, customer, line } from './test-provider.ts'

const tenInIndia = Date.parse('2026-01-15T10:00:00+05:30')

const details = {
  Sid: callId,
  Status: 'completed',
  Direction: 'outbound-api',
  From: '09000000001',
  To: '09000000002',
  PhoneNumberSid: '08040000001',
  StartTime: '2026-01-15 10:00:00',
  EndTime: '2026-01-15 10:01:20',
  Duration: '80',
  Price: '1.500',
  AnsweredBy: 'human',
  RecordingUrl: `https://recordings.exotel.com/exotelrecordings/acme1/${callId}.mp3`,
  Details: {
    ConversationDuration: 61,
    Leg1Status: 'completed',
    Leg2Status: 'completed',
    Legs: [{ Leg: { Id: 1, OnCallDuration: 74 } }, { Leg: { Id: 2, OnCallDuration: 61 } }],
  },
} as const

function detailsWith(change: Record<string, unknown>): CallReport {
  const report = parseCallDetails({ Call: { ...details, ...change } })
  if (report === null) throw new Error('No report')
  return report
}

test('the answer to a connect', () => {
  expect(parseConnectAnswer(connectAnswer)).toEqual({
    source: 'connect-answer',
    providerCallId: callId,
    correlation: null,
    status: 'in-progress',
    unknownWord: null,
    final: false,
    direction: 'outbound',
    firstLeg: null,
    secondLeg: null,
    firstNumber: agent,
    secondNumber: customer,
    lineNumber: line,
    createdAt: tenInIndia,
    startedAt: tenInIndia,
    endedAt: null,
    updatedAt: tenInIndia,
    talkSeconds: null,
    price: null,
    recordingUrl: null,
  })
})

test('the details of a call', () => {
  expect(parseCallDetails({ Call: details })).toEqual({
    source: 'poll',
    providerCallId: callId,
    correlation: null,
    status: 'completed',
    unknownWord: null,
    final: false,
    direction: 'outbound',
    firstLeg: 'completed',
    secondLeg: 'completed',
    firstNumber: agent,
    secondNumber: customer,
    lineNumber: line,
    createdAt: null,
    startedAt: tenInIndia,
    endedAt: tenInIndia + 80_000,
    updatedAt: null,
    talkSeconds: 61,
    price: '1.500',
    recordingUrl: details.RecordingUrl,
  })
})

describe('details', () => {
  test.each([
    [1.5, '1.5'],
    ['4.39', '4.39'],
    [0, '0'],
    ['', null],
    [null, null],
    ['N/A', null],
    ['1,50', null],
  ])('price %s', (price, expected) => {
    expect(detailsWith({ Price: price }).price).toBe(expected)
  })

  test.each([
    [{ ConversationDuration: '61' }, 61],
    [{ ConversationDuration: '4.39' }, 4.39],
    [{ Legs: details.Details.Legs }, 61],
    [{ Legs: [{ Leg: { Id: 1, OnCallDuration: 74 } }] }, null],
    [{ ConversationDuration: '', Legs: [] }, null],
    [null, null],
  ])('talk from %j, never from Duration', (more, expected) => {
    expect(detailsWith({ Details: more }).talkSeconds).toBe(expected)
  })

  test('a zero before the end is booked says nothing of talk', () => {
    const leg = { ConversationDuration: 0, Leg1Status: 'completed', Leg2Status: 'no-answer' }
    expect(detailsWith({ EndTime: '1970-01-01 05:30:00', Details: leg }).talkSeconds).toBeNull()
    expect(detailsWith({ EndTime: '2026-01-15 10:01:20', Details: leg }).talkSeconds).toBe(0)
  })

  test.each(['', null, '0000-00-00 00:00:00', '1970-01-01 05:30:00', '0001-01-01T00:00:00Z'])(
    'end “%s” is not known yet',
    (end) => {
      expect(detailsWith({ EndTime: end }).endedAt).toBeNull()
    },
  )

  test('a call that goes on has neither end nor talk', () => {
    const report = detailsWith({ Status: 'in-progress' })
    expect(report).toMatchObject({ status: 'in-progress', endedAt: null, talkSeconds: null })
  })

  test.each([
    ['both up', 'in-progress', 'in-progress', 'in-progress', 'in-progress', 'in-progress'],
    ['the first up, the second empty', 'in-progress', 'in-progress', null, 'in-progress', 'ringing'],
    ['nobody yet', 'in-progress', null, null, null, null],
    ['agent did not pick up', 'no-answer', 'no-answer', null, 'no-answer', 'not-dialled'],
    ['customer did not pick up', 'no-answer', 'completed', 'no-answer', 'completed', 'no-answer'],
    ['agent hung up in between', 'failed', 'completed', 'cancelled', 'completed', 'canceled'],
    ['customer busy', 'busy', 'completed', 'busy', 'completed', 'busy'],
    ['a word nobody knows', 'failed', 'completed', 'abducted', 'completed', null],
  ])('legs: %s', (_name, status, first, second, firstLeg, secondLeg) => {
    const report = detailsWith({
      Status: status,
      Details: { ConversationDuration: 0, Leg1Status: first, Leg2Status: second },
    })
    expect(report).toMatchObject({ firstLeg, secondLeg })
  })

  test('without a word on legs they are unknown, and an empty one is no proof where people talked', () => {
    expect(detailsWith({ Details: undefined })).toMatchObject({ firstLeg: null, secondLeg: null })
    const talked = { ConversationDuration: 61, Leg1Status: 'completed', Leg2Status: null }
    expect(detailsWith({ Details: talked })).toMatchObject({ firstLeg: 'completed', secondLeg: null })
  })

  test('an incoming call at a soft-phone: the placeholder and the sip address are no numbers', () => {
    const incoming = { Direction: 'inbound', From: '09000000002', To: '08040000001' }
    expect(detailsWith(incoming)).toMatchObject({
      direction: 'inbound',
      firstNumber: customer,
      secondNumber: null,
      lineNumber: line,
    })
    expect(detailsWith({ ...incoming, To: 'sip:meera' }).secondNumber).toBeNull()
  })

  test.each([
    [correlation, correlation],
    ['N/A', null],
    ['', null],
    ['{"bookingId":"B-17"}', null],
    ['919000000002', null],
    ['Asha Rao', null],
  ])('custom field %s', (field, expected) => {
    expect(detailsWith({ CustomField: field }).correlation).toBe(expected)
  })

  test.each([
    ['CANCELLED', 'canceled', null],
    ['no_answer', 'no-answer', null],
    ['No Answer', 'no-answer', null],
    ['', null, null],
    ['null', null, null],
    ['from_leg_unanswered', null, 'from_leg_unanswered'],
    ['<b>late</b> 09000000002', null, 'blateb …'],
    ['x'.repeat(200), null, 'x'.repeat(40)],
  ])('status word %s', (word, status, unknownWord) => {
    expect(detailsWith({ Status: word })).toMatchObject({ status, unknownWord })
  })

  test('a recording has an address or there is none', () => {
    expect(detailsWith({ RecordingUrl: 'null' }).recordingUrl).toBeNull()
    expect(detailsWith({ RecordingUrl: 'javascript:alert(1)' }).recordingUrl).toBeNull()
  })

  test('without an id that can be asked for there is no report', () => {
    expect(parseCallDetails({ Call: { ...details, Sid: '../Balance' } })).toBeNull()
    expect(parseCallDetails({ Call: {} })).toBeNull()
    expect(parseCallDetails({ Message: 'ok' })).toBeNull()
  })
})

describe('a page of the list', () => {
  const rows = [
    { ...connectAnswer.Call, Status: 'completed', CustomField: 'N/A' },
    { ...connectAnswer.Call, Sid: 'b'.repeat(32), Status: 'busy', CustomField: correlation },
  ]

  test('has its rows, and the way to the next', () => {
    const page = parseCallList({ Metadata: { Total: 2, NextPageUri: '/v1/x?After=1' }, Calls: [...rows, {}] })
    expect(
      page?.reports.map(({ providerCallId, status, correlation: id }) => [providerCallId, status, id]),
    ).toEqual([
      [callId, 'completed', null],
      ['b'.repeat(32), 'busy', correlation],
    ])
    expect(page).toMatchObject({ nextPageUri: '/v1/x?After=1', skipped: 1 })
  })

  test.each([null, '', undefined])('is the last with %j for the next', (next) => {
    expect(parseCallList({ Metadata: { NextPageUri: next }, Calls: [] })).toEqual({
      reports: [],
      nextPageUri: null,
      skipped: 0,
    })
  })

  test('is read from XML with one row and with many', () => {
    const xml = (calls: string) => {
      const body = readAnswerBody(`<TwilioResponse><Metadata/><Calls>${calls}</Calls></TwilioResponse>`)
      return parseCallList(body.kind === 'document' ? body.value : null)
    }
    const row = (sid: string) => `<Call><Sid>${sid}</Sid><Status>busy</Status><RecordingUrl/></Call>`
    expect(xml(row('a1'))?.reports).toHaveLength(1)
    expect(xml(row('a1') + row('a2'))?.reports.map(({ providerCallId }) => providerCallId)).toEqual([
      'a1',
      'a2',
    ])
    expect(xml('')?.reports).toEqual([])
  })

  test('is not everything that was answered', () => {
    expect(parseCallList({ Call: rows[0] })).toBeNull()
    expect(parseCallList([])).toBeNull()
  })
})
