import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { describe, expect, test } from 'vitest'
import { RateBudget } from '../../../electron/core/exotel/rate-budget.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import {
  answer,
  cutOff,
  refusal,
  reset,
  type Script,
  silence,
  startScriptedProvider,
} from '../../support/scripted-provider.ts'
import {
  accountSid,
  basicAuthorization,
  callId,
  connectAnswer,
  connectRequest,
  customer,
  testProvider,
  withTime,
} from './test-provider.ts'

const details = { Call: { ...connectAnswer.Call, Status: 'completed' } }
const notFound = refusal(404, 'Call not found')

describe('call details', () => {
  test('are asked for with legs', async () => {
    await using server = await startScriptedProvider(answer(200, details))
    await using exotel = testProvider(server.url)
    const report = await exotel.provider.callDetails(callId)
    expect(report).toMatchObject({ source: 'poll', providerCallId: callId, status: 'completed' })
    const [request] = server.requests
    expect(request).toMatchObject({ method: 'GET', path: `/v1/Accounts/${accountSid}/Calls/${callId}.json` })
    expect(request?.query.get('details')).toBe('true')
    expect(request?.headers.authorization).toBe(basicAuthorization)
  })

  test('of a call that is not known (yet) are none', async () => {
    await using server = await startScriptedProvider(notFound)
    await using exotel = testProvider(server.url)
    expect(await exotel.provider.callDetails(callId)).toBeNull()
    expect(exotel.log.lines.every(({ level }) => level === 'debug')).toBe(true)
  })

  test('of something that is no call id are not asked for', async () => {
    await using server = await startScriptedProvider()
    await using exotel = testProvider(server.url)
    expect(await exotel.provider.callDetails('../Balance')).toBeNull()
    expect(await exotel.provider.callDetails('a/b?c')).toBeNull()
    expect(server.requests).toEqual([])
  })

  test('of many come in one request; what was not asked for is left out', async () => {
    const row = (Sid: string) => ({ ...details.Call, Sid })
    await using server = await startScriptedProvider(answer(200, { Calls: [row('a1'), row('c3')] }))
    await using exotel = testProvider(server.url)
    const reports = await exotel.provider.callDetailsOf(['a1', 'b2', 'not an id'])
    expect(reports.map(({ providerCallId }) => providerCallId)).toEqual(['a1'])
    expect(server.requests[0]?.query.get('Sid')).toBe('a1,b2')
  })

  test('of more than twenty at once, or of none, are not asked for', async () => {
    await using exotel = testProvider('http://127.0.0.1:9')
    await expect(exotel.provider.callDetailsOf(Array.from({ length: 21 }, () => 'a'))).rejects.toThrow(
      RangeError,
    )
    expect(await exotel.provider.callDetailsOf([])).toEqual([])
  })
})

