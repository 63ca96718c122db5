import { describe, expect, test } from 'vitest'
import { parseStatusCallback } from '../../../electron/core/exotel/parse-status-callback.ts'
import type { CallReport } from '../../../electron/core/telecom/telecom-provider.ts'
import { agent, callId, correlation, customer, line } from './test-provider.ts'

const terminal = {
  CallSid: callId,
  EventType: 'terminal',
  Status: 'completed',
  DateCreated: '2026-01-15 10:00:00',
  DateUpdated: '2026-01-15 10:01:25',
  StartTime: '2026-01-15 10:00:02',
  EndTime: '2026-01-15 10:01:20',
  From: '09000000001',
  To: '09000000002',
  PhoneNumberSid: '08040000001',
  Direction: 'outbound-api',
  ConversationDuration: '61',
  RecordingUrl: 'https://recordings.exotel.com/exotelrecordings/acme1/x.mp3',
  CustomField: correlation,
  'Legs[0][OnCallDuration]': '74',
  'Legs[0][Status]': 'completed',
  'Legs[1][OnCallDuration]': '61',
  'Legs[1][Status]': 'completed',
}

function parse(fields: Record<string, string>): CallReport {
  const hook = parseStatusCallback(new Map(Object.entries(fields)))
  if (hook.kind !== 'call') throw new Error(hook.reason)
  return hook.report
}

function answered(first: string, second: string): CallReport {
  return parse({
    CallSid: callId,
    EventType: 'answered',
    Status: 'in-progress',
    'Legs[0][Status]': first,
    'Legs[1][Status]': second,
  })
}

test('the end of a call', () => {
  const created = Date.parse('2026-01-15T10:00:00+05:30')
  expect(parse(terminal)).toEqual({
    source: 'callback',
    providerCallId: callId,
    correlation,
    status: 'completed',
    unknownWord: null,
    final: true,
    direction: 'outbound',
    firstLeg: 'completed',
    secondLeg: 'completed',
    firstNumber: agent,
    secondNumber: customer,
    lineNumber: line,
    createdAt: created,
    startedAt: created + 2000,
    endedAt: created + 80_000,
    updatedAt: created + 85_000,
    talkSeconds: 61,
    price: null,
    recordingUrl: terminal.RecordingUrl,
  })
})

test('other spellings of the same fields are the same event', () => {
  const { 'Legs[0][Status]': first, 'Legs[1][Status]': second, CallSid, ...rest } = terminal
  const spelled = { ...rest, sid: CallSid, 'Legs[0].Leg.Status': first, 'legs[1].status': second }
  expect(parse(spelled)).toEqual(parse(terminal))
})

test('`answered` comes twice: the legs tell ringing from talking', () => {
  expect(answered('in-progress', '')).toMatchObject({
    firstLeg: 'in-progress',
    secondLeg: 'ringing',
    final: false,
  })
  expect(answered('in-progress', 'null')).toMatchObject({ secondLeg: 'ringing' })
  expect(answered('in-progress', 'in-progress')).toMatchObject({
    firstLeg: 'in-progress',
    secondLeg: 'in-progress',
    talkSeconds: null,
  })
})

test('an end before the second leg was dialled', () => {
  const report = parse({
    ...terminal,
    Status: 'no-answer',
    ConversationDuration: '0',
    RecordingUrl: '',
    'Legs[0][Status]': 'no-answer',
    'Legs[0][OnCallDuration]': '0',
    'Legs[1][Status]': '',
    'Legs[1][OnCallDuration]': '0',
  })
  expect(report).toMatchObject({
    status: 'no-answer',
    firstLeg: 'no-answer',
    secondLeg: 'not-dialled',
    talkSeconds: 0,
    recordingUrl: null,
  })
})

describe('the short form', () => {
  const short = {
    CallSid: callId,
    Status: 'completed',
    DateUpdated: '2026-01-15 10:01:25',
    RecordingUrl: 'null',
  }

  test('ends a call by its status alone', () => {
    expect(parse(short)).toMatchObject({
      status: 'completed',
      final: false,
      firstLeg: null,
      secondLeg: null,
      talkSeconds: null,
      recordingUrl: null,
    })
  })

  test('is believed to be final when it says so, whatever the word', () => {
    expect(parse({ ...short, EventType: 'Terminal', Status: 'vanished' })).toMatchObject({
      final: true,
      status: null,
      unknownWord: 'vanished',
    })
  })
})

test.each([
  ['no call', { Status: 'completed' }],
  ['an id that is none', { CallSid: '../../x', Status: 'completed' }],
  ['no state', { CallSid: callId, DateUpdated: '2026-01-15 10:00:00' }],
  ['nothing', {}],
])('is not understood: %s', (_name, fields) => {
  const hook = parseStatusCallback(new Map(Object.entries(fields)))
  expect(hook).toEqual({
    kind: 'not-understood',
    reason: expect.stringMatching(/^(names-no-call|tells-no-state)$/),
  })
})
