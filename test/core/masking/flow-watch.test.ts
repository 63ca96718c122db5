import { expect, test } from 'vitest'
import { MaskedDesk } from './masking-desk.ts'

/** As an applet asks. */
async function ask(desk: MaskedDesk, hook: 'exotel/connect' | 'exotel/gather', from: string, to: string) {
  const { url } = await desk.desk.request('settings.hook-address', { hook })
  const query = new URLSearchParams({ CallSid: `sid-${from}-${hook}`, CallFrom: from, CallTo: to })
  const answer = await fetch(`${url}?${query}`, { headers: { 'Exotel-Version': '1.0' } })
  expect(answer.status).toBe(200)
}

test('whoever sets up the flow sees what asked this desk last, and what became of it', async () => {
  await using desk = await MaskedDesk.start({ lines: 1 })
  const { request } = desk.desk
  expect(await request('masking.flow', {})).toEqual({ connect: null, gather: null })

  await ask(desk, 'exotel/connect', '09000000001', '08047359001')
  expect(await request('masking.flow', {})).toMatchObject({
    connect: { outcome: 'unknown-caller' },
    gather: null,
  })

  await desk.put({ reference: 'FLOW-1', customer: '123456', worker: '654321', status: 'accepted' })
  await desk.sessionUntil('FLOW-1', ({ state }) => state === 'active')
  await ask(desk, 'exotel/gather', '09000000001', '08047359001')
  await ask(desk, 'exotel/connect', '09000123456', '08047359001')
  const heard = await request('masking.flow', {})
  expect(heard).toMatchObject({ connect: { outcome: 'connected' }, gather: { outcome: 'asked-for-code' } })
  expect(JSON.stringify(heard)).not.toMatch(/9000|4735/)
})

test('supervisors are told what a minute costs as soon as Settings says it', async () => {
  await using desk = await MaskedDesk.start({ lines: 1 })
  const { request } = desk.desk
  expect((await request('masking.overview', {})).minutePrice).toBeNull()
  await request('settings.change-desk', { key: 'masking.minute-price', value: '0.9' })
  expect((await request('masking.overview', {})).minutePrice).toBe('0.90')
})
