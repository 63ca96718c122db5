import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyReport } from '../../../electron/core/calls/apply-report.ts'
import { noFacts } from '../../../electron/core/calls/call-facts.ts'
import type { KnownNumbers } from '../../../electron/core/calls/settle-sides.ts'
import { parsePassthru } from '../../../electron/core/exotel/parse-passthru.ts'
import { parsePopup } from '../../../electron/core/exotel/parse-popup.ts'
import { parseStatusCallback } from '../../../electron/core/exotel/parse-status-callback.ts'
import type { CallRecord } from '../../../electron/core/store/tables/call-record.ts'
import type { CallReport, ParsedHook } from '../../../electron/core/telecom/telecom-provider.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'

const sid = '0f1e2d3c4b5a69788796a5b4c3d21a5k'
const [caller, asha, ravi, line] = ['09000000002', '09000000001', '09000000003', '08040000001'] as const
const e164 = (trunk: string) => `+91${trunk.slice(1)}` as E164

const known: KnownNumbers = new Map([
  [
    e164(caller),
    {
      side: { who: 'customer', id: 'party_1', numberId: 'number_caller' },
      asCaller: {
        bookingId: 'booking_1',
        side: { who: 'customer', id: 'party_1', numberId: 'number_caller' },
      },
    },
  ],
  [e164(asha), { side: { who: 'agent', id: 'user_asha', numberId: 'number_asha' }, asCaller: null }],
  [e164(ravi), { side: { who: 'agent', id: 'user_ravi', numberId: 'number_ravi' }, asCaller: null }],
  [e164(line), { side: { who: 'unknown', id: null, numberId: 'number_line' }, asCaller: null }],
])

/** As a report finds a call that nobody knows yet. */
const stranger: CallRecord = {
  id: 'call_1',
  provider: 'exotel',
  providerCallId: sid,
  correlation: 'c',
  bookingId: null,
  direction: 'outbound',
  purpose: 'agent',
  agentUserId: null,
  first: { who: 'unknown', id: null, numberId: null },
  second: { who: 'unknown', id: null, numberId: null },
  lineNumberId: null,
  placement: 'foreign',
  status: 'queued',
  facts: noFacts,
  requestedAt: 1,
  talkSeconds: null,
  recorded: false,
  failureReason: null,
  heardAt: null,
  callbacks: 0,
  polls: 0,
  nextCheckAt: null,
  checks: 0,
  relay: null,
  revision: 0,
  updatedAt: 1,
}

function reportOf(parsed: ParsedHook): CallReport {
  if (parsed.kind !== 'call') throw new Error(parsed.reason)
  return parsed.report
}

const common = { CallSid: sid, CallFrom: caller, CallTo: line, Created: 'Thu, 15 Jan 2026 10:00:00' }
const popup = (phone: string, event: string, second: number) =>
  reportOf(
    parsePopup(
      new Map(
        Object.entries({
          ...common,
          Direction: 'outbound-dial',
          DialWhomNumber: phone,
          CurrentTime: `2026-01-15 10:00:${second}`,
          EventType: event,
          Status: event === 'Terminal' ? 'free' : 'busy',
        }),
      ),
    ),
  )
const passthru = (phone: string, outcome: string, callType: string, second: number) =>
  reportOf(
    parsePassthru(
      new Map(
        Object.entries({
          ...common,
          Direction: 'incoming',
          DialWhomNumber: phone,
          CurrentTime: `2026-01-15 10:00:${second}`,
          DialCallStatus: outcome,
          CallType: callType,
          'Legs[0][OnCallDuration]': '9',
        }),
      ),
    ),
  )
const shortEnd = reportOf(
  parseStatusCallback(
    new Map(Object.entries({ CallSid: sid, Status: 'completed', DateUpdated: '2026-01-15 10:00:59' })),
  ),
)

