import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { createListener } from '../../../electron/core/webhook/listener.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { openHookDesk } from './hook-desk.ts'

function bareListener(port: number) {
  return createListener({
    port,
    hooks: { handles: () => false },
    api: (_request, _response, next) => next(),
    canTakeWrites: () => true,
    log: new QuietLog(),
  })
}

test('health is answered; everything that is not named is 404 without cookies, CORS or a word of what runs here', async () => {
  await using desk = await openHookDesk()
  const health = await fetch(`${desk.url}/health`)
  expect(health.status).toBe(200)
  expect(await health.json()).toEqual({ status: 'ok' })
  for (const path of [
    '/',
    '/hooks',
    '/hooks/',
    '/api',
    '/openapi.json',
    '/Health',
    '/health/',
    '/%E0%A4%A',
  ]) {
    const answer = await fetch(desk.url + path, { headers: { origin: 'https://example.org' } })
    expect(answer.status, path).toBe(404)
    const names = [...answer.headers.keys()]
    expect(names).not.toContain('set-cookie')
    expect(names).not.toContain('x-powered-by')
    expect(names.some((name) => name.startsWith('access-control'))).toBe(false)
  }
})

test('a taken port is a readable failure that names the variable', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', () => resolve()))
  const { port } = other.address() as AddressInfo
  const listener = bareListener(port)
  await expect(listener.start()).rejects.toMatchObject({
    name: 'StartupError',
    message: expect.stringContaining('MASKLINE_LISTENER_PORT'),
  })
  await listener.dispose()
  await new Promise((resolve) => other.close(resolve))
})

test('it ends with idle connections open, and a second time', async () => {
  const listener = bareListener(0)
  const port = await listener.start()
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200)
  await listener.dispose()
  await listener.dispose()
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow()
})
