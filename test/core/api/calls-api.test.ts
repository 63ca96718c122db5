import { expect, test } from 'vitest'
import { AppError, type ErrorCode } from '../../../shared/app-error.ts'
import { openApiDesk } from './api-desk.ts'

const printed = {
  id: 'call_1',
  callSid: 'sid-1',
  provider: 'exotel',
  bookingId: 'B-17',
  direction: 'outbound',
  status: 'completed',
  from: '•••• 3210',
  to: '•••• 6789',
  callerId: '080 •••• 5990',
  duration: 61,
  price: '1.50',
  startTime: '2026-04-16T06:00:00.000Z',
  answerTime: '2026-04-16T06:00:10.000Z',
  endTime: '2026-04-16T06:01:11.000Z',
  recordingAvailable: true,
  createdAt: '2026-04-16T05:59:59.000Z',
  updatedAt: '2026-04-16T06:01:12.000Z',
}

const call = { agentPhone: '+919876543210', customerPhone: '09123456789' }

test('calls are listed bare, with the filters as domain values', async () => {
  await using desk = await openApiDesk()
  const plain = await desk.get('/api/exotel/calls')
  expect(plain.body).toEqual({ calls: [printed], page: 1, limit: 20, total: 1 })
  const query = new URLSearchParams({
    page: '3',
    limit: '100',
    status: 'no-answer',
    direction: 'inbound',
    from: '2026-04-16T00:00:00+05:30',
    to: '2026-04-17',
    phone: '09876543210',
  })
  const filtered = await desk.get(`/api/exotel/calls?${query}&unknown=1`)
  expect(filtered.status).toBe(200)
  expect(desk.features.calls.filters).toEqual([
    { page: 1, limit: 20 },
    {
      page: 3,
      limit: 100,
      status: 'no-answer',
      direction: 'inbound',
      from: Date.parse('2026-04-15T18:30:00Z'),
      to: Date.parse('2026-04-17T00:00:00Z'),
      number: '+919876543210',
    },
  ])
})

test('a filter that makes no sense is refused with its field', async () => {
  await using desk = await openApiDesk()
  const wrong = {
    limit: ['101', '0', '-1', '1.5', 'x', ''],
    page: ['0', 'x'],
    status: ['initiated'],
    direction: ['outgoing'],
    from: ['yesterday', '2026-04-16T00:00:00'],
    to: ['1'],
    phone: ['12', 'XXXX'],
  }
  for (const [field, values] of Object.entries(wrong)) {
    for (const value of values) {
      const { status, body } = await desk.get(`/api/exotel/calls?${field}=${encodeURIComponent(value)}`)
      expect([status, body], `${field}=${value}`).toMatchObject([
        400,
        { error: { code: 'bad-input', field } },
      ])
    }
  }
  expect((await desk.get('/api/exotel/calls?page=1&page=2')).status).toBe(400)
})

test('one call is found by its sid', async () => {
  await using desk = await openApiDesk()
  expect((await desk.get('/api/exotel/calls/sid-1')).body).toEqual(printed)
  const unknown = await desk.get('/api/exotel/calls/other')
  expect(unknown.status).toBe(404)
  expect(unknown.body).toMatchObject({ success: false, error: { code: 'not-found' } })
})

test('click-to-call answers as the source prints it and hands on domain values', async () => {
  await using desk = await openApiDesk()
  const full = {
    ...call,
    callerId: '080-473-59907',
    timeLimit: 1800,
    recordCall: true,
    customField: 'ORDER-12345',
    statusCallback: 'https://your-app.com/webhooks/call-status',
  }
  const { status, body } = await desk.post('/api/exotel/click-to-call', full)
  expect(status).toBe(200)
  expect(body).toEqual({ callSid: 'sid-1', status: 'initiated' })
  expect(desk.features.calls.placed).toEqual([
    {
      agentNumber: '+919876543210',
      customerNumber: '+919123456789',
      line: '+918047359907',
      timeLimitSeconds: 1800,
      record: true,
      customField: 'ORDER-12345',
      statusCallback: 'https://your-app.com/webhooks/call-status',
      correlation: expect.stringMatching(/^api_.{8,36}$/),
    },
  ])
  await desk.post('/api/exotel/click-to-call', { ...call, callerId: null, timeLimit: null })
  expect(desk.features.calls.placed[1]).toMatchObject({ line: null, timeLimitSeconds: null, record: false })
})

