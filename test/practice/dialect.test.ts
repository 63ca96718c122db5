import { XMLParser } from 'fast-xml-parser'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { startStandIn } from '../support/practice.ts'
import { HandMovedWall } from './hand-moved-wall.ts'
import { agentNumber, callOf, customerEndingIn, line, PracticeCaller, until } from './practice-caller.ts'

let wall: HandMovedWall
let standIn: StandIn
let caller: PracticeCaller

beforeEach(async () => {
  wall = new HandMovedWall()
  standIn = await startStandIn({ speed: HandMovedWall.speed, wall })
  caller = new PracticeCaller(standIn)
})

afterEach(() => standIn.dispose())

/** Places a call and moves the wall until the provider has answered. */
async function place(ending: string, fields: Readonly<Record<string, string>> = {}) {
  const before = standIn.ledger.calls.length
  const answer = caller.connect(customerEndingIn(ending), fields)
  const call = await until(() => standIn.ledger.calls[before] ?? null)
  const moveTo = (instant: number) => wall.moveTo(standIn, instant)
  moveTo(call.course.handedOverAt)
  const answered = await answer
  return { call, answered, moveTo }
}

test('the answer to a connect reads as the provider prints it', async () => {
  const { call, answered } = await place('00', { CustomField: 'x' })
  expect(answered.headers.get('content-type')).toMatch(/^application\/json/)
  const fields = callOf(answered)
  expect(fields.Sid).toMatch(/^[0-9a-z]{32}$/)
  expect(fields).toEqual({
    Sid: call.sid,
    ParentCallSid: null,
    DateCreated: '2026-04-16 12:00:00',
    DateUpdated: '2026-04-16 12:00:00',
    AccountSid: 'practice',
    To: '09000000000',
    From: '09000009999',
    PhoneNumberSid: '08047350001',
    Status: expect.stringMatching(/^(queued|in-progress)$/),
    StartTime: '2026-04-16 12:00:00',
    EndTime: null,
    Duration: null,
    Price: null,
    Direction: 'outbound-api',
    AnsweredBy: null,
    ForwardedFrom: null,
    CallerName: null,
    Uri: `/v1/Accounts/practice/Calls.json/${call.sid}`,
    RecordingUrl: null,
  })
})

test('the connect is answered only after leg 1 was handed to the operator', async () => {
  let answered = false
  const answer = caller.connect(customerEndingIn('00')).then((done) => {
    answered = true
    return done
  })
  const call = await until(() => standIn.ledger.calls[0] ?? null)
  // Another request goes there and back meanwhile.
  await caller.details(call.sid)
  expect(answered).toBe(false)
  wall.moveSeconds((call.course.handedOverAt - standIn.clock.now()) / 1000 + 1)
  expect((await answer).status).toBe(200)
})

test('a path without .json is answered in XML, errors too', async () => {
  const { call } = await place('00')
  const parser = new XMLParser({ parseTagValue: false })
  const { TwilioResponse } = parser.parse((await caller.get(`Calls/${call.sid}?details=true`)).text)
  expect(TwilioResponse.Call).toMatchObject({ Sid: call.sid, From: '09000009999', EndTime: '' })
  const list = parser.parse((await caller.get('Calls')).text).TwilioResponse
  expect(list.Calls.Call).toMatchObject({ Sid: call.sid, CustomField: 'N/A' })
  const missing = await caller.get('Calls/0')
  expect(missing.status).toBe(404)
  expect(parser.parse(missing.text).TwilioResponse.RestException).toMatchObject({ Status: '404' })
})

test('end, duration and price come late, as text; the legs say at once how it went', async () => {
  const { call, moveTo } = await place('00')
  moveTo(call.course.secondAnsweredAt ?? 0)
  expect(await caller.details(call.sid)).toMatchObject({
    Status: 'in-progress',
    EndTime: null,
    Details: { Leg1Status: 'in-progress', Leg2Status: 'in-progress', ConversationDuration: 0 },
  })
  moveTo(call.course.endedAt)
  expect(await caller.details(call.sid)).toMatchObject({
    Status: 'completed',
    EndTime: call.course.endPlaceholder,
    Duration: null,
    Price: null,
    Details: {
      ConversationDuration: 8,
      Legs: [{ Leg: { Id: 1 } }, { Leg: { Id: 2, OnCallDuration: 8 } }],
    },
  })
  expect(call.course.bookedAt - call.course.endedAt).toBeGreaterThan(90_000)
  moveTo(call.course.bookedAt)
  expect(await caller.details(call.sid)).toMatchObject({
    EndTime: expect.stringMatching(/^2026-04-16 12:00:\d\d$/),
    Duration: expect.stringMatching(/^\d+$/),
    Price: expect.stringMatching(/^\d+\.\d{3}$/),
  })
  const plain = callOf(await caller.get(`Calls/${call.sid}.json`))
  expect(plain).not.toHaveProperty('Details')
})

