import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { inspect } from 'node:util'
import { describe, expect, test } from 'vitest'
import type { ConnectOutcome } from '../../../electron/core/telecom/telecom-provider.ts'
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
  apiKey,
  apiToken,
  basicAuthorization,
  callId,
  connectAnswer,
  connectRequest,
  correlation,
  line,
  testProvider,
  withTime,
} from './test-provider.ts'

/** What becomes of a connect that is answered so, and how often it was sent. */
async function connect(...scripts: readonly Script[]): Promise<{ outcome: ConnectOutcome; sent: number }> {
  await using server = await startScriptedProvider(...scripts)
  // The limit is one of the wall: where there is an answer, a busy machine has the time to give it.
  const waits = scripts.includes(silence) ? { timeouts: { connectMs: 500 } } : {}
  await using exotel = testProvider(server.url, waits)
  const outcome = await withTime(exotel.clock, exotel.provider.connectTwoNumbers(connectRequest))
  return { outcome, sent: server.requests.length }
}

const shown = (outcome: ConnectOutcome) =>
  outcome.kind === 'accepted' ? 'accepted' : `${outcome.kind} ${outcome.error.kind}`

describe('the request', () => {
  test('connects two numbers with form fields and the key in the header', async () => {
    await using server = await startScriptedProvider(answer(200, connectAnswer))
    await using exotel = testProvider(server.url)
    const outcome = await exotel.provider.connectTwoNumbers({
      ...connectRequest,
      timeLimitSeconds: 3600,
      ringSeconds: 30,
      statusCallback: 'https://desk.example/hooks/t/exotel/call',
    })

    expect(outcome.kind).toBe('accepted')
    const [request] = server.requests
    expect(request).toMatchObject({ method: 'POST', path: `/v1/Accounts/${accountSid}/Calls/connect.json` })
    expect(request?.headers.authorization).toBe(basicAuthorization)
    expect(request?.headers['content-type']).toBe('application/x-www-form-urlencoded')
    expect(Object.fromEntries(request?.form ?? [])).toEqual({
      From: '+919000000001',
      To: '+919000000002',
      CallerId: '08040000001',
      CallType: 'trans',
      Record: 'true',
      TimeLimit: '3600',
      TimeOut: '30',
      CustomField: correlation,
      StatusCallback: 'https://desk.example/hooks/t/exotel/call',
      'StatusCallbackEvents[0]': 'terminal',
      'StatusCallbackEvents[1]': 'answered',
      StatusCallbackContentType: 'application/json',
    })
  })

  test('says that nothing is to be recorded and asks for no callback without an address', async () => {
    await using server = await startScriptedProvider(answer(200, connectAnswer))
    await using exotel = testProvider(server.url)
    await exotel.provider.connectTwoNumbers({ ...connectRequest, record: false })

    const form = server.requests[0]?.form
    expect(form?.get('Record')).toBe('false')
    expect([...(form?.keys() ?? [])].filter((key) => key.startsWith('StatusCallback'))).toEqual([])
  })

  test('puts a person into a flow', async () => {
    await using server = await startScriptedProvider(answer(200, connectAnswer))
    await using exotel = testProvider(server.url)
    const { first } = connectRequest
    await exotel.provider.connectToFlow({
      first,
      line,
      correlation,
      record: true,
      flowAppId: '926',
      statusCallback: 'https://desk.example/h',
    })

    const form = server.requests[0]?.form
    expect(form?.get('Url')).toBe(`http://my.exotel.com/${accountSid}/exoml/start_voice/926`)
    expect(form?.get('From')).toBe('+919000000001')
    expect(form?.has('To')).toBe(false)
    expect(form?.has('StatusCallbackEvents[0]')).toBe(false)
  })

  test('keeps a path in front of the API', async () => {
    await using server = await startScriptedProvider(answer(200, connectAnswer))
    await using exotel = testProvider(`${server.url}/through/`)
    await exotel.provider.connectTwoNumbers(connectRequest)
    expect(server.requests[0]?.path).toBe(`/through/v1/Accounts/${accountSid}/Calls/connect.json`)
  })

  test('refuses a correlation that the custom field cannot hold', async () => {
    await using exotel = testProvider('http://127.0.0.1:9')
    const tooLong = exotel.provider.connectTwoNumbers({ ...connectRequest, correlation: 'x'.repeat(129) })
    await expect(tooLong).rejects.toThrow(RangeError)
  })
})

