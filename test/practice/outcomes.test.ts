import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallTruth } from '../../electron/practice/control/call-truth.ts'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { startStandIn } from '../support/practice.ts'
import { CallbackReceiver } from './callback-receiver.ts'
import { callOf, customerEndingIn, PracticeCaller, until } from './practice-caller.ts'

let standIn: StandIn
let caller: PracticeCaller
let receiver: CallbackReceiver

beforeEach(async () => {
  standIn = await startStandIn({ speed: 500 })
  caller = new PracticeCaller(standIn)
  receiver = await CallbackReceiver.start()
})

afterEach(async () => {
  await standIn.dispose()
  await receiver.dispose()
})

const talked = { status: 'completed', leg1Status: 'completed', leg2Status: 'completed', talkSeconds: 8 }

function endOf(customField: string): Promise<CallTruth> {
  return until(async () => {
    const truths = await caller.truths()
    return truths.find((call) => call.customField === customField && call.ended) ?? null
  })
}

/** The callbacks of one call, each as the event and the second leg's word, once so many have come. */
function callbacks(count: number): Promise<readonly string[]> {
  return until(() =>
    receiver.received.length < count
      ? null
      : receiver.received.map(({ fields }) =>
          fields.EventType === 'answered' ? `answered ${fields['Legs[1][Status]']}`.trim() : 'terminal',
        ),
  )
}

const endings = {
  '00': talked,
  '01': { status: 'busy', leg1Status: 'completed', leg2Status: 'busy', talkSeconds: 0 },
  '02': { status: 'no-answer', leg1Status: 'completed', leg2Status: 'no-answer', talkSeconds: 0 },
  '03': { status: 'failed', leg1Status: 'completed', leg2Status: 'failed', talkSeconds: 0 },
  '04': { status: 'no-answer', leg1Status: 'no-answer', leg2Status: null, talkSeconds: 0 },
  '05': { ...talked, talkSeconds: 1 },
} as const

for (const [ending, end] of Object.entries(endings)) {
  test(`a call to …${ending} ends as the number says, in the list of truth and in the details alike`, async () => {
    const answer = await caller.connect(customerEndingIn(ending), {
      CustomField: 'intent-1',
      ...receiver.wish,
    })
    const { Sid } = callOf(answer)
    expect(await endOf('intent-1')).toMatchObject({ sid: Sid, ...end })
    const details = await caller.details(Sid)
    expect(details).toMatchObject({
      Status: end.status,
      Details: {
        ConversationDuration: end.talkSeconds,
        Leg1Status: end.leg1Status,
        Leg2Status: end.leg2Status,
      },
    })
    const heard = end.leg2Status === 'completed' ? ['answered', 'answered in-progress'] : ['answered']
    const expected = end.leg1Status === 'completed' ? [...heard, 'terminal'] : ['terminal']
    expect(await callbacks(expected.length)).toEqual(expected)
    expect(receiver.received.at(-1)?.fields).toMatchObject({ Status: end.status, CallSid: Sid })
  })
}

test('06 is refused for the do-not-disturb register, and no call comes of it', async () => {
  const answer = await caller.connect(customerEndingIn('06'), { CustomField: 'intent-1' })
  expect(answer.status).toBe(403)
  expect(JSON.parse(answer.text).RestException).toMatchObject({
    Status: 403,
    Message: expect.stringContaining('TRAI NDNC'),
  })
  expect(await caller.truths()).toEqual([])
})

test('07 breaks the connection without an answer, and the call takes its course', async () => {
  await expect(caller.connect(customerEndingIn('07'), { CustomField: 'intent-1' })).rejects.toThrow()
  expect(await endOf('intent-1')).toMatchObject({ ...talked, answerLost: true })
})

test('08 never calls back', async () => {
  const { Sid } = callOf(await caller.connect(customerEndingIn('08'), receiver.wish))
  const control = callOf(await caller.connect(customerEndingIn('00'), receiver.wish))
  // The end of a later call has been told: this one's would have been long before.
  await until(async () => ((await caller.truths()).every(({ ended }) => ended) ? true : null))
  await callbacks(3)
  expect(receiver.received.map(({ fields }) => fields.CallSid)).not.toContain(Sid)
  expect(receiver.received.map(({ fields }) => fields.CallSid)).toContain(control.Sid)
  expect(await caller.details(Sid)).toMatchObject({ Status: 'completed' })
})

