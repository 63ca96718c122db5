import { expect, test } from 'vitest'
import { parsePassthru } from '../../../electron/core/exotel/parse-passthru.ts'
import { agent, callId, customer, line } from './test-provider.ts'

const incoming = {
  CallSid: callId,
  CallFrom: '09000000002',
  CallTo: '08040000001',
  From: '09000000002',
  To: '08040000001',
  Direction: 'incoming',
  ForwardedFrom: 'null',
  Created: 'Thu, 15 Jan 2026 10:00:00',
  StartTime: '2026-01-15 10:00:00',
  EndTime: '1970-01-01 05:30:00',
  CurrentTime: '2026-01-15 10:01:20',
  DialCallDuration: '80',
  DialCallStatus: 'completed',
  CallType: 'completed',
  DialWhomNumber: '09000000001',
  RecordingUrl: 'https://recordings.exotel.com/exotelrecordings/acme1/x.mp3',
  digits: '"1"',
  'Legs[0][OnCallDuration]': '61',
}

const parse = (change: Record<string, string> = {}) =>
  parsePassthru(new Map(Object.entries({ ...incoming, ...change })))

test('a call that was talked, told in the middle of a flow', () => {
  const created = Date.parse('2026-01-15T10:00:00+05:30')
  expect(parse()).toEqual({
    kind: 'call',
    report: {
      source: 'callback',
      providerCallId: callId,
      correlation: null,
      status: null,
      unknownWord: null,
      final: true,
      direction: 'inbound',
      firstLeg: null,
      secondLeg: 'completed',
      firstNumber: customer,
      secondNumber: agent,
      lineNumber: line,
      createdAt: created,
      startedAt: created,
      endedAt: null,
      updatedAt: created + 80_000,
      talkSeconds: 61,
      price: null,
      recordingUrl: incoming.RecordingUrl,
      attempt: { phase: 'ended', at: created + 80_000 },
    },
  })
})

test.each(['no-answer', 'busy', 'canceled'])('nobody talked: %s', (outcome) => {
  expect(parse({ DialCallStatus: outcome, CallType: 'incomplete' })).toMatchObject({
    report: { secondLeg: outcome, talkSeconds: null },
  })
})

test('after an attempt that nobody took the flow may go on; when the caller has rung off it may not', () => {
  expect(parse({ DialCallStatus: 'no-answer', CallType: 'incomplete' })).toMatchObject({
    report: { final: false, attempt: { phase: 'ended' } },
  })
  expect(parse({ DialCallStatus: 'canceled', CallType: 'client-hangup' })).toMatchObject({
    report: { final: true, secondLeg: 'canceled' },
  })
})

test('without a call there is nothing', () => {
  expect(parse({ CallSid: '' }).kind).toBe('not-understood')
})
