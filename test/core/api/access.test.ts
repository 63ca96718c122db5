import { expect, test } from 'vitest'
import { apiRoutes } from '../../../electron/core/api/create-api.ts'
import { openApiDesk, secret } from './api-desk.ts'

const noKey = { success: false, error: { code: 'no-key' } }

test('without a valid key everything is 401 in the one shape of a failure', async () => {
  await using desk = await openApiDesk()
  for (const authorization of [
    '',
    'Bearer',
    'Bearer wrong',
    `Basic ${secret}`,
    secret,
    `Bearer ${secret}x`,
  ]) {
    const { status, body } = await desk.get('/api/exotel/calls', { authorization })
    expect(status).toBe(401)
    expect(body).toMatchObject({ ...noKey, message: expect.any(String) })
  }
  expect((await desk.get('/api/exotel/calls')).status).toBe(200)
})

test('every declared route asks for a key, and each is declared once', async () => {
  await using desk = await openApiDesk()
  for (const { method, path } of apiRoutes) {
    const { status } = await desk.send(path, { method, headers: { authorization: 'Bearer wrong' } })
    expect(status, path).toBe(401)
  }
  const names = apiRoutes.map(({ method, path }) => `${method} ${path}`)
  expect(names).toEqual([...new Set(names)])
  expect(names.length).toBeGreaterThan(0)
})

test('through a tunnel nothing of the API is to be seen until a key exists', async () => {
  await using desk = await openApiDesk({ rights: null })
  const forwarded = { 'x-forwarded-for': '198.51.100.1' }
  const hidden = await desk.get('/api/exotel/calls', forwarded)
  const unnamed = await desk.get('/anything', forwarded)
  expect(hidden.status).toBe(404)
  expect(hidden.body).toEqual(unnamed.body)
  const names = ({ headers }: typeof hidden) => [...headers.keys()].toSorted()
  expect(names(hidden)).toEqual(names(unnamed))
  expect((await desk.get('/api/exotel/calls')).status).toBe(401)

  const { key, id } = await desk.keys.create(
    { name: 'backend', rights: ['read'], defaultAgentId: null },
    'user_1',
  )
  const authorization = `Bearer ${key}`
  expect((await desk.get('/api/exotel/calls', { ...forwarded, authorization })).status).toBe(200)
  expect((await desk.get('/api/exotel/calls', forwarded)).status).toBe(401)
  await desk.keys.revoke(id, 'user_1')
  expect((await desk.get('/api/exotel/calls', { ...forwarded, authorization })).status).toBe(404)
})

test('keys are kept as digests, provisioned once, and stay revoked', async () => {
  await using desk = await openApiDesk()
  const [known] = await desk.keys.list()
  const rows = await desk.store.read.selectFrom('api_key').selectAll().execute()
  expect(JSON.stringify(rows)).not.toContain(secret)
  const again = { name: 'test', rights: ['read'], defaultAgentId: null } as const
  await desk.keys.provision(secret, again)
  expect(await desk.keys.list()).toHaveLength(1)
  await desk.keys.revoke(known?.id ?? '', 'user_1')
  await desk.keys.provision(secret, again)
  expect((await desk.get('/api/exotel/calls')).status).toBe(401)
  await expect(desk.keys.revoke(known?.id ?? '', 'user_1')).rejects.toMatchObject({ code: 'not-found' })
})

test('a key does what its rights say', async () => {
  await using desk = await openApiDesk({ rights: ['read'] })
  const call = { agentPhone: '+919876543210', customerPhone: '+919123456789' }
  const refused = [
    await desk.post('/api/exotel/click-to-call', call),
    await desk.get('/api/exotel/recordings/sid-1'),
    await desk.send('/api/exotel/config', { method: 'PUT', body: '{}' }),
    await desk.get('/api/v1/test/exotel/status'),
  ]
  for (const { status, body } of refused) {
    expect(status).toBe(403)
    expect(body).toMatchObject({ success: false, error: { code: 'not-allowed' } })
  }
  expect((await desk.get('/api/exotel/calls')).status).toBe(200)
})

test('test routes are open to every key in practice', async () => {
  await using desk = await openApiDesk({ rights: ['read'], practice: true })
  expect((await desk.get('/api/v1/test/exotel/status')).status).toBe(200)
})

test('failures are counted per address; a valid key goes on all the same', async () => {
  await using desk = await openApiDesk()
  const headers = { 'x-forwarded-for': '198.51.100.1' }
  const wrong = { ...headers, authorization: 'Bearer wrong' }
  for (let guesses = 0; guesses < 40; guesses += 1) {
    const answer = await desk.get('/api/exotel/calls', wrong)
    expect(answer.status).toBe(401)
    expect(answer.headers.get('connection')).toBe(guesses < 30 ? 'keep-alive' : 'close')
  }
  expect((await desk.get('/api/exotel/calls', headers)).status).toBe(200)
  expect(desk.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
})

test('answers carry the headers of a careful server', async () => {
  await using desk = await openApiDesk()
  const { headers } = await desk.get('/api/exotel/calls')
  expect(headers.get('x-content-type-options')).toBe('nosniff')
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('x-powered-by')).toBeNull()
  expect(headers.get('set-cookie')).toBeNull()
  expect(headers.get('access-control-allow-origin')).toBeNull()
})