describe('the outcome', () => {
  test('of an accepted call is its first report', async () => {
    const { outcome } = await connect(answer(200, connectAnswer))
    expect(outcome).toMatchObject({
      kind: 'accepted',
      report: { source: 'connect-answer', providerCallId: callId, status: 'in-progress', final: false },
    })
  })

  test('of an accepted call is read from XML too', async () => {
    const xml = `<?xml version="1.0"?><TwilioResponse><Call><Sid>${callId}</Sid><Status>queued</Status></Call></TwilioResponse>`
    const { outcome } = await connect(answer(200, xml, { 'Content-Type': 'text/html' }))
    expect(outcome).toMatchObject({ kind: 'accepted', report: { providerCallId: callId, status: 'queued' } })
  })

  const dndXml =
    '<TwilioResponse><RestException><Status>403</Status><Message>Call to 09000000002 not allowed: TRAI NDNC</Message></RestException></TwilioResponse>'
  test.each<[string, Script, string]>([
    ['400', refusal(400), 'refused invalid-request'],
    ['401', answer(401, 'Authentication is required'), 'refused authentication'],
    ['402', refusal(402), 'refused insufficient-balance'],
    ['403 for the do-not-disturb register', refusal(403, 'TRAI NDNC: call barred'), 'refused do-not-disturb'],
    ['403 for the register in XML', answer(403, dndXml), 'refused do-not-disturb'],
    ['403 otherwise', refusal(403, 'IP not allowed'), 'refused authentication'],
    ['404', refusal(404), 'refused not-found'],
    ['409', refusal(409), 'refused invalid-request'],
    ['422', answer(422, '<html><body>no</body></html>'), 'refused invalid-request'],
    ['a redirect', answer(302, '', { Location: '/elsewhere' }), 'refused invalid-request'],
    [
      'a refusal under 200',
      answer(200, { RestException: { Status: '402', Code: 1, Message: 'x' } }),
      'refused insufficient-balance',
    ],
    ['503', refusal(503), 'unavailable service-unavailable'],
    ['500', refusal(500), 'unknown outcome-unknown'],
    ['502', answer(502, '<html>Bad Gateway</html>'), 'unknown outcome-unknown'],
    ['504', answer(504), 'unknown outcome-unknown'],
    [
      '500 under 200',
      answer(200, { RestException: { Status: 500, Message: 'x' } }),
      'unknown outcome-unknown',
    ],
    ['a reset', reset, 'unknown outcome-unknown'],
    ['half an answer', cutOff, 'unknown outcome-unknown'],
    ['silence past the limit', silence, 'unknown outcome-unknown'],
    ['an empty success', answer(200), 'unknown outcome-unknown'],
    ['a success that names no call', answer(200, { Call: { Status: 'queued' } }), 'unknown outcome-unknown'],
    ['a page instead of an answer', answer(200, '<!DOCTYPE html><html></html>'), 'unknown outcome-unknown'],
  ])('of %s', async (_name, script, expected) => {
    const { outcome, sent } = await connect(script, answer(200, connectAnswer))
    expect(shown(outcome)).toBe(expected)
    expect(sent).toBe(1)
  })

  test('is refused where no connection came up', async () => {
    const server = await startScriptedProvider()
    await server[Symbol.asyncDispose]()
    await using exotel = testProvider(server.url)
    expect(shown(await exotel.provider.connectTwoNumbers(connectRequest))).toBe('refused network')
  })

  test('is refused where the host speaks no TLS', async () => {
    await using server = await startScriptedProvider()
    await using exotel = testProvider(server.url.replace('http:', 'https:'))
    expect(shown(await exotel.provider.connectTwoNumbers(connectRequest))).toBe('refused network')
    expect(server.requests).toEqual([])
  })

  test.each([
    ['breaks off', (socket: Socket) => socket.resetAndDestroy()],
    ['hangs up', (socket: Socket) => socket.end()],
    ['falls silent', () => {}],
  ])('is refused where the host %s before the connection is secured', async (_name, react) => {
    const server = createServer((socket) => socket.on('error', () => {}).once('data', () => react(socket)))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    // A server that listens on TCP has an address with a port.
    const { port } = server.address() as AddressInfo
    await using exotel = testProvider(`https://127.0.0.1:${port}`, { timeouts: { connectMs: 100 } })
    expect(shown(await exotel.provider.connectTwoNumbers(connectRequest))).toBe('refused network')
    server.close()
  })

  test('is refused where the host has no address', async () => {
    await using exotel = testProvider('https://api.exotel.invalid')
    expect(shown(await exotel.provider.connectTwoNumbers(connectRequest))).toBe('refused network')
  })
})