test('numbers that cannot be dialled are 422 and never repeated', async () => {
  await using desk = await openApiDesk()
  const wrong = [
    { ...call, agentPhone: '12345' },
    { ...call, customerPhone: '08040XXXXX' },
    { ...call, callerId: '•••• 3210' },
  ]
  const fields = ['agentPhone', 'customerPhone', 'callerId']
  for (const [index, body] of wrong.entries()) {
    const answer = await desk.post('/api/exotel/click-to-call', body)
    expect(answer.status).toBe(422)
    expect(answer.body).toMatchObject({ error: { code: 'undialable', field: fields[index] } })
    expect(JSON.stringify(answer.body)).not.toMatch(/12345|08040|3210/)
  }
  expect(desk.features.calls.placed).toEqual([])
})

test('a body that does not fit is 400 with its field', async () => {
  await using desk = await openApiDesk()
  const wrong: [string, object][] = [
    ['agentPhone', { customerPhone: '09123456789' }],
    ['customerPhone', { ...call, customerPhone: 9123456789 }],
    ['timeLimit', { ...call, timeLimit: 14_401 }],
    ['timeLimit', { ...call, timeLimit: 0 }],
    ['recordCall', { ...call, recordCall: 'yes' }],
    ['statusCallback', { ...call, statusCallback: 'http://your-app.com/hook' }],
    ['statusCallback', { ...call, statusCallback: 'https://127.0.0.1/hook' }],
    ['statusCallback', { ...call, statusCallback: 'https://localhost/hook' }],
    ['statusCallback', { ...call, statusCallback: 'https://a:b@your-app.com/hook' }],
  ]
  for (const [field, body] of wrong) {
    const answer = await desk.post('/api/exotel/click-to-call', body)
    expect([answer.status, answer.body]).toMatchObject([400, { error: { code: 'bad-input', field } }])
  }
  for (const body of ['{', '[]', 'null', '3', '']) {
    const answer = await desk.send('/api/exotel/click-to-call', { method: 'POST', body })
    expect([answer.status, answer.body], body).toMatchObject([400, { error: { code: 'bad-input' } }])
  }
  const large = JSON.stringify({ ...call, customField: 'x'.repeat(300_000) })
  const answer = await desk.send('/api/exotel/click-to-call', { method: 'POST', body: large })
  expect([answer.status, answer.body]).toMatchObject([413, { error: { code: 'too-large' } }])
})

test('failures of the features have their status, code and what helps', async () => {
  await using desk = await openApiDesk()
  const statuses: Partial<Record<ErrorCode, number>> = {
    'wrong-state': 409,
    limit: 429,
    'outside-hours': 423,
    'provider-refused': 502,
    'provider-unreachable': 503,
    'outcome-unknown': 504,
    'store-full': 503,
    internal: 500,
  }
  for (const [code, status] of Object.entries(statuses)) {
    desk.features.calls.before = () => {
      // The keys of the table above are codes.
      throw new AppError(code as ErrorCode, 'A sentence.', { nextAvailableTime: '2026-04-17T03:30:00.000Z' })
    }
    const answer = await desk.post('/api/exotel/click-to-call', call)
    expect(answer.status, code).toBe(status)
    expect(answer.body).toEqual({
      success: false,
      message: 'A sentence.',
      error: { code, nextAvailableTime: '2026-04-17T03:30:00.000Z' },
    })
    expect(answer.headers.has('retry-after')).toBe(code === 'limit' || code === 'store-full')
  }
})

test('a bug is internal, says nothing of itself, and is in the log', async () => {
  await using desk = await openApiDesk()
  desk.features.calls.before = () => {
    throw new TypeError('+919876543210 is not a function')
  }
  const answer = await desk.post('/api/exotel/click-to-call', call)
  expect(answer.status).toBe(500)
  expect(JSON.stringify(answer.body)).not.toContain('9876543210')
  expect(desk.log.lines).toHaveLength(1)
  expect(desk.log.lines[0]?.fields).toMatchObject({ route: '/api/exotel/click-to-call' })
})

test('a call that the provider has not named yet has an unknown outcome', async () => {
  await using desk = await openApiDesk()
  desk.features.calls.clickToCall = async () => ({
    callId: 'call_1',
    providerCallId: null,
    status: 'unknown',
    fromLabel: '',
    toLabel: '',
    lineLabel: '',
  })
  const answer = await desk.post('/api/exotel/click-to-call', call)
  expect([answer.status, answer.body]).toMatchObject([504, { error: { code: 'outcome-unknown' } }])
})
