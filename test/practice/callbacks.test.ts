import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { startStandIn } from '../support/practice.ts'
import { CallbackReceiver } from './callback-receiver.ts'
import { callOf, customerEndingIn, PracticeCaller, until } from './practice-caller.ts'

let standIn: StandIn
let caller: PracticeCaller
let receiver: CallbackReceiver

beforeEach(async () => {
  standIn = await startStandIn({ speed: 5000 })
  caller = new PracticeCaller(standIn)
  receiver = await CallbackReceiver.start()
})

afterEach(async () => {
  await standIn.dispose()
  await receiver.dispose()
})

function received(count: number) {
  return until(() => (receiver.received.length < count ? null : receiver.received))
}

test('callbacks are multipart forms with flattened legs, and the custom field comes with the end only', async () => {
  const fields = { CustomField: 'intent-1', Record: 'true', ...receiver.wish }
  const { Sid } = callOf(await caller.connect(customerEndingIn('00'), fields))
  const [first, second, end] = await received(3)
  for (const callback of [first, second, end]) expect(callback?.contentType).toMatch(/^multipart\/form-data;/)
  expect(first?.fields).toMatchObject({
    CallSid: Sid,
    EventType: 'answered',
    Status: 'in-progress',
    'Legs[0][Status]': 'in-progress',
    'Legs[1][Status]': '',
  })
  expect(first?.fields).not.toHaveProperty('CustomField')
  expect(second?.fields).toMatchObject({ EventType: 'answered', 'Legs[1][Status]': 'in-progress' })
  expect(end?.fields).toMatchObject({
    EventType: 'terminal',
    Status: 'completed',
    From: '09000009999',
    To: '09000000000',
    PhoneNumberSid: '08047350001',
    Direction: 'outbound-api',
    ConversationDuration: '8',
    CustomField: 'intent-1',
    RecordingUrl: `${standIn.url}/recordings/${Sid}.mp3`,
    'Legs[1][OnCallDuration]': '8',
    EndTime: expect.stringMatching(/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/),
  })
})

test('callbacks are JSON when that was asked for, with numbers and null as such', async () => {
  const wish = { ...receiver.wish, StatusCallbackContentType: 'application/json' }
  await caller.connect(customerEndingIn('04'), wish)
  const [end] = await received(1)
  expect(end?.contentType).toBe('application/json')
  expect(JSON.parse(end?.body ?? '')).toMatchObject({
    EventType: 'terminal',
    Status: 'no-answer',
    ConversationDuration: 0,
    Legs: [
      { Status: 'no-answer', OnCallDuration: 0 },
      { Status: null, OnCallDuration: 0 },
    ],
  })
})

test('without events only the short form is sent, once, at the end', async () => {
  await caller.connect(customerEndingIn('00'), { StatusCallback: receiver.url })
  await caller.connect(customerEndingIn('01'), { StatusCallback: receiver.url })
  const both = await received(2)
  for (const { fields } of both) {
    expect(Object.keys(fields)).toEqual(['CallSid', 'Status', 'DateUpdated', 'RecordingUrl'])
  }
  expect(both.map(({ fields }) => fields.Status).toSorted()).toEqual(['busy', 'completed'])
})

test('events may be listed with empty brackets, and only those asked for are sent', async () => {
  const wish = { StatusCallback: `${receiver.url}?token=t`, 'StatusCallbackEvents[]': 'terminal' }
  await caller.connect(customerEndingIn('00'), wish)
  const [end] = await received(1)
  expect([end?.fields.EventType, end?.path]).toEqual(['terminal', '/hook?token=t'])
})

test('what is not accepted is sent again after 5 and after another 15 minutes, and then dropped', async () => {
  receiver.statuses.push(500, 404, 302)
  await caller.connect(customerEndingIn('01'), { StatusCallback: receiver.url })
  const [delivery] = await until(() => {
    const deliveries = [...standIn.ledger.deliveries]
    return deliveries[0]?.settled ? deliveries : null
  })
  expect(delivery).toMatchObject({ attempts: 3, settled: 'dropped', status: 302 })
  const ended = standIn.ledger.calls[0]?.course.endedAt ?? 0
  expect((delivery?.lastAttemptAt ?? 0) - ended).toBeGreaterThanOrEqual(20 * 60_000)
  const bodies = receiver.received.map(({ fields }) => fields)
  expect(bodies).toEqual([bodies[0], bodies[0], bodies[0]])
})

test('a receiver that is back in time gets what it missed', async () => {
  receiver.statuses.push(503)
  await caller.connect(customerEndingIn('01'), { StatusCallback: receiver.url })
  await received(2)
  const [delivery] = await until(() => {
    const deliveries = [...standIn.ledger.deliveries]
    return deliveries[0]?.settled ? deliveries : null
  })
  expect(delivery).toMatchObject({ attempts: 2, settled: 'accepted' })
})

test('the mix loses, doubles and reorders the callbacks of numbers without a fate of their own', async () => {
  const change = (mix: Record<string, number>) =>
    caller.send('/practice/mix', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(mix),
    })
  const certain = { busy: 1, agentAbsent: 0, agentGivesUp: 0 }
  await change({ ...certain, loseCallbacks: 1, doubleCallbacks: 0, reorder: 0 })
  const lost = callOf(await caller.connect(customerEndingIn('50'), receiver.wish))
  await change({ loseCallbacks: 0, doubleCallbacks: 1, reorder: 1 })
  const doubled = callOf(await caller.connect(customerEndingIn('51'), receiver.wish))
  const all = await received(4)
  expect(all.map(({ fields }) => fields.EventType)).toEqual(['terminal', 'terminal', 'answered', 'answered'])
  expect(new Set(all.map(({ fields }) => fields.CallSid))).toEqual(new Set([doubled.Sid]))
  expect(await until(async () => (await caller.details(lost.Sid)).Status)).toBe('busy')
  expect((await change({ loseCallbacks: 2 })).status).toBe(400)
  expect((await change({ lozeCallbacks: 0.1 })).status).toBe(400)
})
