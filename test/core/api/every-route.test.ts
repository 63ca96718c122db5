import { describe, expect, it } from 'vitest'
import type { ApiRouteShape } from '../../../electron/core/api/api-route.ts'
import { apiRoutes } from '../../../electron/core/api/create-api.ts'
import { startTestDesk, testApiKey } from '../../support/test-desk.ts'

/** What nobody sends who means well. A body is a text; each is sent as JSON. */
const rubbishBodies = [
  '{',
  'null',
  '[]',
  '"text"',
  '0',
  '{"__proto__":{"success":true}}',
  JSON.stringify({ agentPhone: 9876543210, from: [], to: {}, caller_id: null, customer: 'x', status: 7 }),
  JSON.stringify({ agentPhone: '‮\u0000', customerPhone: '०९८', from: 'x'.repeat(5000) }),
  '\u0000\u0001\ufffd',
]
const rubbishQueries = [
  'page=-1',
  'page=1e9&limit=abc',
  'page[]=1&page[]=2',
  'from=yesterday',
  'limit=101',
  '%ff=%00',
]
/** A parameter of a path as it may be, and as it should not. */
const rubbishParts = ['..%2f..%2fetc', '%00', "'%20or%201=1--", 'a'.repeat(4000)]
const codes = /^(bad-input|undialable|not-found|wrong-state|not-allowed|too-large|limit)$/

const name = ({ method, path }: ApiRouteShape) => `${method} ${path}`

/** The real core with its real listener; nothing of it is a stand-in but the telephone company. */
describe('every route of the integration API', () => {
  const send = async (base: string, route: ApiRouteShape, init: RequestInit = {}, part = 'x', query = '') => {
    const path = route.path.replace(/:\w+/g, part)
    const response = await fetch(`${base}${path}${query === '' ? '' : `?${query}`}`, {
      ...init,
      method: route.method,
    })
    const body: unknown = await response.json()
    return { status: response.status, body, text: JSON.stringify(body) }
  }
  const bearer = (key: string) => ({ authorization: `Bearer ${key}`, 'content-type': 'application/json' })

  it('is 401 without a key, with a wrong one, and with one that was revoked', async () => {
    await using desk = await startTestDesk()
    const { core } = desk
    const made = await desk.request('api-keys.create', {
      name: 'gone',
      rights: ['read'],
      defaultAgentId: null,
    })
    await desk.request('api-keys.revoke', { id: made.id })
    for (const route of apiRoutes) {
      for (const headers of [{}, bearer('wrong'), bearer(made.key), { authorization: testApiKey }]) {
        const { status, body } = await send(core.listenerUrl, route, { headers })
        expect(status, name(route)).toBe(401)
        expect(body).toEqual({ success: false, message: expect.any(String), error: { code: 'no-key' } })
      }
    }
  })

  it('is 403 with a key that has no right, whatever is sent', async () => {
    await using desk = await startTestDesk()
    const { key } = await desk.request('api-keys.create', { name: 'weak', rights: [], defaultAgentId: null })
    const before = await desk.store.read.selectFrom('setting_change').selectAll().execute()
    for (const route of apiRoutes) {
      const body = route.method === 'GET' ? null : '{'
      const { status, text } = await send(desk.core.listenerUrl, route, { headers: bearer(key), body })
      expect(status, name(route)).toBe(403)
      expect(text).toContain('"code":"not-allowed"')
    }
    expect(await desk.store.read.selectFrom('setting_change').selectAll().execute()).toEqual(before)
    expect(await desk.store.read.selectFrom('call').select('id').execute()).toEqual([])
  })

  it('refuses rubbish in one shape, repeats nothing of it, places no call and logs no failure', async () => {
    await using desk = await startTestDesk()
    const headers = bearer(testApiKey)
    for (const route of apiRoutes) {
      const bodies = route.method === 'GET' || route.body === null ? [null] : rubbishBodies
      for (const body of bodies)
        expectRefusal(route, await send(desk.core.listenerUrl, route, { headers, body }))
      for (const query of rubbishQueries) {
        expectRefusal(route, await send(desk.core.listenerUrl, route, { headers }, 'x', query))
      }
      if (!route.path.includes(':')) continue
      for (const part of rubbishParts) {
        expectRefusal(route, await send(desk.core.listenerUrl, route, { headers }, part))
      }
    }
    expect(desk.log.errors).toEqual([])
    expect(await desk.store.read.selectFrom('call').select('id').execute()).toEqual([])
  })
})

type Answered = { readonly status: number; readonly body: unknown; readonly text: string }

/** Some routes take what others refuse: then it did no harm. What is refused is refused in the one shape. */
function expectRefusal(route: ApiRouteShape, { status, body, text }: Answered): void {
  expect(status, `${name(route)}: ${text.slice(0, 200)}`).toBeLessThan(500)
  if (status < 400) return
  expect(text).not.toMatch(/x{200}|a{200}|9876543210|etc/)
  expect(body, name(route)).toMatchObject({
    success: false,
    message: expect.any(String),
    error: { code: expect.stringMatching(codes) },
  })
}
