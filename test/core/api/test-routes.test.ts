import { expect, test } from 'vitest'
import type { RawRequest } from '../../../electron/core/api/api-route.ts'
import { openApiDesk } from './api-desk.ts'

test('the test routes answer in the envelope, persons and lines masked', async () => {
  const taken: RawRequest[] = []
  await using desk = await openApiDesk({
    takeTestHook: async (raw) => {
      taken.push(raw)
      return { eventId: 'event_7', applied: false }
    },
  })
  expect((await desk.get('/api/v1/test/exotel/status')).body).toEqual({
    success: true,
    message: 'Exotel status',
    data: { configured: true, reachable: true, account_sid: 'practice', latency_ms: 12 },
  })
  const call = { from: '+919876543210', to: '+919876543211', caller_id: '080-473-59907' }
  expect((await desk.post('/api/v1/test/call', call)).body).toEqual({
    success: true,
    message: 'Test call initiated',
    data: {
      call_sid: 'sid-1',
      from: '•••• 3210',
      to: '•••• 6789',
      caller_id: '080 •••• 5990',
      message: 'Test call initiated successfully',
    },
  })
  expect((await desk.post('/api/v1/test/call', { ...call, to: '911' })).body).toMatchObject({
    success: false,
    error: { code: 'undialable', field: 'to' },
  })
  const webhook = await desk.send('/api/v1/test/webhook/exotel?a=b', {
    method: 'POST',
    body: new URLSearchParams({ CallSid: 'x' }),
  })
  expect(webhook.body).toEqual({
    success: true,
    message: 'Test webhook taken',
    data: { event_id: 'event_7', applied: false },
  })
  expect(taken.map(({ bytes, ...rest }) => ({ ...rest, body: Buffer.from(bytes).toString() }))).toEqual([
    { contentType: 'application/x-www-form-urlencoded;charset=UTF-8', query: 'a=b', body: 'CallSid=x' },
  ])
})