describe('a read that fails', () => {
  test.each<[string, Script]>([
    ['500', refusal(500)],
    ['503', refusal(503)],
    ['502 with a page', answer(502, '<html></html>')],
    ['a reset', reset],
    ['half an answer', cutOff],
    ['an answer that is none', answer(200, 'OK')],
    ['429', refusal(429, '', { 'Retry-After': '1' })],
    ['silence', silence],
  ])('for %s is asked again', async (_name, script) => {
    await using server = await startScriptedProvider(script, script, answer(200, details))
    // The limit is one of the wall: where there is an answer, a busy machine has the time to give it.
    await using exotel = testProvider(server.url, script === silence ? { timeouts: { readMs: 1000 } } : {})
    const report = await withTime(exotel.clock, exotel.provider.callDetails(callId))
    expect(report?.providerCallId).toBe(callId)
    expect(server.requests).toHaveLength(3)
  })

  test('is asked again after growing pauses, three times and no more', async () => {
    await using server = await startScriptedProvider(refusal(500))
    await using exotel = testProvider(server.url)
    const begun = exotel.clock.now()
    await expect(withTime(exotel.clock, exotel.provider.balance())).rejects.toMatchObject({
      kind: 'service-unavailable',
      httpStatus: 500,
    })
    expect(server.requests).toHaveLength(4)
    expect(exotel.clock.now() - begun).toBeGreaterThanOrEqual(750 + 1500 + 3000)
  })

  test.each<[number, string]>([
    [400, 'invalid-request'],
    [401, 'authentication'],
    [402, 'insufficient-balance'],
    [403, 'authentication'],
    [404, 'not-found'],
    [409, 'invalid-request'],
  ])('for %d is not asked again', async (status, kind) => {
    await using server = await startScriptedProvider(refusal(status))
    await using exotel = testProvider(server.url)
    await expect(exotel.provider.balance()).rejects.toMatchObject({ kind, httpStatus: status })
    expect(server.requests).toHaveLength(1)
  })

  test('is not asked again by itself when the provider wants a long pause', async () => {
    await using server = await startScriptedProvider(refusal(503, '', { 'Retry-After': '3600' }))
    await using exotel = testProvider(server.url)
    await expect(exotel.provider.balance()).rejects.toMatchObject({ retryAfterMs: 3_600_000 })
    expect(server.requests).toHaveLength(1)
  })

  test('after the end is not sent at all', async () => {
    await using server = await startScriptedProvider(answer(200, details))
    await using exotel = testProvider(server.url)
    await exotel.provider.dispose()
    await expect(exotel.provider.callDetails(callId)).rejects.toMatchObject({ kind: 'network' })
    expect(server.requests).toEqual([])
  })

  test('ends with the provider, under way or waiting to be repeated', async () => {
    await using server = await startScriptedProvider(silence)
    await using exotel = testProvider(server.url)
    const underWay = expect(exotel.provider.callDetails(callId)).rejects.toMatchObject({ kind: 'network' })
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await exotel.provider.dispose()
    await underWay
  })
})

test('number metadata and balance', async () => {
  await using server = await startScriptedProvider(
    answer(200, { Numbers: { Circle: 'KA', Type: 'Mobile', DND: 'No' } }),
    answer(200, { Account: { BalanceData: { Balance: '1543.75', Currency: 'INR' } } }),
  )
  await using exotel = testProvider(server.url)
  expect(await exotel.provider.numberMetadata(customer)).toMatchObject({ circle: 'KA', doNotDisturb: false })
  expect(await exotel.provider.balance()).toEqual({ amount: '1543.75', currency: 'INR' })
  expect(server.requests.map(({ path }) => path)).toEqual([
    `/v1/Accounts/${accountSid}/Numbers/09000000002.json`,
    `/v1/Accounts/${accountSid}/Balance.json`,
  ])
  expect(exotel.log.text).not.toMatch(/90000/)
})

describe('the check of the account', () => {
  test('passes with a list', async () => {
    await using server = await startScriptedProvider(answer(200, { Metadata: {}, Calls: [] }))
    await using exotel = testProvider(server.url)
    await exotel.provider.checkAccount()
    expect(server.requests[0]?.query.get('PageSize')).toBe('1')
  })

  test.each<[string, Script, string]>([
    ['401', answer(401, 'Authentication is required'), 'authentication'],
    ['404, as from the wrong region', notFound, 'authentication'],
    ['a page of something else', answer(200, '<html>Welcome</html>'), 'service-unavailable'],
    ['503', refusal(503), 'service-unavailable'],
    ['a reset', reset, 'network'],
  ])('fails with %s, and says so at once', async (_name, script, kind) => {
    await using server = await startScriptedProvider(script)
    await using exotel = testProvider(server.url)
    await expect(exotel.provider.checkAccount()).rejects.toMatchObject({ kind })
    expect(server.requests).toHaveLength(1)
  })
})

