import { expect, test } from 'vitest'
import { MaskedDesk } from './masking-desk.ts'

async function acceptedBooking(desk: MaskedDesk) {
  return desk.until('an open session', async () => {
    const { sessions } = await desk.desk.request('masking.sessions', { list: 'active', offset: 0, limit: 50 })
    return sessions[0] ?? null
  })
}

test('bookings that were accepted lately have their session of themselves', async () => {
  await using desk = await MaskedDesk.start()
  const session = await acceptedBooking(desk)
  expect(session).toMatchObject({
    state: 'active',
    openedBy: null,
    lifetimeHours: 24,
    sliding: false,
    calls: 0,
    talkSeconds: 0,
    cost: null,
    closedWhy: null,
  })
  expect(session.lineLabel).toMatch(/^080 •••• \d{4}$/)
  expect(session.sides.map(({ role }) => role)).toEqual(['customer', 'worker'])
  expect(session.sides.every(({ code }) => /^\d{6}$/.test(code ?? ''))).toBe(true)
  expect(session.expiresAt).toBe(session.openedAt + 24 * 3_600_000)
})

test('a session is extended, closed by hand and opened again', async () => {
  await using desk = await MaskedDesk.start()
  const { id: sessionId, bookingId } = await acceptedBooking(desk)
  const { request } = desk.desk
  const extended = await request('masking.extend', { sessionId, hours: 168 })
  expect(extended.lifetimeHours).toBe(168)
  await expect(request('masking.extend', { sessionId, hours: 169 })).rejects.toMatchObject({
    code: 'bad-input',
    detail: { field: 'hours' },
  })
  const closed = await request('masking.close', { sessionId })
  expect(closed).toMatchObject({ state: 'closed', closedWhy: 'by-hand', closedBy: 'Admin' })
  expect(await request('masking.close', { sessionId })).toEqual(closed)
  await expect(request('masking.extend', { sessionId, hours: 2 })).rejects.toMatchObject({
    code: 'wrong-state',
    detail: { reason: 'session-over' },
  })
  const again = await request('masking.open', { bookingId, hours: 2, sliding: true })
  expect(again).toMatchObject({ state: 'active', openedBy: 'Admin', lifetimeHours: 2, sliding: true })
  expect((await request('masking.open', { bookingId })).id).toBe(again.id)
  expect((await request('masking.history', { bookingId })).map(({ state }) => state)).toEqual([
    'active',
    'closed',
  ])
})

test('supervisors see what is open, what failed, and how many lines that takes', async () => {
  await using desk = await MaskedDesk.start({ lines: 1 })
  await acceptedBooking(desk)
  const { request } = desk.desk
  const overview = await desk.until('the pressure', async () => {
    const seen = await request('masking.overview', {})
    return seen.failed > 0 ? seen : null
  })
  expect(overview.pool.lines).toHaveLength(1)
  // Some were opened over the default line before there was a pool.
  expect(overview.pool.needed).toBeLessThanOrEqual(2)
  expect(overview.pool.forecast).toBeGreaterThan(1)
  expect(overview.stuck).toBe(0)
  const { sessions } = await request('masking.sessions', { list: 'failed', offset: 0, limit: 5 })
  expect(sessions[0]).toMatchObject({ state: 'failed', failure: 'pool-exhausted', lineLabel: '', sides: [] })
})
