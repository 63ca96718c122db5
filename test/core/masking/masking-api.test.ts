import { expect, test } from 'vitest'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { MaskedDesk } from './masking-desk.ts'

test('a booking is made, changed and read; accepting it opens its session', async () => {
  await using desk = await MaskedDesk.start()
  const made = await desk.put({ reference: 'B-1', customer: '700001', worker: '700002' })
  expect(made).toMatchObject({
    status: 201,
    body: {
      success: true,
      data: {
        booking_id: 'B-1',
        status: 'new',
        service: 'Plumber',
        customer: { id: 'customer-700001', name: 'customer 700001', phone: '•••• 0001' },
        vendor: null,
        session: null,
        reason: null,
      },
    },
  })
  const accepted = await desk.put({ reference: 'B-1', status: 'accepted' })
  expect(accepted).toMatchObject({
    status: 200,
    body: {
      data: {
        worker: { phone: '•••• 0002' },
        session: {
          status: 'active',
          provider: 'exotel',
          virtual_number: expect.stringMatching(/^080 •••• 900\d$/),
          call_count: 0,
          total_call_duration: 0,
          terminated_at: null,
        },
      },
    },
  })
  expect((await desk.send('GET', '/bookings/B-1')).body.data).toEqual(accepted.body.data)
  expect(JSON.stringify([made, accepted])).not.toContain('9000700')
})

test('a pool that is too small saves the booking and says so; a line that is freed serves it', async () => {
  await using desk = await MaskedDesk.start({ lines: 1 })
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  const second = await desk.put({
    reference: 'B-2',
    customer: '700003',
    worker: '700002',
    status: 'accepted',
  })
  expect(second).toMatchObject({
    status: 201,
    body: { data: { status: 'accepted', session: null, reason: 'pool-exhausted' } },
  })
  const refused = await desk.send('POST', '/call-masking/call', { booking_id: 'B-2', caller: 'customer' })
  expect(refused).toMatchObject({
    status: 409,
    body: { error: { code: 'wrong-state', reason: 'pool-exhausted' } },
  })
  await desk.put({ reference: 'B-1', status: 'cancelled' })
  const again = await desk.put({ reference: 'B-2', notes: 'again' })
  expect(again.body.data).toMatchObject({ session: { status: 'active' }, reason: null })
})

test('a call of a session shows the line alone, is counted once, and its talk with it', async () => {
  await using desk = await MaskedDesk.start()
  await desk.put({ reference: 'B-1', customer: '701112', worker: '700000', status: 'accepted' })
  const placed = await desk.send('POST', '/call-masking/call', { booking_id: 'B-1', caller: 'customer' })
  expect(placed).toMatchObject({
    status: 200,
    body: {
      data: { from: '•••• 1112', to: '•••• 0000', caller_id: expect.stringMatching(/^080 •••• 900\d$/) },
    },
  })
  const { call_id: callId, call_sid: sid } = placed.body.data as unknown as Record<string, string>
  await desk.desk.callUntil(
    callId ?? '',
    ({ status, talkSeconds }) => !isOpenStatus(status) && talkSeconds !== null,
  )
  const session = await desk.sessionUntil('B-1', ({ calls, cost }) => calls === 1 && cost !== null)
  expect(session.talkSeconds).toBe(8)
  const { body } = await desk.send('GET', '/call-masking/status/B-1')
  expect(body.data).toMatchObject({
    session: { status: 'active', call_count: 1, total_call_duration: 8 },
    can_call: true,
    reason: null,
  })
  const logs = await desk.send('GET', '/call-masking/logs/B-1?limit=1')
  expect(logs.body.data).toMatchObject({
    calls: [{ exotel_call_sid: sid, call_duration: 8, caller_role: 'customer', call_status: 'completed' }],
  })
})

test('terminating twice gives the same answer, and nobody can call after it', async () => {
  await using desk = await MaskedDesk.start()
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  const first = await desk.send('POST', '/call-masking/terminate/B-1')
  expect(first.body.data).toMatchObject({ session: { status: 'closed' } })
  expect((await desk.send('POST', '/call-masking/terminate/B-1')).body).toEqual(first.body)
  expect((await desk.send('GET', '/call-masking/status/B-1')).body.data).toMatchObject({
    can_call: false,
    reason: 'session-over',
  })
  const refused = await desk.send('POST', '/call-masking/call', { booking_id: 'B-1', caller: 'worker' })
  expect(refused).toMatchObject({ status: 409, body: { error: { reason: 'session-over' } } })
})

test('what cannot be is refused with its name', async () => {
  await using desk = await MaskedDesk.start()
  await desk.put({ reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' })
  const call = (body: object) => desk.send('POST', '/call-masking/call', body)
  expect(await call({ booking_id: 'B-9', caller: 'customer' })).toMatchObject({
    status: 404,
    body: { error: { code: 'not-found', field: 'booking_id' } },
  })
  expect(await call({ booking_id: 'B-1', caller: 'agent' })).toMatchObject({
    status: 400,
    body: { error: { field: 'agent_id' } },
  })
  expect(await call({ booking_id: 'B-1', caller: 'customer', callee: 'customer' })).toMatchObject({
    status: 400,
    body: { error: { field: 'callee' } },
  })
  for (const path of ['/bookings/B-9', '/call-masking/status/B-9', '/call-masking/logs/B-9']) {
    expect((await desk.send('GET', path)).status).toBe(404)
  }
  expect((await desk.send('GET', '/call-masking/logs/B-1?cursor=rubbish')).status).toBe(400)
  for (const phone of ['12345', '+442071838750', '•••• 3210', '08040XXXXX']) {
    const customer = { id: 'c', name: 'C', phone }
    expect(await desk.send('PUT', '/bookings/B-1', { customer })).toMatchObject({
      status: 422,
      body: { error: { code: 'undialable', field: 'customer.phone' } },
    })
  }
  await desk.put({ reference: 'B-1', status: 'completed' })
  expect(await call({ booking_id: 'B-1', caller: 'customer' })).toMatchObject({
    status: 409,
    body: { error: { code: 'wrong-state', reason: 'booking-over' } },
  })
  expect(await desk.put({ reference: 'B-1', status: 'accepted' })).toMatchObject({ status: 409 })
})