test('a leg that rings has no word; one that was never dialled stays null', async () => {
  const { call, moveTo } = await place('02')
  expect(await caller.details(call.sid)).toMatchObject({ Details: { Leg1Status: null, Leg2Status: null } })
  moveTo(call.course.secondDialledAt ?? 0)
  expect(await caller.details(call.sid)).toMatchObject({
    Details: { Leg1Status: 'in-progress', Leg2Status: null },
  })
  const absent = await place('04')
  absent.moveTo(absent.call.course.bookedAt)
  expect(await caller.details(absent.call.sid)).toMatchObject({
    Status: 'no-answer',
    Details: { Leg1Status: 'no-answer', Leg2Status: null, Legs: [{ Leg: { Id: 1, OnCallDuration: 0 } }] },
  })
})

test('all placeholders of an end that is not known yet, and both first words, occur', async () => {
  for (let index = 0; index < 40; index += 1) await place(String(20 + index))
  const courses = standIn.ledger.calls.map(({ course }) => course)
  expect(new Set(courses.map(({ endPlaceholder }) => endPlaceholder))).toEqual(
    new Set(['', null, '1970-01-01 05:30:00']),
  )
  expect(new Set(courses.map(({ firstWord }) => firstWord))).toEqual(new Set(['queued', 'in-progress']))
})

test('credentials, account and path are checked, in the shape of the provider’s errors', async () => {
  const path = '/v1/Accounts/practice/Calls.json'
  const wrong = `Basic ${Buffer.from('practice:wrong').toString('base64')}`
  const refused = await caller.send(path, { headers: { Authorization: wrong } })
  expect(refused.status).toBe(401)
  expect(JSON.parse(refused.text)).toEqual({ RestException: { Status: 401, Message: expect.any(String) } })
  expect((await caller.send('/v1/Accounts/other/Calls.json')).status).toBe(404)
  expect((await caller.send('/v1/accounts/practice/Calls.json')).status).toBe(404)
  expect((await caller.send('/v1/Accounts/practice/Nothing.json')).status).toBe(404)
  expect((await caller.send(path)).status).toBe(200)
})

test('what cannot be dialled is refused with 400 and places nothing', async () => {
  const to = customerEndingIn('00')
  const refusals: readonly Readonly<Record<string, string>>[] = [
    { From: '' },
    { CallerId: '' },
    { To: '' },
    { To: '12' },
    { From: 'agent' },
    { Url: 'http://my.exotel.com/practice/exoml/start_voice/1' },
    { To: '', Url: 'https://example.com/flow.xml' },
    { CustomField: 'x'.repeat(129) },
    { CallType: 'promo' },
    { TimeLimit: '14401' },
    { TimeOut: 'soon' },
    { StatusCallback: 'not a url' },
  ]
  for (const fields of refusals) {
    const answer = await caller.connect(to, fields)
    expect([fields, answer.status]).toEqual([fields, 400])
  }
  expect(await caller.truths()).toEqual([])
})

test('a multipart request is as good as an urlencoded one, and JSON is not', async () => {
  const path = '/v1/Accounts/practice/Calls/connect.json?details=true'
  const form = new FormData()
  for (const [name, value] of Object.entries({
    From: agentNumber,
    To: customerEndingIn('00'),
    CallerId: line,
  }))
    form.append(name, value)
  const sending = caller.send(path, { method: 'POST', body: form })
  await until(() => standIn.ledger.calls[0] ?? null)
  wall.moveSeconds(3)
  expect((await sending).status).toBe(200)
  const json = JSON.stringify({ From: agentNumber, To: customerEndingIn('00'), CallerId: line })
  const headers = { 'Content-Type': 'application/json' }
  expect((await caller.send(path, { method: 'POST', body: json, headers })).status).toBe(400)
})

test('the account has 200 requests in any minute of practice; then 429 says when to come again', async () => {
  for (let request = 0; request < 100; request += 1) await caller.get('Balance.json')
  wall.moveSeconds(40)
  for (let request = 0; request < 100; request += 1) await caller.get('Balance.json')
  const refused = await caller.get('Balance.json')
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '20'])
  // Practice itself is asked without limit.
  expect(await caller.truths()).toEqual([])
  wall.moveSeconds(20)
  expect((await caller.get('Balance.json')).status).toBe(200)
})

test('number metadata knows the register, and the balance what the calls have cost', async () => {
  const { call, moveTo } = await place('00')
  const numbers = async (number: string) =>
    JSON.parse((await caller.get(`Numbers/${number}.json`)).text).Numbers
  expect(await numbers('+919000000006')).toMatchObject({
    PhoneNumber: '09000000006',
    Type: 'Mobile',
    DND: 'Yes',
  })
  expect(await numbers('09000000000')).toMatchObject({ Circle: 'KA', DND: 'No' })
  const balance = async () => JSON.parse((await caller.get('Balance.json')).text).Account
  const before = await balance()
  expect(before).toMatchObject({
    AccountSid: 'practice',
    BalanceData: { Balance: '25000.00', Currency: 'INR' },
  })
  moveTo(call.course.bookedAt)
  expect(Number((await balance()).BalanceData.Balance)).toBeLessThan(25_000)
})
