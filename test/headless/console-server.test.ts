import { mkdirSync, writeFileSync } from 'node:fs'
import { request as httpRequest, type IncomingHttpHeaders } from 'node:http'
import { connect } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { PageFiles } from '../../electron/core/pages/page-files.ts'
import { ConsoleServer } from '../../electron/headless/console-server.ts'
import type { Push } from '../../shared/contract/index.ts'
import { tempDir } from '../support/temp-dir.ts'
import { FakeDesk, MemoryLog, somePush } from './fake-desk.ts'

let folder: ReturnType<typeof tempDir>
let desk: FakeDesk
let log: MemoryLog
let server: ConsoleServer
let host: string

beforeEach(async () => {
  folder = tempDir()
  mkdirSync(join(folder.path, 'assets'))
  writeFileSync(join(folder.path, 'index.html'), '<html><meta content="__CSP_NONCE__"></html>')
  writeFileSync(join(folder.path, 'assets', 'index-1a2b.js'), 'let a = 1')
  desk = new FakeDesk()
  log = new MemoryLog()
  server = new ConsoleServer(desk, new PageFiles(folder.path), log, 50)
  await server.start(0)
  host = new URL(server.url).host
})

afterEach(async () => {
  await server.dispose()
  folder[Symbol.dispose]()
})

type Answer = { status: number; headers: IncomingHttpHeaders; body: string }
type Ask = { method?: string; path: string; headers?: Record<string, string>; body?: string | Buffer }

/** Unlike fetch, it sends the headers and the path exactly as they are. */
function ask({ method = 'GET', path, headers = {}, body }: Ask): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(server.url, { method, path, headers, agent: false }, (incoming) => {
      const chunks: Buffer[] = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('error', reject)
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          body: Buffer.concat(chunks).toString(),
        }),
      )
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

function rpc(name: string, body: string | Buffer, headers: Record<string, string> = {}): Promise<Answer> {
  return ask({
    method: 'POST',
    path: `/rpc/${name}`,
    headers: { 'Content-Type': 'application/json', ...headers },
    body,
  })
}

describe('requests', () => {
  test('carry name, input and token to the core, and its reply back', async () => {
    const answer = await rpc('calls.place', '{"bookingId":"b1"}', { Authorization: 'Bearer valid' })
    expect(answer.status).toBe(200)
    expect(JSON.parse(answer.body)).toEqual({
      ok: true,
      value: { name: 'calls.place', input: { bookingId: 'b1' }, token: 'valid' },
    })
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['access-control-allow-origin']).toBeUndefined()
  })

  test('without a token have none', async () => {
    await rpc('setup.state', '{}', { Authorization: 'Basic abc' })
    expect(desk.dispatched).toEqual([{ name: 'setup.state', input: {}, token: null }])
  })

  test('that are not JSON never reach the core', async () => {
    expect((await rpc('calls.place', '{"bookingId":')).status).toBe(400)
    expect((await rpc('calls.place', '{}', { 'Content-Type': 'text/plain' })).status).toBe(415)
    expect(
      (await rpc('calls.place', '{}', { 'Content-Type': 'application/x-www-form-urlencoded' })).status,
    ).toBe(415)
    expect(desk.dispatched).toEqual([])
  })

  test('are taken up to 1 MB and refused above', async () => {
    const most = JSON.stringify('x'.repeat(1024 * 1024 - 2))
    expect((await rpc('x', most)).status).toBe(200)
    const answer = await rpc('x', `${most} `)
    expect(answer.status).toBe(413)
    expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'too-large' } })
    expect(desk.dispatched).toHaveLength(1)
  })

  test('in another method are refused', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS']) {
      expect((await ask({ method, path: '/rpc/setup.state' })).status).toBe(405)
    }
    expect((await ask({ method: 'POST', path: '/' })).status).toBe(405)
  })

  test('that break inside are answered and logged', async () => {
    const answer = await rpc('fails', '{}')
    expect(answer.status).toBe(500)
    expect(answer.body).not.toContain('a bug')
    expect(log.lines).toMatchObject([{ level: 'error', fields: { cause: { message: 'a bug' } } }])
  })
})