test('09 tells everything twice, the end first', async () => {
  await caller.connect(customerEndingIn('09'), receiver.wish)
  expect(await callbacks(6)).toEqual([
    'terminal',
    'terminal',
    'answered in-progress',
    'answered in-progress',
    'answered',
    'answered',
  ])
})

test('10 turns the first request away with 429 and takes the second', async () => {
  const fields = { CustomField: 'intent-1' }
  const first = await caller.connect(customerEndingIn('10'), fields)
  expect([first.status, first.headers.get('retry-after')]).toEqual([429, '3'])
  expect((await caller.connect(customerEndingIn('10'), fields)).status).toBe(200)
  expect(await endOf('intent-1')).toMatchObject(talked)
  // Each intent is turned away anew.
  expect((await caller.connect(customerEndingIn('10'), { CustomField: 'intent-2' })).status).toBe(429)
})

test('11 is out of order three times for each intent and then takes the call', async () => {
  const statuses: number[] = []
  for (let attempt = 0; attempt < 4; attempt += 1) {
    if (attempt === 2) await caller.get('Calls.json')
    statuses.push((await caller.connect(customerEndingIn('11'), { CustomField: 'intent-1' })).status)
  }
  expect(statuses).toEqual([503, 503, 503, 200])
  expect(await endOf('intent-1')).toMatchObject(talked)
  const { attempts } = JSON.parse((await caller.send('/practice/attempts')).text)
  const asked = attempts.map(({ listAskedBefore }: { listAskedBefore: boolean }) => listAskedBefore)
  expect(asked).toEqual([true, false, true, false])
})

test('a second connect for one intent is refused and recorded', async () => {
  const { Sid } = callOf(await caller.connect(customerEndingIn('00'), { CustomField: 'intent-1' }))
  const second = await caller.connect(customerEndingIn('01'), { CustomField: 'intent-1' })
  expect(second.status).toBe(409)
  expect(await caller.truths()).toHaveLength(1)
  const { violations } = JSON.parse((await caller.send('/practice/violations')).text)
  expect(violations).toMatchObject([{ kind: 'second-connect', customField: 'intent-1', sid: Sid }])
})

test('a flow rings one side only, by the number in From, and tells its end in four fields', async () => {
  const body = {
    From: customerEndingIn('00'),
    To: '',
    Url: 'http://my.exotel.com/practice/exoml/start_voice/4711',
    CustomField: 'intent-1',
    ...receiver.wish,
  }
  const { Sid } = callOf(await caller.connect('', body))
  expect(await endOf('intent-1')).toMatchObject({ status: 'completed', leg2Status: null, talkSeconds: 8 })
  await until(() => receiver.received[0] ?? null)
  expect(receiver.received.map(({ fields }) => Object.keys(fields))).toEqual([
    ['CallSid', 'Status', 'DateUpdated', 'RecordingUrl'],
  ])
  expect(receiver.received[0]?.fields).toMatchObject({ CallSid: Sid, Status: 'completed' })
})

test('talk ends at the time limit, and a phone rings no longer than it may', async () => {
  await caller.connect(customerEndingIn('00'), { CustomField: 'intent-1', TimeLimit: '5' })
  await caller.connect(customerEndingIn('02'), { CustomField: 'intent-2', TimeOut: '10' })
  expect(await endOf('intent-1')).toMatchObject({ ...talked, talkSeconds: 5 })
  const [, unanswered] = standIn.ledger.calls
  expect((unanswered?.course.endedAt ?? 0) - (unanswered?.course.secondDialledAt ?? 0)).toBe(10_000)
})

test('the same seed draws the same course for other numbers, another seed another', async () => {
  const statusesOf = async (seed: number) => {
    const other = await startStandIn({ speed: 2000, seed })
    try {
      const otherCaller = new PracticeCaller(other)
      const numbers = Array.from({ length: 60 }, (_, index) => customerEndingIn(String(20 + index)))
      await Promise.all(numbers.map((number) => otherCaller.connect(number)))
      return other.ledger.calls
        .toSorted((a, b) => (a.second ?? '').localeCompare(b.second ?? ''))
        .map(({ course }) => `${course.word} ${course.talkSeconds}`)
    } finally {
      await other.dispose()
    }
  }
  const first = await statusesOf(7)
  expect(await statusesOf(7)).toEqual(first)
  expect(await statusesOf(8)).not.toEqual(first)
  expect(new Set(first.map((text) => text.split(' ')[0]))).toContain('no-answer')
})