describe('too many requests', () => {
  test('are repeated after as long as was asked for', async () => {
    await using server = await startScriptedProvider(
      refusal(429, 'Too many', { 'Retry-After': '7' }),
      answer(200, connectAnswer),
    )
    await using exotel = testProvider(server.url)
    const begun = exotel.clock.now()
    const outcome = await withTime(exotel.clock, exotel.provider.connectTwoNumbers(connectRequest))
    expect(outcome.kind).toBe('accepted')
    expect(exotel.clock.now() - begun).toBeGreaterThanOrEqual(7000)
    expect(server.requests[1]?.form.get('CustomField')).toBe(correlation)
  })

  test('are repeated with growing pauses where nothing was asked for, three times and no more', async () => {
    await using server = await startScriptedProvider(refusal(429))
    await using exotel = testProvider(server.url)
    const begun = exotel.clock.now()
    const outcome = await withTime(exotel.clock, exotel.provider.connectTwoNumbers(connectRequest))
    expect(shown(outcome)).toBe('refused rate-limit')
    expect(server.requests).toHaveLength(4)
    // Three quarters of 1, 2 and 4 seconds.
    expect(exotel.clock.now() - begun).toBeGreaterThanOrEqual(5250)
  })

  test('are not waited for longer than a person would', async () => {
    await using server = await startScriptedProvider(refusal(429, '', { 'Retry-After': '300' }))
    await using exotel = testProvider(server.url)
    const outcome = await exotel.provider.connectTwoNumbers(connectRequest)
    expect(shown(outcome)).toBe('refused rate-limit')
    expect(outcome.kind === 'refused' && outcome.error.retryAfterMs).toBe(300_000)
    expect(server.requests).toHaveLength(1)
  })
})

describe('what is told of a failure', () => {
  test.each<[string, Script]>([
    ['a refusal', refusal(400, 'Invalid To 09000000002 or +91 90000-00001 for acme')],
    ['a text', answer(403, 'no route to 9000000002')],
    ['a reset', reset],
    ['silence', silence],
  ])('holds no number, key or token: %s', async (_name, script) => {
    await using server = await startScriptedProvider(script)
    await using exotel = testProvider(server.url, { timeouts: { connectMs: 500 } })
    const outcome = await exotel.provider.connectTwoNumbers(connectRequest)

    const told = `${inspect(outcome, { depth: 20, showHidden: true })}${exotel.log.text}`
    expect(exotel.log.lines.some(({ level }) => level === 'warn')).toBe(true)
    expect(told).not.toMatch(/90000|00000[12]|80400/)
    for (const secret of [apiKey, apiToken, basicAuthorization, correlation])
      expect(told).not.toContain(secret)
  })

  test('is a sentence that says what to do', async () => {
    for (const status of [400, 401, 402, 403, 404, 429, 500, 503]) {
      const { outcome } = await connect(refusal(status))
      expect(outcome.kind === 'accepted' ? '' : outcome.error.message).toMatch(/^[A-Z].*[a-z]{3}.*\.$/)
    }
  })

  test('keeps what the provider said for the log', async () => {
    await using server = await startScriptedProvider(
      answer(400, { RestException: { Status: 400, Code: '34010', Message: 'CallerId is not yours' } }),
    )
    await using exotel = testProvider(server.url)
    await exotel.provider.connectTwoNumbers(connectRequest)
    expect(exotel.log.text).toContain('Exotel said 34010: CallerId is not yours')
  })
})

describe('the end', () => {
  test('waits for a connect that has left and refuses what has not', async () => {
    let release = () => {}
    const held: Script = (request, response) => {
      release = () => answer(200, connectAnswer)(request, response)
    }
    await using server = await startScriptedProvider(held)
    await using exotel = testProvider(server.url)
    const connecting = exotel.provider.connectTwoNumbers(connectRequest)
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))

    const ending = exotel.provider.dispose()
    const late = await exotel.provider.connectTwoNumbers(connectRequest)
    release()
    await ending
    expect(shown(late)).toBe('refused network')
    expect((await connecting).kind).toBe('accepted')
    expect(server.requests).toHaveLength(1)
    await exotel.provider.dispose()
  })
  test('does not wait long for a connect without an answer: its outcome is unknown', async () => {
    await using server = await startScriptedProvider(silence)
    await using exotel = testProvider(server.url, { timeouts: { graceMs: 20 } })
    const connecting = exotel.provider.connectTwoNumbers(connectRequest)
    while (server.requests.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await exotel.provider.dispose()
    expect(shown(await connecting)).toBe('unknown outcome-unknown')
  })
})