describe('who may ask', () => {
  const everything: Ask[] = [
    { path: '/' },
    { path: '/assets/index-1a2b.js' },
    { path: '/events', headers: { Authorization: 'Bearer valid' } },
    { path: '/files/recording/1?ticket=t' },
    { method: 'PUT', path: '/files/import-upload/1?ticket=good', body: 'a,b' },
    { method: 'POST', path: '/rpc/x', headers: { 'Content-Type': 'application/json' }, body: '{}' },
  ]

  test.each([
    ['a name that was pointed at 127.0.0.1', (port: string) => ({ Host: `evil.example:${port}` })],
    ['localhost', (port: string) => ({ Host: `localhost:${port}` })],
    ['another port', () => ({ Host: '127.0.0.1:1' })],
    ['no port', () => ({ Host: '127.0.0.1' })],
    ['a page of another site', () => ({ Origin: 'https://evil.example' })],
    ['a page of another port', () => ({ Origin: 'http://127.0.0.1:1' })],
    ['a page without an origin of its own', () => ({ Origin: 'null' })],
    ['our address over https', (port: string) => ({ Origin: `https://127.0.0.1:${port}` })],
    [
      'an origin that begins like ours',
      (port: string) => ({ Origin: `http://127.0.0.1:${port}.evil.example` }),
    ],
  ])('not %s', async (_who, headersFor) => {
    const headers = headersFor(new URL(server.url).port)
    for (const request of everything) {
      const answer = await ask({ ...request, headers: { ...request.headers, ...headers } })
      expect(answer.status).toBe(403)
    }
    expect(desk.dispatched).toEqual([])
    expect(desk.opened).toEqual([])
    expect(desk.received).toEqual([])
    expect(desk.listeners.size).toBe(0)
  })

  test('not another site that sends no origin, unless a person follows its link to the page', async () => {
    const headers = { 'Sec-Fetch-Site': 'cross-site' }
    expect((await ask({ path: '/files/recording/1?ticket=t', headers })).status).toBe(403)
    expect((await ask({ path: '/', headers })).status).toBe(200)
  })

  test('our own page', async () => {
    expect((await rpc('x', '{}', { Origin: server.url, 'Sec-Fetch-Site': 'same-origin' })).status).toBe(200)
  })

  test('nobody through another host in the request line', async () => {
    const answer = await raw(
      `GET http://evil.example/ HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`,
    )
    expect(answer).toMatch(/^HTTP\/1\.1 400/)
  })

  test('nobody without a host', async () => {
    expect(await raw('GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 403/)
    expect(await raw('GET / HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403/)
  })

  test('only on this computer', async () => {
    expect(new URL(server.url).hostname).toBe('127.0.0.1')
  })
})

function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = new URL(server.url)
    let answer = ''
    const socket = connect(Number(port), hostname, () => socket.write(text))
    socket.on('data', (chunk) => {
      answer += chunk.toString()
    })
    socket.on('close', () => resolve(answer))
    socket.on('error', reject)
  })
}

describe('pages', () => {
  test('are the index with a nonce of its own each time, under the strict policy', async () => {
    const first = await ask({ path: '/' })
    const second = await ask({ path: '/bookings/MB-1' })
    const nonces = [first, second].map(({ headers, body }) => {
      const nonce = /content="([^"]+)"/.exec(body)?.[1]
      expect(headers['content-security-policy']).toContain(`'nonce-${nonce}'`)
      return nonce
    })
    expect(new Set(nonces).size).toBe(2)
    expect(first.body).not.toContain('__CSP_NONCE__')
    expect(first.headers['cache-control']).toBe('no-store')
  })

  test('and their assets', async () => {
    const asset = await ask({ path: '/assets/index-1a2b.js' })
    expect(asset).toMatchObject({ status: 200, body: 'let a = 1' })
    expect(asset.headers['content-type']).toBe('text/javascript; charset=utf-8')
    expect((await ask({ path: '/assets/gone.js' })).status).toBe(404)
    expect((await ask({ method: 'HEAD', path: '/assets/index-1a2b.js' })).body).toBe('')
  })

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/assets/..%2f..%2fsecret.txt',
    '/..%5csecret.txt',
    '/%00.js',
    '/%zz.js',
  ])('never lie outside their folder: %s', async (path) => {
    writeFileSync(join(folder.path, '..', 'secret.txt'), 'secret')
    const answer = await ask({ path })
    expect(answer.body).not.toContain('secret')
    expect([404, 400]).toContain(answer.status)
  })
})

describe('files', () => {
  test('are opened by kind, id, ticket and range', async () => {
    desk.keepsFile('sound')
    const answer = await ask({
      path: '/files/recording/call%201?ticket=t%2B1',
      headers: { Range: 'bytes=0-4' },
    })
    expect(desk.opened).toEqual([{ kind: 'recording', id: 'call 1', ticket: 't+1', range: 'bytes=0-4' }])
    expect(answer).toMatchObject({ status: 200, body: 'sound' })
    expect(answer.headers).toMatchObject({
      'content-type': 'audio/mpeg',
      'accept-ranges': 'bytes',
      'content-security-policy': "default-src 'none'; sandbox",
    })
  })

  test('that are sent are handed on with their ticket, and refused without one', async () => {
    const put = (ticket: string) =>
      ask({ method: 'PUT', path: `/files/import-upload/1?ticket=${ticket}`, body: 'a,b' })
    expect(await put('good')).toMatchObject({ status: 204, body: '' })
    expect(desk.received).toEqual([{ kind: 'import-upload', id: '1', text: 'a,b' }])
    expect((await put('bad')).status).toBe(404)
    expect(desk.received).toHaveLength(1)
  })

  test('that are refused have no body', async () => {
    expect(await ask({ path: '/files/recording/1' })).toMatchObject({ status: 404, body: '' })
    expect(desk.opened).toEqual([{ kind: 'recording', id: '1', ticket: '', range: null }])
  })
})

