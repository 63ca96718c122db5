import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { CallTruth } from '../../electron/practice/control/call-truth.ts'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { startStandIn } from '../support/practice.ts'
import { PracticeCaller, until } from './practice-caller.ts'

let standIn: StandIn
let caller: PracticeCaller
let applets: Server
let asked: { readonly hook: string; readonly fields: Readonly<Record<string, string>> }[]

beforeEach(async () => {
  standIn = await startStandIn({ speed: 500 })
  caller = new PracticeCaller(standIn)
  asked = []
  applets = createServer((request, response) => {
    const url = new URL(request.url ?? '', 'http://applet.invalid')
    asked.push({ hook: `${request.method} ${url.pathname}`, fields: Object.fromEntries(url.searchParams) })
    response.end()
  })
  await new Promise<void>((resolve) => applets.listen(0, '127.0.0.1', resolve))
  // A server that listens on TCP has an address with a port.
  const base = `http://127.0.0.1:${(applets.address() as AddressInfo).port}`
  await post('/practice/flow', { popupUrl: `${base}/popup`, passthruUrl: `${base}/passthru` })
})

afterEach(async () => {
  await standIn.dispose()
  applets.closeAllConnections()
  await new Promise((resolve) => applets.close(resolve))
})

async function post(path: string, body: object): Promise<{ readonly status: number; readonly sid: string }> {
  const answer = await caller.send(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(body),
  })
  return { status: answer.status, sid: JSON.parse(answer.text).sid }
}

const callIn = (wish: object) => post('/practice/call-in', { from: '+919000001012', ...wish })

function ended(sid: string): Promise<CallTruth> {
  return until(async () => (await caller.truths()).find((call) => call.sid === sid && call.ended) ?? null)
}

function told(count: number) {
  return until(() => (asked.length < count ? null : asked))
}

test('tells of each attempt and of the end as applets do', async () => {
  const { sid } = await callIn({ outcome: 'answered', ringSeconds: 5, talkSeconds: 8 })
  const requests = await told(4)
  expect(
    requests.map(({ hook, fields }) => [hook, fields.EventType ?? fields.CallType, fields.Status]),
  ).toEqual([
    ['GET /popup', 'Dial', 'busy'],
    ['GET /popup', 'Answered', 'busy'],
    ['GET /popup', 'Terminal', 'free'],
    ['GET /passthru', 'completed', undefined],
  ])
  expect(requests[3]?.fields).toMatchObject({
    CallSid: sid,
    CallFrom: '09000001012',
    CallTo: '08047350001',
    DialWhomNumber: '09000009999',
    Direction: 'incoming',
    DialCallStatus: 'completed',
    EndTime: '1970-01-01 05:30:00',
    ForwardedFrom: 'null',
    'Legs[0][OnCallDuration]': '8',
  })
  expect(requests[0]?.fields.Created).toMatch(/^Thu, 16 Apr 2026 12:\d\d:\d\d$/)
})

test.each([
  ['missed', 'no-answer', 'incomplete'],
  ['rejected', 'busy', 'incomplete'],
  ['gives-up', 'canceled', 'client-hangup'],
])('%s: the call as a whole is completed all the same', async (outcome, leg, callType) => {
  const { sid } = await callIn({ outcome, ringSeconds: 4 })
  expect(await ended(sid)).toMatchObject({
    direction: 'inbound',
    status: 'completed',
    leg2Status: leg,
    talkSeconds: 0,
  })
  const passthru = (await told(3)).find(({ hook }) => hook === 'GET /passthru')
  expect(passthru?.fields).toMatchObject({ CallType: callType, DialCallStatus: leg })
  const details = await caller.details(sid)
  expect(details).toMatchObject({ Status: 'completed', Direction: 'inbound', Details: { Leg2Status: leg } })
})

test('the books name the line until they know who was rung', async () => {
  const { sid } = await callIn({ outcome: 'missed', ringSeconds: 30 })
  expect(await caller.details(sid)).toMatchObject({ From: '09000001012', To: '08047350001' })
  await until(async () => ((await caller.details(sid)).To === '09000009999' ? true : null))
})

test('calls that came in are listed by their direction, and are no connects', async () => {
  const { sid } = await callIn({ outcome: 'missed', ringSeconds: 4 })
  const list = async (direction: string) =>
    JSON.parse((await caller.get(`Calls.json?Direction=${direction}`)).text).Calls.map(
      (call: { Sid: string }) => call.Sid,
    )
  expect(await list('inbound')).toEqual([sid])
  expect(await list('outbound-api')).toEqual([])
})

test('hooks are lost, doubled and turned round where that is asked for', async () => {
  const lost = await callIn({ outcome: 'missed', ringSeconds: 3, hooks: { lost: true } })
  await ended(lost.sid)
  const { sid } = await callIn({
    outcome: 'missed',
    ringSeconds: 3,
    hooks: { doubled: true, reordered: true },
  })
  const requests = await told(6)
  expect(requests.every(({ fields }) => fields.CallSid === sid)).toBe(true)
  const words = requests.map(({ hook, fields }) => fields.EventType ?? hook)
  expect(words.toSorted()).toEqual([
    ...['Dial', 'Dial', 'GET /passthru', 'GET /passthru', 'Terminal', 'Terminal'],
  ])
  // What was first is told last; those that leave in the same moment may overtake each other.
  expect(words.indexOf('GET /passthru')).toBeLessThan(words.lastIndexOf('Dial'))
})

test('nobody calls in until a rate is set, then people of the desk do', async () => {
  expect(await caller.truths()).toEqual([])
  await post('/practice/flow', { callInsPerHour: 600 })
  const [call] = await until(async () => {
    const truths = await caller.truths()
    return truths.length > 0 ? truths : null
  })
  expect(call).toMatchObject({ direction: 'inbound', from: expect.stringMatching(/^0900000\d{4}$/) })
})

test('what cannot be is refused with its name', async () => {
  expect((await post('/practice/call-in', { from: 'nobody' })).status).toBe(400)
  expect((await callIn({ outcome: 'vanishes' })).status).toBe(400)
  expect((await post('/practice/flow', { callInsPerHour: -1 })).status).toBe(400)
})
