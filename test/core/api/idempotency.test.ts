import { cpSync } from 'node:fs'
import { expect, test } from 'vitest'
import { AppError } from '../../../shared/app-error.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { layered } from '../webhook/hook-desk.ts'
import { type ApiDesk, openApiDesk } from './api-desk.ts'
import { fakeFeatures } from './fake-features.ts'

const path = '/api/exotel/click-to-call'
const call = { agentPhone: '+919876543210', customerPhone: '+919123456789' }

function place(desk: ApiDesk, key: string, body: object = call) {
  return desk.post(path, body, { 'idempotency-key': key })
}

test('the same request again gets the stored answer and places nothing', async () => {
  await using desk = await openApiDesk()
  const first = await place(desk, 'k1')
  expect(first.headers.get('idempotent-replay')).toBeNull()
  const again = await place(desk, 'k1', { customerPhone: call.customerPhone, agentPhone: call.agentPhone })
  expect(again.body).toEqual(first.body)
  expect(again.status).toBe(200)
  expect(again.headers.get('idempotent-replay')).toBe('true')
  expect(desk.features.calls.placed).toHaveLength(1)
  await place(desk, 'k2')
  expect(desk.features.calls.placed).toHaveLength(2)
})

test('another body under the same key is refused', async () => {
  await using desk = await openApiDesk()
  await place(desk, 'k1')
  const other = await place(desk, 'k1', { ...call, timeLimit: 60 })
  expect([other.status, other.body]).toMatchObject([409, { error: { code: 'wrong-state' } }])
  expect(desk.features.calls.placed).toHaveLength(1)
})

test('a key belongs to one route and one API key', async () => {
  await using desk = await openApiDesk()
  await place(desk, 'k1')
  const testCall = { from: '+919876543210', to: '+919123456789', caller_id: '080-473-59907' }
  expect((await desk.post('/api/v1/test/call', testCall, { 'idempotency-key': 'k1' })).status).toBe(200)
  const other = { name: 'other', rights: ['place-calls'], defaultAgentId: null } as const
  const { key } = await desk.keys.create(other, 'user_1')
  const headers = { 'idempotency-key': 'k1', authorization: `Bearer ${key}` }
  expect((await desk.post(path, call, headers)).status).toBe(200)
  expect(desk.features.calls.placed).toHaveLength(3)
})

test('repeats while it is under way wait for the one answer', async () => {
  await using desk = await openApiDesk()
  const provider = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  desk.features.calls.provider = () => {
    asked.resolve()
    return provider.promise
  }
  const requests = [place(desk, 'k1'), place(desk, 'k1'), place(desk, 'k1')]
  await asked.promise
  expect((await place(desk, 'k1', { ...call, timeLimit: 60 })).status).toBe(409)
  provider.resolve()
  const answers = await Promise.all(requests)
  expect(desk.features.calls.placed).toHaveLength(1)
  expect(answers.map(({ body }) => body)).toEqual(Array(3).fill({ callSid: 'sid-1', status: 'initiated' }))
  expect(answers.filter(({ headers }) => headers.get('idempotent-replay') === 'true')).toHaveLength(2)
})

test('the request is on disk before the work begins', async () => {
  await using desk = await openApiDesk()
  let recorded: unknown
  desk.features.calls.provider = async () => {
    recorded = await desk.store.read.selectFrom('idempotent_request').selectAll().executeTakeFirst()
  }
  await place(desk, 'k1')
  expect(recorded).toMatchObject({ idempotency_key: 'k1', answer_status: null })
})

test('after a kill in the middle, a repeat finds the call that was placed', async () => {
  using copy = tempDir()
  const features = fakeFeatures()
  const killed = Promise.withResolvers<void>()
  const never = Promise.withResolvers<void>()
  await using before = await openApiDesk({ features })
  features.calls.provider = () => {
    cpSync(before.home, copy.path, { recursive: true })
    killed.resolve()
    return never.promise
  }
  const lost = place(before, 'k1')
  await killed.promise
  {
    await using after = await openApiDesk({ features, home: copy.path })
    const unknown = await place(after, 'k1')
    expect([unknown.status, unknown.body]).toMatchObject([504, { error: { code: 'outcome-unknown' } }])
    features.calls.learn(features.calls.placed[0]?.correlation ?? '', 'sid-found')
    const found = await place(after, 'k1')
    expect(found.body).toEqual({ callSid: 'sid-found', status: 'initiated' })
    const again = await place(after, 'k1')
    expect(again.headers.get('idempotent-replay')).toBe('true')
    expect(again.body).toEqual(found.body)
  }
  expect(features.calls.placed).toHaveLength(1)
  never.resolve()
  await lost
})

test('after a kill before anything was sent, a repeat is carried out', async () => {
  using copy = tempDir()
  const features = fakeFeatures()
  {
    await using before = await openApiDesk({ features })
    features.calls.before = () => {
      cpSync(before.home, copy.path, { recursive: true })
      throw new AppError('outside-hours', 'Too early.')
    }
    await place(before, 'k1')
  }
  features.calls.before = () => {}
  await using after = await openApiDesk({ features, home: copy.path })
  expect((await place(after, 'k1')).status).toBe(200)
  expect(features.calls.placed).toHaveLength(1)
})

test('refusals are kept; those that ask to come again free the key', async () => {
  await using desk = await openApiDesk()
  const fail = (code: 'provider-refused' | 'outside-hours') => () => {
    throw new AppError(code, 'No.')
  }
  desk.features.calls.before = fail('provider-refused')
  expect((await place(desk, 'refused')).status).toBe(502)
  desk.features.calls.before = fail('outside-hours')
  expect((await place(desk, 'early')).status).toBe(423)
  desk.features.calls.before = () => {}
  const refused = await place(desk, 'refused')
  expect(refused.status).toBe(502)
  expect(refused.headers.get('idempotent-replay')).toBe('true')
  expect((await place(desk, 'early')).status).toBe(200)
})

test('a key is forgotten after a day', async () => {
  await using desk = await openApiDesk()
  await place(desk, 'k1')
  desk.clock.jump(24 * 60 * 60 * 1000 - 1)
  expect((await place(desk, 'k1')).headers.get('idempotent-replay')).toBe('true')
  desk.clock.jump(1)
  expect((await place(desk, 'k1')).headers.get('idempotent-replay')).toBeNull()
  const [first, second] = desk.features.calls.placed
  expect(first?.correlation).not.toBe(second?.correlation)
})

test('a store that is full places nothing', async () => {
  let full = false
  await using desk = await openApiDesk({
    store: (store) =>
      layered(store, {
        write: (statements) =>
          full ? Promise.reject(new AppError('store-full', 'The disk is full.')) : store.write(statements),
      }),
  })
  full = true
  const answer = await place(desk, 'k1')
  expect([answer.status, answer.body]).toMatchObject([503, { error: { code: 'store-full' } }])
  expect(desk.features.calls.placed).toEqual([])
})

test('a key that is none is refused', async () => {
  await using desk = await openApiDesk()
  for (const key of ['', 'a b', 'x'.repeat(201)]) {
    const { status, body } = await place(desk, key)
    expect([status, body]).toMatchObject([400, { error: { field: 'Idempotency-Key' } }])
  }
})
