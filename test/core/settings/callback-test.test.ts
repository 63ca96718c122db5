import { createServer, request as httpRequest, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestDesk, type TestDesk } from '../../support/test-desk.ts'

/** What the tunnel does with a request; `forward` is the whole way to the listener. */
type Behaviour = (path: string) => 'forward' | 'hang-up' | { readonly status: number; readonly text: string }

/** A reverse proxy on this computer that plays the tunnel. */
class Tunnel {
  behave: Behaviour = () => 'forward'
  readonly #server: Server
  #target = ''

  constructor() {
    this.#server = createServer((request, response) => {
      const does = this.behave(request.url ?? '')
      if (does === 'hang-up') {
        request.socket.destroy()
        return
      }
      if (does !== 'forward') {
        response.writeHead(does.status).end(does.text)
        return
      }
      const { method, headers, url } = request
      const onward = httpRequest(`${this.#target}${url}`, {
        method,
        headers: { ...headers, 'x-forwarded-for': '203.0.113.9' },
      })
      onward.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers)
        answer.pipe(response)
      })
      request.pipe(onward)
    })
  }

  async start(target: string): Promise<string> {
    this.#target = target
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  stop(): void {
    this.#server.close()
    this.#server.closeAllConnections()
  }
}

describe('the test of the callbacks’ way', () => {
  const tunnel = new Tunnel()
  let desk: TestDesk
  let tunnelUrl: string
  beforeAll(async () => {
    desk = await startTestDesk()
    tunnelUrl = await tunnel.start(desk.core.listenerUrl)
  })
  afterAll(async () => {
    tunnel.stop()
    await desk[Symbol.asyncDispose]()
  })

  const test = async (publicUrl: string, behave: Behaviour = () => 'forward') => {
    tunnel.behave = behave
    await desk.request('settings.change-callbacks', { publicUrl })
    return desk.request('settings.test-callbacks', {})
  }
  const stop = async (...way: Parameters<typeof test>) => {
    const { hops } = await test(...way)
    const at = hops.findIndex(({ state }) => state === 'failed')
    const after = hops.slice(at + 1).map(({ state }) => state)
    expect(after.every((state) => state === 'not-tried')).toBe(true)
    return [hops[at]?.hop, hops[at]?.failure]
  }

  it('goes the whole way through a tunnel that works, and leaves nothing behind', async () => {
    const { route, hops } = await test(tunnelUrl)
    expect(route).toBe('public')
    expect(hops.map(({ state }) => state)).toEqual([
      'passed',
      'passed',
      'not-needed',
      'passed',
      'passed',
      'passed',
      'passed',
    ])
    expect((await desk.request('settings.callbacks', {})).deadLetters).toBe(0)
  })

  it('needs no way from outside where the provider is on this computer', async () => {
    const { route, hops } = await test('')
    expect(route).toBe('local')
    expect(hops.filter(({ state }) => state === 'not-needed').map(({ hop }) => hop)).toEqual([
      'address',
      'certificate',
      'tunnel',
      'through',
    ])
    expect(hops.at(-1)?.state).toBe('passed')
  })

  it.each([
    ['a name nobody knows', 'https://no-such-host.invalid', 'address'],
    ['no certificate', () => tunnelUrl.replace('http:', 'https:'), 'certificate', 'not-tls'],
    ['nobody at the address', 'http://127.0.0.1:9', 'tunnel', 'refused'],
    ['nobody at an https address', 'https://127.0.0.1:9', 'certificate', 'refused'],
  ] as const)('stops at %s', async (_what, url, hop, failure?: string) => {
    const [stoppedAt, why] = await stop(typeof url === 'string' ? url : url())
    expect(stoppedAt).toBe(hop)
    if (failure !== undefined) expect(why).toBe(failure)
  })

  const answers = (status: number, text: string) => () => ({ status, text })
  const onHooks = (does: ReturnType<Behaviour>) => (path: string) =>
    path.startsWith('/hooks/') ? does : 'forward'
  it.each<[string, Behaviour, string, string]>([
    ['a tunnel that hangs up', () => 'hang-up', 'tunnel', 'no-answer'],
    ['a tunnel without its near end', answers(502, 'Bad Gateway'), 'tunnel', 'tunnel-down'],
    ['another program', answers(200, '<html>'), 'through', 'something-else'],
    ['a port that knows no health', answers(404, ''), 'through', 'something-else'],
    ['a full disk', answers(503, '{"status":"store-full"}'), 'through', 'store-full'],
    ['a tunnel that swallows hooks', onHooks('hang-up'), 'secret', 'no-answer'],
    ['another console', onHooks({ status: 404, text: '' }), 'secret', 'not-accepted'],
    ['one who says 200 and keeps it', onHooks({ status: 200, text: '' }), 'store', 'not-recorded'],
  ])('stops at %s', async (_what, behave, hop, failure) => {
    expect(await stop(tunnelUrl, behave)).toEqual([hop, failure])
  })

  it('stops where a source is not allowed, and passes when it is', async () => {
    const allow = (value: string) => desk.request('settings.change-desk', { key: 'hooks.sources', value })
    await allow('198.51.100.0/24')
    expect(await stop(tunnelUrl)).toEqual(['secret', 'not-accepted'])
    await allow('198.51.100.0/24 203.0.113.9')
    expect((await test(tunnelUrl)).hops.at(-1)?.state).toBe('passed')
    await allow('')
    await expect(allow('203.0.113.0/99')).rejects.toMatchObject({ detail: { field: 'hooks.sources' } })
  })

  it('never tells the secret', async () => {
    const { url } = await desk.request('settings.hook-address', { hook: 'exotel/call' })
    const secret = /hooks\/([^/]+)\//.exec(url)?.[1] ?? ''
    expect(secret.length).toBeGreaterThan(21)
    const told = await test(tunnelUrl, onHooks('hang-up'))
    expect(JSON.stringify(told)).not.toContain(secret)
  })
})