/** Ravi is rung first and does not pick up, then Asha does. */
const takenBySecond = [
  popup(ravi, 'Dial', 10),
  popup(ravi, 'Terminal', 25),
  passthru(ravi, 'no-answer', 'incomplete', 25),
  popup(asha, 'Dial', 26),
  popup(asha, 'Answered', 30),
  popup(asha, 'Terminal', 39),
  passthru(asha, 'completed', 'completed', 39),
  shortEnd,
]
const takenByNobody = [
  popup(asha, 'Dial', 10),
  popup(asha, 'Terminal', 40),
  passthru(asha, 'no-answer', 'incomplete', 40),
  shortEnd,
]
const declined = [popup(asha, 'Dial', 10), passthru(asha, 'busy', 'incomplete', 12), shortEnd]

function heard(reports: readonly CallReport[]) {
  return reports.reduce(
    (call, report) => applyReport(call, report, { now: 1000, callbacksExpected: true }, known).call,
    stranger,
  )
}

/** What must not depend on how it was told. */
function truthOf({
  status,
  direction,
  purpose,
  bookingId,
  first,
  second,
  talkSeconds,
  requestedAt,
}: CallRecord) {
  return { status, direction, purpose, bookingId, first, second, talkSeconds, requestedAt }
}

describe('a call that came in, whatever the order in which it is told', () => {
  it.each([
    ['taken by the second phone', takenBySecond, { status: 'completed', talkSeconds: 9 }],
    ['taken by nobody', takenByNobody, { status: 'missed', talkSeconds: 0 }],
    ['declined', declined, { status: 'rejected', talkSeconds: 0 }],
  ])('was %s', (_, reports, outcome) => {
    const expected = truthOf(heard(reports))
    expect(expected).toMatchObject({
      ...outcome,
      direction: 'inbound',
      purpose: 'inbound',
      bookingId: 'booking_1',
      first: { who: 'customer', id: 'party_1' },
      second: { who: 'agent', id: 'user_asha' },
      requestedAt: Date.parse('2026-01-15T10:00:00+05:30'),
    })
    const mixed = fc.shuffledSubarray([...reports, ...reports], { minLength: reports.length * 2 })
    fc.assert(
      fc.property(mixed, (told) => {
        expect(truthOf(heard(told))).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })

  it('rings and talks at the phone that has it now', () => {
    const steps = takenBySecond.slice(0, 6).map((_, index) => heard(takenBySecond.slice(0, index + 1)))
    expect(steps.map(({ status, second }) => `${second.id} ${status}`)).toEqual([
      'user_ravi agent-ringing',
      'user_ravi agent-ringing',
      'user_ravi agent-ringing',
      'user_asha agent-ringing',
      'user_asha in-progress',
      'user_asha in-progress',
    ])
  })

  it('is not called missed on the word of a callback that tells of no leg', () => {
    expect(heard([popup(asha, 'Dial', 10), shortEnd]).status).toBe('unknown')
  })
})

describe('the popup', () => {
  const fields = { ...common, DialWhomNumber: asha, Direction: 'incoming' }
  it.each([
    [{ EventType: 'Dial', Status: 'busy' }, 'rung'],
    [{ EventType: 'Ringing', Status: 'busy' }, 'rung'],
    [{ EventType: 'Answered', Status: 'busy' }, 'answered'],
    [{ EventType: 'Terminal', Status: 'free' }, 'ended'],
    [{ Status: 'busy' }, 'rung'],
    [{ Status: 'free' }, 'ended'],
  ])('%j', (told, phase) => {
    const report = reportOf(parsePopup(new Map(Object.entries({ ...fields, ...told }))))
    // Busy and free are the agent's, never the call's.
    expect(report).toMatchObject({ attempt: { phase }, status: null, final: false, direction: 'inbound' })
  })

  it('that names no call, or tells nothing, is not understood', () => {
    expect(parsePopup(new Map(Object.entries({ EventType: 'Dial' }))).kind).toBe('not-understood')
    expect(parsePopup(new Map(Object.entries({ ...fields, EventType: 'Odd' }))).kind).toBe('not-understood')
  })
})