describe('a provider that keeps failing', () => {
  test('is left alone for a while, then asked by one', async () => {
    await using server = await startScriptedProvider(refusal(503), refusal(503), answer(200, connectAnswer))
    await using exotel = testProvider(server.url, { breaker: { failuresToOpen: 2, coolingMs: 10_000 } })
    const connect = () => exotel.provider.connectTwoNumbers(connectRequest)
    expect((await connect()).kind).toBe('unavailable')
    expect((await connect()).kind).toBe('unavailable')
    expect(await connect()).toMatchObject({
      kind: 'refused',
      error: { kind: 'circuit-open', retryAfterMs: 10_000 },
    })
    await expect(exotel.provider.balance()).rejects.toMatchObject({ kind: 'circuit-open' })
    expect(server.requests).toHaveLength(2)

    await exotel.clock.advance(10_000)
    expect((await connect()).kind).toBe('accepted')
  })

  test.each<[string, Script]>([
    ['refuses', refusal(400)],
    ['is busy', refusal(429, '', { 'Retry-After': '500' })],
  ])('is still asked when it only %s', async (_name, script) => {
    await using server = await startScriptedProvider(script)
    for (let i = 0; i < 4; i += 1) {
      await using exotel = testProvider(server.url, { breaker: { failuresToOpen: 1, coolingMs: 10_000 } })
      const first = await exotel.provider.connectTwoNumbers(connectRequest)
      const second = await exotel.provider.connectTwoNumbers(connectRequest)
      for (const outcome of [first, second]) {
        expect(outcome).not.toMatchObject({ error: { kind: 'circuit-open' } })
      }
    }
  })
})

describe('the rate of the account', () => {
  test('is shared by its clients, and a connect goes before questions', async () => {
    await using server = await startScriptedProvider(({ path }, response) => {
      response.end(JSON.stringify(path.endsWith('connect.json') ? connectAnswer : details))
    })
    const clock = new ManualClock()
    const rateBudget = new RateBudget(clock, 10)
    await using one = testProvider(server.url, { clock, rateBudget })
    await using two = testProvider(server.url, { clock, rateBudget })
    const questions = [1, 2, 3, 4, 5].map((i) => (i % 2 === 0 ? one : two).provider.callDetails(`call${i}`))
    const connecting = one.provider.connectTwoNumbers(connectRequest)
    const all = Promise.all([...questions, connecting])
    await withTime(clock, all, 500)

    const order = server.requests.map(({ method }) => method)
    expect(order).toHaveLength(6)
    // Two leave at once, the third is the connect.
    expect(order.indexOf('POST')).toBe(2)
    rateBudget.dispose()
  })

  test('a connect waits behind no question that is not answered', async () => {
    await using server = await startScriptedProvider(({ path }, response) => {
      if (path.endsWith('connect.json')) response.end(JSON.stringify(connectAnswer))
    })
    await using exotel = testProvider(server.url)
    const questions = Promise.allSettled(
      Array.from({ length: 10 }, (_, i) => exotel.provider.callDetails(`call${i}`)),
    )
    expect((await exotel.provider.connectTwoNumbers(connectRequest)).kind).toBe('accepted')
    await exotel.provider.dispose()
    await questions
  })

  test('no more than a few questions are under way at a time', async () => {
    let open = 0
    let most = 0
    await using server = await startScriptedProvider((_request, response) => {
      open += 1
      most = Math.max(most, open)
      setImmediate(() => {
        open -= 1
        response.end(JSON.stringify(details))
      })
    })
    await using exotel = testProvider(server.url)
    await Promise.all(Array.from({ length: 30 }, (_, i) => exotel.provider.callDetails(`call${i}`)))
    expect(server.requests).toHaveLength(30)
    expect(most).toBeLessThanOrEqual(6)
  })
})

test('at the end no connection is left open', async () => {
  const server = createServer((_request, response) => response.end(JSON.stringify(details)))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const closed = new Promise((resolve) => {
    server.once('connection', (socket: Socket) => socket.once('close', resolve))
  })
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const { provider } = testProvider(`http://127.0.0.1:${port}`)
  await provider.callDetails(callId)
  await Promise.all([provider.dispose(), provider.dispose()])
  await closed
  server.close()
  await once(server, 'close')
})
