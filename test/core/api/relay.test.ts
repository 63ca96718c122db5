import { createHmac } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from 'vitest'
import { BackendEvents } from '../../../electron/core/api/backend-events.ts'
import { Relay } from '../../../electron/core/api/relay.ts'
import { type AddressPolicy, publicOnly } from '../../../electron/core/api/relay-dial.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { openTestStore } from '../webhook/open-test-store.ts'
import { sampleCall } from './fake-features.ts'

const anywhere: AddressPolicy = { allowsUrl: () => true, allowsAddress: () => true }

type Received = {
  readonly headers: IncomingHttpHeaders
  readonly body: unknown
  readonly text: string
  readonly path: string
}

/** A caller's own server; `answer` decides each status. */
async function receiver(answer: (count: number) => number) {
  const received: Received[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString()
      received.push({ headers: request.headers, body: JSON.parse(text), text, path: request.url ?? '' })
      response.writeHead(answer(received.length), { location: '/elsewhere' }).end('thanks')
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  return {
    received,
    port,
    url: `http://localhost:${port}/hook`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

async function relayDesk(policy: AddressPolicy, secrets: readonly string[] = ['new-secret', 'old-secret']) {
  const folder = tempDir()
  const store = await openTestStore(folder.path)
  const clock = new ManualClock()
  const log = new QuietLog()
  const relay = new Relay({ store, clock, log, policy, secrets: () => secrets })
  const row = () => store.read.selectFrom('relay').selectAll().executeTakeFirstOrThrow()
  return {
    store,
    clock,
    log,
    relay,
    row,
    /** Moves the clock until the row shows the attempt. */
    attempted: async (attempts: number) => {
      while ((await row()).attempts < attempts) await clock.advance(0)
      return row()
    },
    enqueue: async (url: string) => {
      await store.write([relay.enqueue({ url, customField: 'ORDER-12345', call: sampleCall })])
      relay.wake()
    },
    [Symbol.asyncDispose]: async () => {
      await relay.dispose()
      await store.dispose()
      folder[Symbol.dispose]()
    },
  }
}

test('an event is posted masked, with the caller’s own field and an id', async () => {
  await using server = await receiver(() => 204)
  await using desk = await relayDesk(anywhere)
  await desk.enqueue(server.url)
  const row = await desk.attempted(1)
  expect(row).toMatchObject({ delivered_at: desk.clock.now(), next_attempt_at: null })
  expect(server.received).toHaveLength(1)
  expect(server.received[0]).toMatchObject({
    path: '/hook',
    headers: { 'content-type': 'application/json; charset=utf-8', 'x-maskline-event': row.id },
    body: {
      event: 'call.changed',
      eventId: row.id,
      customField: 'ORDER-12345',
      call: { callSid: 'sid-1', status: 'completed', from: '•••• 3210', to: '•••• 6789' },
    },
  })
})

test('what is not taken is tried again, later each time, and given up after a day', async () => {
  await using server = await receiver(() => 500)
  await using desk = await relayDesk(anywhere)
  await desk.enqueue(server.url)
  const waits: number[] = []
  let row = await desk.attempted(1)
  while (row.next_attempt_at !== null) {
    const wait = row.next_attempt_at - desk.clock.now()
    waits.push(wait / 1000)
    await desk.clock.advance(wait)
    row = await desk.attempted(row.attempts + 1)
  }
  expect(waits.slice(0, 8)).toEqual([10, 30, 120, 600, 1800, 3600, 3600, 3600])
  expect(waits.reduce((sum, wait) => sum + wait, 0)).toBeGreaterThanOrEqual(24 * 3600)
  expect(server.received).toHaveLength(row.attempts)
  expect(row.delivered_at).toBeNull()
  expect(desk.log.lines.filter(({ level }) => level === 'warn')).toHaveLength(1)
  expect(JSON.stringify(desk.log.lines)).not.toContain('localhost')
})

test('a receiver that comes back gets the event', async () => {
  await using server = await receiver((count) => (count === 1 ? 503 : 200))
  await using desk = await relayDesk(anywhere)
  await desk.enqueue(server.url)
  await desk.attempted(1)
  await desk.clock.advance(10_000)
  expect(await desk.attempted(2)).toMatchObject({ attempts: 2, delivered_at: desk.clock.now() })
  expect(server.received[0]?.headers['x-maskline-event']).toBe(
    server.received[1]?.headers['x-maskline-event'],
  )
})

test('redirects are not followed', async () => {
  await using server = await receiver(() => 302)
  await using desk = await relayDesk(anywhere)
  await desk.enqueue(server.url)
  expect(await desk.attempted(1)).toMatchObject({ delivered_at: null })
  expect(server.received.map(({ path }) => path)).toEqual(['/hook'])
})

test('a name that leads into a private network is not dialled, nor an address that stands in the URL', async () => {
  await using server = await receiver(() => 200)
  const anyUrl: AddressPolicy = { ...publicOnly, allowsUrl: () => true }
  for (const url of [server.url, `http://127.0.0.1:${server.port}/hook`]) {
    await using desk = await relayDesk(anyUrl)
    await desk.enqueue(url)
    expect(await desk.attempted(1)).toMatchObject({ delivered_at: null })
  }
  await using strict = await relayDesk(publicOnly)
  await strict.enqueue('http://example.org/hook')
  expect(await strict.attempted(1)).toMatchObject({ delivered_at: null })
  expect(server.received).toEqual([])
})

test('events wait on disk for the next start', async () => {
  await using server = await receiver(() => 200)
  await using desk = await relayDesk(anywhere)
  await desk.store.write([
    desk.relay.enqueue({ url: server.url, customField: null, call: sampleCall }),
    desk.relay.enqueue({ url: server.url, customField: null, call: { ...sampleCall, talkSeconds: null } }),
  ])
  expect(server.received).toEqual([])
  desk.relay.start()
  while (server.received.length < 2) await desk.clock.advance(0)
  expect(server.received.map(({ body }) => body)).toMatchObject([
    { customField: null, call: { duration: 61 } },
    { customField: null, call: { duration: null } },
  ])
})

test('an event is signed with the secret of the moment, and for a day with the one before', async () => {
  await using server = await receiver(() => 200)
  await using desk = await relayDesk(anywhere)
  await desk.enqueue(server.url)
  await desk.attempted(1)
  const [first] = server.received
  const header = String(first?.headers['x-maskline-signature'])
  const [, seconds, ...marks] = /^t=(\d+),v1=([0-9a-f]{64}),v1=([0-9a-f]{64})$/.exec(header) ?? []
  expect(Number(seconds)).toBe(Math.floor(desk.clock.now() / 1000))
  const expected = ['new-secret', 'old-secret'].map((secret) =>
    createHmac('sha256', secret).update(`${seconds}.${first?.text}`).digest('hex'),
  )
  expect(marks).toEqual(expected)
})

test('the booking backend is told of sessions and their calls, and of nothing while no address is set', async () => {
  await using server = await receiver(() => 200)
  await using desk = await relayDesk(anywhere)
  let url: string | null = null
  const events = new BackendEvents(desk.relay, () => url)
  const at = desk.clock.now()
  const session = { at, bookingId: 'B-17', sessionId: 'session_1' }
  const opened = { ...session, event: 'session.opened', lineLabel: '080 •••• 5990', expiresAt: at } as const
  expect(events.announce(opened)).toEqual([])
  url = server.url
  await desk.store.write([
    ...events.announce(opened),
    ...events.announce({
      ...session,
      event: 'call.ended',
      callId: 'call_1',
      callSid: 'sid-1',
      callerRole: 'customer',
      status: 'completed',
      talkSeconds: 61,
    }),
    ...events.announce({
      ...session,
      event: 'session.closed',
      status: 'closed',
      reason: 'completed',
      callCount: 1,
      talkSeconds: 61,
    }),
  ])
  events.wake()
  while (server.received.length < 3) await desk.clock.advance(0)
  const head = { at: new Date(at).toISOString(), booking_id: 'B-17', session_id: 'session_1' }
  expect(server.received.map(({ body }) => body)).toMatchObject([
    { ...head, event: 'session.opened', virtual_number: '080 •••• 5990', expires_at: head.at },
    { ...head, event: 'call.ended', call_sid: 'sid-1', call_status: 'completed', call_duration: 61 },
    { ...head, event: 'session.closed', reason: 'completed', call_count: 1, total_call_duration: 61 },
  ])
  for (const { headers, body } of server.received) {
    expect(body).toHaveProperty('event_id', headers['x-maskline-event'])
  }
})