describe('events', () => {
  async function listen(
    token: string,
  ): Promise<{ status: number; lines: AsyncGenerator<string>; stop(): void }> {
    const abort = new AbortController()
    const answer = await fetch(`${server.url}/events`, {
      headers: { Authorization: `Bearer ${token}` },
      signal: abort.signal,
    })
    return { status: answer.status, lines: linesOf(answer), stop: () => abort.abort() }
  }

  async function* linesOf(answer: Response): AsyncGenerator<string> {
    let rest = ''
    for await (const chunk of answer.body ?? []) {
      const parts = (rest + Buffer.from(chunk).toString()).split('\n')
      rest = parts.pop() ?? ''
      yield* parts
    }
  }

  test('arrive as lines, with signs of life between them', async () => {
    const { lines, status } = await listen('valid')
    expect(status).toBe(200)
    expect((await lines.next()).value).toBe('')
    desk.push(somePush(1))
    desk.push(somePush(2))
    const heard: unknown[] = []
    let pings = 0
    for await (const line of lines) {
      if (line === '') pings += 1
      else heard.push(JSON.parse(line))
      if (heard.length === 2 && pings > 0) break
    }
    expect(heard).toEqual([somePush(1), somePush(2)])
  })

  test('are refused without a valid token', async () => {
    expect((await listen('wrong')).status).toBe(401)
    expect((await ask({ path: '/events' })).status).toBe(401)
  })

  test('are no longer sent to a window that has gone', async () => {
    const { lines, stop } = await listen('valid')
    await lines.next()
    expect(desk.listeners.size).toBe(1)
    stop()
    await vi.waitFor(() => expect(desk.listeners.size).toBe(0))
  })

  test('do not begin for a window that went while its token was looked up', async () => {
    const gate = Promise.withResolvers<void>()
    desk.gate = gate.promise
    const abort = new AbortController()
    const pending = fetch(`${server.url}/events`, {
      headers: { Authorization: 'Bearer valid' },
      signal: abort.signal,
    })
    await vi.waitFor(async () => expect((await fetch(server.url)).status).toBe(200))
    abort.abort()
    await expect(pending).rejects.toThrow()
    // One request later the server has noticed that the other one is gone.
    await fetch(server.url)
    gate.resolve()
    await fetch(server.url)
    expect(desk.listeners.size).toBe(0)
  })

  test('cut off a window that does not read them', async () => {
    const { hostname, port } = new URL(server.url)
    const socket = connect(Number(port), hostname)
    socket.write(`GET /events HTTP/1.1\r\nHost: ${host}\r\nAuthorization: Bearer valid\r\n\r\n`)
    await vi.waitFor(() => expect(desk.listeners.size).toBe(1))
    socket.pause()
    // Only its size matters here.
    const heavy = { name: 'desk.changed', payload: { padding: 'x'.repeat(100_000) } } as unknown as Push
    for (let count = 0; count < 300 && desk.listeners.size > 0; count += 1) {
      desk.push(heavy)
      await new Promise((resolve) => setImmediate(resolve))
    }
    expect(desk.listeners.size).toBe(0)
    socket.destroy()
  })

  test('end with the console, which then lets the process go', async () => {
    const { lines } = await listen('valid')
    await lines.next()
    await server.dispose()
    for await (const line of lines) expect(line).toBe('')
    expect(desk.listeners.size).toBe(0)
    await expect(fetch(server.url)).rejects.toThrow()
    await server.dispose()
  })
})

test('a connection that was opened in advance does not hold up the end', async () => {
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1')
  const gone = new Promise((resolve) => socket.once('close', resolve))
  // Answered, so the server has taken the connection before it as well.
  await fetch(server.url)
  await server.dispose()
  await gone
})

test('a taken port is named with its variable', async () => {
  const second = new ConsoleServer(desk, new PageFiles(folder.path), log)
  const port = Number(new URL(server.url).port)
  await expect(second.start(port)).rejects.toThrow(
    `Port ${port} for the console is taken by another program: set MASKLINE_CONSOLE_PORT`,
  )
  await second.dispose()
})
