import { expect, test } from 'vitest'
import { AppError } from '../../../shared/app-error.ts'
import { apiKey, flowToken, layered, openHookDesk, statusToken } from './hook-desk.ts'
import { notedCalls, notedDetails } from './noting-sink.ts'
import { multipart, statusCallback } from './status-callbacks.ts'

/** What `fetch` wants beside a streamed body; the library's types do not know it. */
const halfDuplex = { duplex: 'half' }

const hook = `/hooks/${statusToken}/exotel/call`

test('JSON, form, multipart and query-only callbacks are one and the same event', async () => {
  await using desk = await openHookDesk()
  const fields = statusCallback('same')
  const { 'Legs[0][OnCallDuration]': on0, 'Legs[0][Status]': status0, ...rest } = fields
  const { 'Legs[1][OnCallDuration]': on1, 'Legs[1][Status]': status1, ...flat } = rest
  const legs = [
    { OnCallDuration: Number(on0), Status: status0 },
    { OnCallDuration: Number(on1), Status: status1 },
  ]
  const json = JSON.stringify({ ...flat, RecordingUrl: null, Legs: legs })
  const headers = { 'content-type': 'application/json' }
  const query = new URLSearchParams(fields).toString()
  const answers = [
    await fetch(desk.url + hook, { method: 'POST', headers, body: json }),
    await fetch(desk.url + hook, { method: 'POST', body: new URLSearchParams(fields) }),
    await fetch(desk.url + hook, { method: 'POST', body: multipart(fields) }),
    await fetch(`${desk.url}${hook}?${query}`),
    await fetch(`${desk.url}${hook}?${query}`, { method: 'POST' }),
  ]
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
  await desk.settled()
  const details = await notedDetails(desk.store)
  expect(details).toHaveLength(5)
  for (const detail of details) expect(Object.fromEntries(detail)).toEqual(fields)
})

test('a wrong token gets 404 and nothing is stored', async () => {
  const stored: unknown[] = []
  await using desk = await openHookDesk({
    store: (store) =>
      layered(store, {
        appendRaw: (event) => {
          stored.push(event)
          return store.appendRaw(event)
        },
      }),
  })
  for (const token of ['x', flowToken, `${statusToken}x`, statusToken.slice(1), '']) {
    const answer = await fetch(`${desk.url}/hooks/${token}/exotel/call`, {
      method: 'POST',
      body: 'CallSid=a',
    })
    expect(answer.status).toBe(404)
    expect(answer.headers.get('x-powered-by')).toBeNull()
  }
  expect(stored).toEqual([])
  expect(await notedCalls(desk.store)).toEqual([])
})

test('routes that nobody named, and other methods, get 404 even with the right token', async () => {
  await using desk = await openHookDesk()
  for (const path of ['exotel/unknown', 'exotel/call/', '', 'nerve/callback', 'exotel']) {
    expect((await fetch(`${desk.url}/hooks/${statusToken}/${path}`)).status).toBe(404)
  }
  for (const method of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD']) {
    expect((await fetch(desk.url + hook, { method })).status).toBe(404)
  }
})

test('old and new token both hold during a rotation', async () => {
  const tokens = { status: [statusToken, 'new-token-0123456789abcdef'], flow: [flowToken] }
  await using desk = await openHookDesk({ tokens })
  for (const token of tokens.status) {
    const answer = await fetch(`${desk.url}/hooks/${token}/exotel/call?CallSid=${token}`)
    expect(answer.status).toBe(200)
  }
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(tokens.status)
})

test('flow hooks take the flow token only and name nobody', async () => {
  await using desk = await openHookDesk()
  const query = 'CallSid=c1&CallFrom=09000000001&CallTo=08040000001'
  const wrong = await fetch(`${desk.url}/hooks/${statusToken}/exotel/connect?${query}`)
  expect(wrong.status).toBe(404)
  const answer = await fetch(`${desk.url}/hooks/${flowToken}/exotel/connect?${query}`)
  expect(answer.status).toBe(200)
  expect(await answer.json()).toEqual({ fetch_after_attempt: false, destination: { numbers: [] } })
  const gather = await fetch(`${desk.url}/hooks/${flowToken}/exotel/gather?${query}`)
  expect(await gather.json()).toMatchObject({ gather_prompt: { text: expect.any(String) } })
  await desk.settled()
  expect((await desk.letters.list(10)).map(({ route, reason }) => [route, reason])).toEqual([
    ['exotel/gather', 'no-feature-yet'],
    ['exotel/connect', 'no-feature-yet'],
  ])
})

test('the legacy path takes the token from query or header, and keeps it out of the event', async () => {
  await using desk = await openHookDesk()
  const path = `${desk.url}/api/v1/call-masking/webhook/exotel`
  const body = new URLSearchParams({ CallSid: 'legacy' })
  expect((await fetch(path, { method: 'POST', body })).status).toBe(404)
  expect((await fetch(`${path}?token=wrong`, { method: 'POST', body })).status).toBe(404)
  expect((await fetch(`${path}?token=${statusToken}&a=b`, { method: 'POST', body })).status).toBe(200)
  const headers = { 'x-webhook-token': statusToken }
  expect((await fetch(path, { method: 'POST', body, headers })).status).toBe(200)
  expect((await fetch(path, { headers })).status).toBe(404)
  await desk.settled()
  expect((await notedDetails(desk.store)).map((detail) => Object.fromEntries(detail))).toEqual([
    { CallSid: 'legacy', a: 'b' },
    { CallSid: 'legacy' },
  ])
})

