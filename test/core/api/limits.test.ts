import { expect, test } from 'vitest'
import { ApiLimits, type LimitsNow } from '../../../electron/core/api/api-limits.ts'
import { SlidingLimit } from '../../../electron/core/api/sliding-limit.ts'
import { CallsOfCallers } from '../../../electron/core/store/tables/calls-of-callers.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { callAt } from '../../support/seed-calls.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { openTestStore } from '../webhook/open-test-store.ts'
import { openApiDesk } from './api-desk.ts'

const minute = 60_000
const hour = 60 * minute

/** Limits over a real ledger; `restarted` forgets what was only in memory. */
async function limitDesk(limits: Partial<LimitsNow>) {
  const folder = tempDir()
  const store = await openTestStore(folder.path)
  // Noon in India.
  const clock = new ManualClock('2026-04-16T06:30:00Z')
  const now = { keyPerMinute: 0, sessionPerHour: 0, callerPerDay: 0, ...limits }
  const started = () => new ApiLimits({ clock, calls: new CallsOfCallers(store), limits: () => now })
  let calls = 0
  return {
    clock,
    limits: started(),
    restarted: started,
    /** A call of this number, as the ledger keeps it. */
    called: async (numberId: string, at = clock.now()) => {
      calls += 1
      const row = { ...callAt(calls), first_number_id: numberId, requested_at: at }
      await store.write([{ query: store.read.insertInto('call').values(row).compile() }])
    },
    [Symbol.asyncDispose]: async () => {
      await store.dispose()
      folder[Symbol.dispose]()
    },
  }
}

test('one more than the limit within any span is refused, with the wait until there is room', async () => {
  const clock = new ManualClock()
  const limit = new SlidingLimit(clock, minute)
  expect(limit.take('a', 2)).toBe(0)
  clock.jump(20_000)
  expect(limit.take('a', 2)).toBe(0)
  clock.jump(20_000)
  expect(limit.take('a', 2)).toBe(20_000)
  expect(limit.take('b', 2)).toBe(0)
  clock.jump(20_000)
  expect(limit.take('a', 2)).toBe(0)
  expect(limit.take('a', 2)).toBe(20_000)
  // Lowered meanwhile: both that are held have to go.
  expect(limit.take('a', 1)).toBe(60_000)
  limit.giveBack('a')
  expect(limit.take('a', 2)).toBe(0)
  // A clock that is set back locks nobody out.
  clock.jump(-10 * minute)
  expect(limit.take('a', 2)).toBe(0)
})

test('a key that asks too often gets 429 with Retry-After, and no other key does', async () => {
  await using desk = await openApiDesk({ limits: { keyPerMinute: 3 } })
  const made = await desk.keys.create({ name: 'other', rights: ['read'], defaultAgentId: null }, 'user_1')
  for (let count = 0; count < 3; count += 1) expect((await desk.get('/api/exotel/calls')).status).toBe(200)
  desk.clock.jump(15_000)
  const { status, body, headers } = await desk.get('/api/exotel/calls')
  expect(status).toBe(429)
  expect(headers.get('retry-after')).toBe('45')
  expect(body).toMatchObject({ success: false, error: { code: 'limit', reason: 'key-per-minute' } })
  const authorization = `Bearer ${made.key}`
  expect((await desk.get('/api/exotel/calls', { authorization })).status).toBe(200)
  desk.clock.jump(45_000)
  expect((await desk.get('/api/exotel/calls')).status).toBe(200)
})

test('a session has so many calls an hour; one that came to nothing is given back', async () => {
  await using desk = await limitDesk({ sessionPerHour: 2 })
  const call = { sessionId: 'session_1', callerNumberId: null }
  const first = await desk.limits.admit(call)
  const second = await desk.limits.admit(call)
  const refused = { code: 'limit', detail: { reason: 'session-per-hour', retryAfterSeconds: 3600 } }
  await expect(desk.limits.admit(call)).rejects.toMatchObject(refused)
  first.end(true)
  second.end(false)
  second.end(false)
  await desk.limits.admit(call)
  await expect(desk.limits.admit(call)).rejects.toMatchObject({ code: 'limit' })
  await desk.limits.admit({ ...call, sessionId: 'session_2' })
  desk.clock.jump(hour)
  await desk.limits.admit(call)
})

test('what a caller did today is counted in the ledger, so a restart forgives nothing', async () => {
  await using desk = await limitDesk({ callerPerDay: 3 })
  const call = { sessionId: null, callerNumberId: 'number_aaaaaa' }
  const dayBegan = Date.parse('2026-04-15T18:30:00Z')
  await desk.called('number_aaaaaa', dayBegan - 1)
  await desk.called('number_aaaaaa', dayBegan)
  await desk.called('number_baaaaaa')
  await desk.called('number_aaaaaa')
  const admitted = await desk.limits.admit(call)
  await desk.called('number_aaaaaa')
  admitted.end(true)
  const secondsLeft = (dayBegan + 24 * hour - desk.clock.now()) / 1000
  const refused = { code: 'limit', detail: { reason: 'caller-per-day', retryAfterSeconds: secondsLeft } }
  await expect(desk.limits.admit(call)).rejects.toMatchObject(refused)
  await expect(desk.restarted().admit(call)).rejects.toMatchObject(refused)
  await desk.limits.admit({ ...call, callerNumberId: null })
  desk.clock.jump(secondsLeft * 1000)
  await desk.limits.admit(call)
})

test('two calls at once cannot both take the last place of the day', async () => {
  await using desk = await limitDesk({ callerPerDay: 2 })
  const call = { sessionId: 'session_1', callerNumberId: 'number_aaaaaa' }
  await desk.called('number_aaaaaa')
  const [one, other] = await Promise.allSettled([desk.limits.admit(call), desk.limits.admit(call)])
  expect([one?.status, other?.status]).toEqual(['fulfilled', 'rejected'])
  if (one?.status === 'fulfilled') one.value.end(false)
  await desk.limits.admit(call)
})
