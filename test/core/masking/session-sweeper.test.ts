import { expect, test } from 'vitest'
import type { SessionView } from '../../../shared/contract/masking.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { MaskedDesk } from './masking-desk.ts'

const token = 'flow-token-of-this-test-0123'
const provisioned = { 'hooks.flow-token': { value: token, variable: 'TEST' } } as const
const minute = 60_000

async function start(lines = 2): Promise<{ desk: MaskedDesk; clock: ManualClock }> {
  const clock = new ManualClock()
  const desk = await MaskedDesk.start({ lines, provisioned, wrapClock: () => clock })
  return { desk, clock }
}

async function reopen(desk: MaskedDesk, asked: { readonly hours: number; readonly sliding: boolean }) {
  const { session } = await desk.sessionOf('B-1')
  await desk.desk.request('masking.close', { sessionId: session?.id ?? '' })
  return desk.desk.request('masking.open', { bookingId: await desk.bookingId('B-1'), ...asked })
}

/** Sweeps go on in the background: the clock is moved until they have come so far. */
async function sweptUntil(
  { desk, clock }: { desk: MaskedDesk; clock: ManualClock },
  reference: string,
  fits: (session: SessionView) => boolean,
): Promise<SessionView> {
  return desk.until(`the session of ${reference}`, async () => {
    const { session } = await desk.sessionOf(reference)
    if (session !== null && fits(session)) return session
    await clock.advance(61_000)
    return null
  })
}

const accepted = { reference: 'B-1', customer: '700001', worker: '700002', status: 'accepted' }

test('a session whose time is up is ended, and is not opened again of itself', async () => {
  const { desk, clock } = await start()
  await using _ = desk
  await desk.put(accepted)
  const { expiresAt } = await reopen(desk, { hours: 1, sliding: false })
  await clock.advance(59 * minute)
  expect((await desk.sessionOf('B-1')).session).toMatchObject({ state: 'active' })
  const ended = await sweptUntil({ desk, clock }, 'B-1', ({ state }) => state === 'expired')
  expect(ended.terminatedAt).toBeGreaterThanOrEqual(expiresAt ?? 0)
  expect(ended).toMatchObject({ closedWhy: 'expired', closedBy: null, expiresAt })
  await desk.put({ reference: 'B-1', notes: 'later' })
  expect((await desk.sessionOf('B-1')).session).toMatchObject({ state: 'expired' })
})

test('each call moves the end of a session that slides, and of no other', async () => {
  const { desk, clock } = await start()
  await using _ = desk
  await desk.put(accepted)
  const opened = await reopen(desk, { hours: 1, sliding: true })
  await clock.advance(50 * minute)
  const query = new URLSearchParams({
    ...{ CallSid: 'call1', CallFrom: '09000700001' },
    CallTo: `080473590${opened.lineLabel.slice(-2)}`,
  })
  await fetch(`${desk.desk.core.listenerUrl}/hooks/${token}/exotel/connect?${query}`)
  await clock.advance(20 * minute)
  const { session } = await desk.sessionOf('B-1')
  expect(session).toMatchObject({ state: 'active', lastCallAt: expect.any(Number) })
  expect(session?.expiresAt).toBe((session?.lastCallAt ?? 0) + 60 * minute)
})

test('a booking that ended without anybody telling leaves its session stuck, and the sweep ends it', async () => {
  const { desk, clock } = await start()
  await using _ = desk
  await desk.put(accepted)
  const { store, request } = desk.desk
  const behind = store.read.updateTable('booking').set({ status: 'completed' }).where('reference', '=', 'B-1')
  await store.write([{ query: behind.compile() }])
  expect((await request('masking.overview', {})).stuck).toBe(1)
  const { sessions } = await request('masking.sessions', { list: 'stuck', offset: 0, limit: 10 })
  expect(sessions).toMatchObject([{ bookingReference: 'B-1', state: 'active' }])
  await sweptUntil({ desk, clock }, 'B-1', ({ closedWhy }) => closedWhy === 'completed')
  expect((await request('masking.overview', {})).stuck).toBe(0)
})

test('what failed for lack of a line is opened when one is added', async () => {
  const { desk, clock } = await start(1)
  await using _ = desk
  await desk.put(accepted)
  const second = await desk.put({ ...accepted, reference: 'B-2', customer: '700003' })
  expect(second.body.data).toMatchObject({ reason: 'pool-exhausted' })
  const { pool } = await desk.desk.request('masking.overview', {})
  expect(pool.waiting).toBeGreaterThan(0)
  await desk.desk.request('masking.add-line', { number: '080-4735-9022', name: 'Second' })
  const opened = await sweptUntil({ desk, clock }, 'B-2', ({ state }) => state === 'active')
  expect(opened.failure).toBeNull()
})

test('sessions on a line that is released go on over another', async () => {
  const { desk } = await start()
  await using _ = desk
  await desk.put(accepted)
  const { session } = await desk.sessionOf('B-1')
  const { lines } = await desk.desk.request('masking.lines', {})
  const used = lines.find(({ label }) => label === session?.lineLabel)
  await desk.desk.request('masking.release-line', { id: used?.id ?? '' })
  const history = await desk.desk.request('masking.history', { bookingId: await desk.bookingId('B-1') })
  expect(history.map(({ state, closedWhy }) => [state, closedWhy]).toSorted()).toEqual([
    ['active', null],
    ['closed', 'line-released'],
  ])
  expect((await desk.sessionOf('B-1')).session?.lineLabel).not.toBe(session?.lineLabel)
})
