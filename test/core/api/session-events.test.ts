import { expect, test } from 'vitest'
import { MaskedDesk } from '../masking/masking-desk.ts'

/** What waits to be sent, in order: nobody at that address takes anything, so all of it stays. */
async function waiting(masked: MaskedDesk) {
  const rows = await masked.desk.store.read.selectFrom('relay').selectAll().orderBy('id').execute()
  return rows.map(({ url, subject, body }) => ({ url, subject, text: body, told: JSON.parse(body) }))
}

test('a session that opens and closes and its call are announced with them, masked, once an address is set', async () => {
  await using masked = await MaskedDesk.start()
  await masked.put({ reference: 'B-0', customer: '700001', worker: '700002', status: 'accepted' })
  expect(await waiting(masked)).toEqual([])
  const url = 'https://events.invalid/maskline'
  await masked.desk.request('settings.change-desk', { key: 'events.url', value: url })

  const put = { reference: 'B-1', customer: '700100', worker: '700200' }
  await masked.put({ ...put, status: 'accepted' })
  const called = await masked.send('POST', '/call-masking/call', { booking_id: 'B-1', caller: 'customer' })
  expect(called.status).toBe(200)
  await masked.sessionUntil('B-1', ({ talkSeconds }) => talkSeconds > 0)
  await masked.put({ reference: 'B-1', status: 'completed' })

  // The desk's other bookings are told of too.
  const events = (await waiting(masked)).filter(({ told }) => told.booking_id === 'B-1')
  const sessionId = events[0]?.told.session_id
  const head = { booking_id: 'B-1', session_id: sessionId }
  expect(events.map(({ told }) => told.event)).toEqual(
    expect.arrayContaining(['session.opened', 'call.ended', 'session.closed']),
  )
  expect(events[0]?.told).toMatchObject({ ...head, event: 'session.opened' })
  expect(events[0]?.told.virtual_number).toMatch(/^080 •••• \d{4}$/)
  const talked = events.find(({ told }) => told.event === 'call.ended' && told.call_duration > 0)?.told
  expect(talked).toMatchObject({ ...head, call_status: 'completed', caller_role: 'customer' })
  expect(talked.call_id).toBe(called.body.data.call_id)
  const { call_duration: talk } = talked
  const closed = { ...head, reason: 'completed', call_count: 1, total_call_duration: talk }
  expect(events.at(-1)?.told).toMatchObject({ ...closed, event: 'session.closed', status: 'closed' })
  expect(new Set(events.map(({ url: to, subject }) => `${to} ${subject}`))).toEqual(
    new Set([`${url} ${sessionId}`]),
  )
  expect(events.map(({ text }) => text).join()).not.toMatch(/9000700|8047359/)
})

test('a call too many of a session is 429 with the wait, and nobody is called', async () => {
  await using masked = await MaskedDesk.start()
  await masked.put({ reference: 'B-1', customer: '700100', worker: '700200', status: 'accepted' })
  await masked.desk.request('settings.change-desk', { key: 'limits.session-per-hour', value: '1' })
  const call = () => masked.send('POST', '/call-masking/call', { booking_id: 'B-1', caller: 'customer' })
  expect((await call()).status).toBe(200)
  const refused = { status: 429, body: { error: { code: 'limit', reason: 'session-per-hour' } } }
  expect(await call()).toMatchObject(refused)
  await masked.desk.request('settings.change-desk', { key: 'limits.session-per-hour', value: '0' })
  await masked.desk.request('settings.change-desk', { key: 'limits.caller-per-day', value: '1' })
  expect(await call()).toMatchObject({ status: 429, body: { error: { reason: 'caller-per-day' } } })
  const calls = await masked.desk.store.read
    .selectFrom('call')
    .select('id')
    .where('purpose', '=', 'party-to-party')
    .execute()
  expect(calls).toHaveLength(1)
})