test('the orchestrator may call back with the token or with an API key', async () => {
  await using desk = await openHookDesk()
  const path = `${desk.url}/api/exotel/nerve/callback`
  const body = JSON.stringify({ call_id: 'VC_1', event: 'answered' })
  const send = (headers: Record<string, string>) => fetch(path, { method: 'POST', body, headers })
  expect((await send({})).status).toBe(404)
  expect((await send({ authorization: 'Bearer other' })).status).toBe(404)
  expect((await send({ authorization: `Bearer ${apiKey}` })).status).toBe(200)
  expect((await send({ 'x-webhook-token': statusToken })).status).toBe(200)
  await desk.settled()
  expect((await desk.letters.list(10)).map(({ route }) => route)).toEqual([
    'nerve/callback',
    'nerve/callback',
  ])
})

test('a body above 256 KiB is refused, whether or not its length was announced', async () => {
  await using desk = await openHookDesk()
  const big = new Uint8Array(10 * 1024 * 1024).fill(97)
  const announced = await fetch(desk.url + hook, { method: 'POST', body: big })
  expect(announced.status).toBe(413)
  const stream = new ReadableStream({
    start(controller) {
      for (let sent = 0; sent < 10; sent += 1) controller.enqueue(big.subarray(0, 100_000))
      controller.close()
    },
  })
  const streamed = await fetch(desk.url + hook, { method: 'POST', body: stream, ...halfDuplex })
  expect(streamed.status).toBe(413)
  const exact = new Uint8Array(256 * 1024).fill(97)
  exact.set(new TextEncoder().encode('CallSid=fits&x='))
  expect((await fetch(desk.url + hook, { method: 'POST', body: new URLSearchParams() })).status).toBe(200)
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  expect((await fetch(desk.url + hook, { method: 'POST', body: exact, headers })).status).toBe(200)
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(['fits'])
})

test('what nobody understands is kept, answered 200 and shown as a dead letter', async () => {
  await using desk = await openHookDesk()
  const headers = { 'content-type': 'application/json' }
  const bodies = ['{"CallSid":', '[1]', '', '{"Status":"completed"}']
  for (const body of bodies) {
    expect((await fetch(desk.url + hook, { method: 'POST', body, headers })).status).toBe(200)
  }
  await desk.settled()
  expect((await desk.letters.list(10)).map(({ reason }) => reason).reverse()).toEqual([
    'broken-json',
    'json-not-object',
    'empty',
    'no-call-id',
  ])
  expect(await desk.letters.waiting()).toBe(4)
})

test('a full disk answers 503 and stores nothing', async () => {
  let full = true
  await using desk = await openHookDesk({
    store: (store) =>
      layered(store, {
        appendRaw: (event) =>
          full ? Promise.reject(new AppError('store-full', 'The disk is full.')) : store.appendRaw(event),
        health: () => ({ ...store.health(), state: full ? 'full' : 'saved' }),
      }),
  })
  const answer = await fetch(`${desk.url}${hook}?CallSid=first`)
  expect(answer.status).toBe(503)
  expect(answer.headers.get('retry-after')).not.toBeNull()
  expect((await fetch(`${desk.url}/health`)).status).toBe(503)
  full = false
  expect((await fetch(`${desk.url}/health`)).status).toBe(200)
  expect((await fetch(`${desk.url}${hook}?CallSid=second`)).status).toBe(200)
  await desk.settled()
  expect(await notedCalls(desk.store)).toEqual(['second'])
})

test('with a list of sources only those are let in, by the address that the tunnel added last', async () => {
  await using desk = await openHookDesk({ sources: ['203.0.113.0/24', '2001:db8::7'] })
  const from = (forwarded: string) =>
    fetch(`${desk.url}${hook}?CallSid=a`, { headers: { 'x-forwarded-for': forwarded } })
  expect((await from('203.0.113.9')).status).toBe(200)
  expect((await from('198.51.100.1, 203.0.113.9')).status).toBe(200)
  expect((await from('2001:db8::7')).status).toBe(200)
  expect((await from('203.0.113.9, 198.51.100.1')).status).toBe(404)
  expect((await from('203.0.113.9, nonsense')).status).toBe(404)
  expect((await fetch(`${desk.url}${hook}?CallSid=a`)).status).toBe(404)
})

test('guessing is answered alike, costs a connection each, is told once, and never limits a valid token', async () => {
  await using desk = await openHookDesk()
  const guess = (address: string) =>
    fetch(`${desk.url}/hooks/guess/exotel/call`, { headers: { 'x-forwarded-for': address } })
  for (let guesses = 0; guesses < 40; guesses += 1) {
    const answer = await guess('198.51.100.1')
    expect(answer.status).toBe(404)
    expect(answer.headers.get('connection')).toBe(guesses < 30 ? 'keep-alive' : 'close')
  }
  expect((await guess('198.51.100.2')).headers.get('connection')).toBe('keep-alive')
  const valid = await fetch(`${desk.url}${hook}?CallSid=a`, {
    headers: { 'x-forwarded-for': '198.51.100.1' },
  })
  expect(valid.status).toBe(200)
  const warnings = desk.log.lines.filter(({ level }) => level === 'warn')
  expect(warnings).toHaveLength(1)
  expect(JSON.stringify(desk.log.lines)).not.toContain('guess')
})
