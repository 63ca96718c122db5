import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  deriveStatus,
  foldReport,
  hasEnded,
  noFacts,
  talkSecondsOf,
} from '../../../electron/core/calls/call-facts.ts'
import type { CallReport } from '../../../electron/core/telecom/telecom-provider.ts'
import { legStatuses } from '../../../shared/domain/call-status.ts'

const emptyReport: CallReport = {
  source: 'callback',
  providerCallId: 'sid',
  correlation: null,
  status: null,
  unknownWord: null,
  final: false,
  direction: 'outbound',
  firstLeg: null,
  secondLeg: null,
  firstNumber: null,
  secondNumber: null,
  lineNumber: null,
  createdAt: null,
  startedAt: null,
  endedAt: null,
  updatedAt: null,
  talkSeconds: null,
  price: null,
  recordingUrl: null,
}

const words = [
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
] as const

const reports = fc.record({
  report: fc.record({
    source: fc.constantFrom('callback', 'poll', 'connect-answer'),
    status: fc.option(fc.constantFrom(...words)),
    final: fc.boolean(),
    firstLeg: fc.option(fc.constantFrom(...legStatuses)),
    secondLeg: fc.option(fc.constantFrom(...legStatuses)),
    endedAt: fc.option(fc.integer({ min: 1, max: 5 })),
    talkSeconds: fc.option(fc.integer({ min: 0, max: 5 })),
    price: fc.option(fc.constantFrom('0.50', '1.00')),
    recordingUrl: fc.option(fc.constantFrom('https://a.example/1', 'https://a.example/2')),
  }),
  heardAt: fc.integer({ min: 1, max: 9 }),
})

type Heard = { readonly report: Partial<CallReport>; readonly heardAt: number }

function factsAfter(heard: readonly Heard[]) {
  return heard.reduce(
    (facts, { report, heardAt }) => foldReport(facts, { ...emptyReport, ...report }, heardAt),
    noFacts,
  )
}

describe('facts of a call', () => {
  it('are the same in any order and any number of times', () => {
    const shuffled = fc
      .array(reports, { maxLength: 8 })
      .chain((heard) =>
        fc.tuple(
          fc.constant(heard),
          fc.shuffledSubarray([...heard, ...heard], { minLength: heard.length * 2 }),
        ),
      )
    fc.assert(
      fc.property(shuffled, ([heard, mixed]) => {
        expect(factsAfter(mixed)).toEqual(factsAfter(heard))
      }),
      { numRuns: 500 },
    )
  })

  it('never open a call again once it has ended', () => {
    fc.assert(
      fc.property(fc.array(reports), fc.array(reports), (before, after) => {
        const facts = factsAfter(before)
        if (hasEnded(facts)) expect(hasEnded(factsAfter([...before, ...after]))).toBe(true)
      }),
    )
  })
})

describe('the word for a call', () => {
  const outbound = (...heard: Partial<CallReport>[]) =>
    deriveStatus(factsAfter(heard.map((report) => ({ report, heardAt: 1 }))), 'outbound', 'accepted')
  const inbound = (report: Partial<CallReport>) =>
    deriveStatus(factsAfter([{ report, heardAt: 1 }]), 'inbound', 'foreign')

  it('follows a call from the request to its end', () => {
    expect(outbound()).toBe('queued')
    expect(outbound({ source: 'connect-answer', status: 'in-progress' })).toBe('agent-ringing')
    expect(outbound({ status: 'in-progress', firstLeg: 'in-progress' })).toBe('customer-ringing')
    expect(outbound({ status: 'in-progress', firstLeg: 'in-progress', secondLeg: 'in-progress' })).toBe(
      'in-progress',
    )
    expect(outbound({ status: 'completed', final: true })).toBe('completed')
  })

  it('tells the agent who did not pick up from the customer who did not', () => {
    expect(outbound({ status: 'no-answer', firstLeg: 'no-answer', final: true })).toBe('agent-unavailable')
    expect(outbound({ status: 'no-answer', firstLeg: 'completed', final: true })).toBe('no-answer')
    expect(outbound({ status: 'failed', secondLeg: 'canceled', final: true })).toBe('canceled')
    expect(outbound({ status: 'busy', firstLeg: 'completed', final: true })).toBe('busy')
  })

  it('tells missed, rejected and answered incoming calls apart by the agent leg alone', () => {
    expect(inbound({ status: 'completed', secondLeg: 'no-answer', final: true })).toBe('missed')
    // The books know the legs: where they name none, nobody was rung. A callback may just have left them out.
    expect(inbound({ source: 'poll', status: 'completed' })).toBe('missed')
    expect(inbound({ status: 'completed', final: true })).toBe('unknown')
    expect(inbound({ status: 'completed', secondLeg: 'busy', final: true })).toBe('rejected')
    expect(inbound({ status: 'completed', secondLeg: 'completed', final: true })).toBe('completed')
  })

  it('says unknown only while nothing was heard of a lost request', () => {
    expect(deriveStatus(noFacts, 'outbound', 'unknown')).toBe('unknown')
    const heard = factsAfter([{ report: { status: 'in-progress' }, heardAt: 1 }])
    expect(deriveStatus(heard, 'outbound', 'unknown')).toBe('agent-ringing')
  })

  it('lets the details that were asked for outweigh a callback', () => {
    const callback = { status: 'failed', final: true } as const
    const details = { source: 'poll', status: 'completed', final: true, talkSeconds: 9 } as const
    const facts = factsAfter([
      { report: details, heardAt: 1 },
      { report: callback, heardAt: 2 },
    ])
    expect(deriveStatus(facts, 'outbound', 'accepted')).toBe('completed')
    expect(talkSecondsOf(facts, 'completed')).toBe(9)
  })

  it('counts no talk until the end, and none when nobody talked', () => {
    expect(talkSecondsOf(noFacts, 'queued')).toBeNull()
    const missed = factsAfter([{ report: { status: 'no-answer', final: true, talkSeconds: 3 }, heardAt: 1 }])
    expect(talkSecondsOf(missed, 'no-answer')).toBe(0)
  })
})
