import { beforeEach, describe, expect, test } from 'vitest'
import { Door } from '../../electron/main/ipc/door.ts'
import { createOwnPage } from '../../electron/main/own-page.ts'
import { FakeDesk, MemoryLog, somePush } from '../headless/fake-desk.ts'
import { FakeContents, type FakeInvokeEvent, FakeIpc, ownMessage } from './fake-electron.ts'

let ipc: FakeIpc
let desk: FakeDesk
let log: MemoryLog
let contents: FakeContents
let door: Door

beforeEach(() => {
  ipc = new FakeIpc()
  desk = new FakeDesk()
  log = new MemoryLog()
  contents = new FakeContents(1)
  door = new Door({ ipc: ipc.real, desk, page: createOwnPage(null), log })
  door.start()
  door.admit(contents.real)
})

const call = { name: 'calls.place', input: { bookingId: 'b1' }, token: 'valid' }
const listen = { id: 'listener-1', token: 'valid' }

describe('a message of our own window', () => {
  test('reaches the core, and the reply comes back', async () => {
    expect(await ipc.invoke('maskline:call', ownMessage(), call)).toEqual({ ok: true, value: call })
    expect(
      await ipc.invoke('maskline:call', ownMessage({ url: 'app://maskline/calls?x=1#y' }), call),
    ).toEqual({
      ok: true,
      value: call,
    })
  })

  test('is refused when it is malformed', async () => {
    const malformed = [
      undefined,
      null,
      'calls.place',
      {},
      { ...call, name: 1 },
      { ...call, name: 'x'.repeat(101) },
      { ...call, token: 5 },
      { ...call, token: '' },
      { name: 'x', input: {} },
      { ...call, extra: 1 },
    ]
    for (const message of malformed) {
      expect(await ipc.invoke('maskline:call', ownMessage(), message)).toMatchObject({
        ok: false,
        error: { code: 'bad-input' },
      })
    }
    expect(desk.dispatched).toEqual([])
  })
})

const hostile: [string, FakeInvokeEvent][] = [
  ['a frame that has gone', { sender: { id: 1 }, senderFrame: null }],
  ['a detached frame', ownMessage({ detached: true })],
  ['a frame inside the page', ownMessage({ parent: {} })],
  ['another window', { ...ownMessage(), sender: { id: 2 } }],
  ['a page of the web', ownMessage({ url: 'https://maskline/' })],
  ['a page of a host that begins like ours', ownMessage({ url: 'app://maskline.evil/' })],
  ['a page of a host that ends like ours', ownMessage({ url: 'app://evilmaskline/' })],
  ['a page of our host at a port', ownMessage({ url: 'app://maskline:1/' })],
  ['a page with our address as its user', ownMessage({ url: 'app://maskline@evil/' })],
  ['a user at our host', ownMessage({ url: 'app://evil@maskline/' })],
  ['a scheme that begins like ours', ownMessage({ url: 'apps://maskline/' })],
  ['a file', ownMessage({ url: 'file:///app/maskline/index.html' })],
  ['a blank page', ownMessage({ url: 'about:blank' })],
  ['a page written out in its address', ownMessage({ url: 'data:text/html,app://maskline/' })],
  ['a page without an address', ownMessage({ url: '' })],
]

describe('a message of somebody else is answered with a refusal on every channel', () => {
  test.each(hostile)('%s', async (_who, event) => {
    for (const [channel, message] of [
      ['maskline:call', call],
      ['maskline:listen', listen],
      ['maskline:unlisten', { id: 'listener-1' }],
    ] as const) {
      expect(await ipc.invoke(channel, event, message)).toMatchObject({
        ok: false,
        error: { code: 'not-allowed' },
      })
    }
    expect(desk.dispatched).toEqual([])
    expect(desk.listeners.size).toBe(0)
    expect(log.lines).toHaveLength(3)
  })

  test('our own window, once another was opened in its place', async () => {
    door.admit(new FakeContents(2).real)
    expect(await ipc.invoke('maskline:call', ownMessage(), call)).toMatchObject({ ok: false })
  })
})

describe('pushes', () => {
  test('reach the listener that asked for them until it stops', async () => {
    expect(await ipc.invoke('maskline:listen', ownMessage(), listen)).toMatchObject({ ok: true })
    desk.push(somePush(1))
    expect(contents.sent).toEqual([
      { channel: 'maskline:push', message: { id: 'listener-1', push: somePush(1) } },
    ])
    await ipc.invoke('maskline:unlisten', ownMessage(), { id: 'listener-1' })
    expect(desk.listeners.size).toBe(0)
  })

  test('need a valid token', async () => {
    expect(await ipc.invoke('maskline:listen', ownMessage(), { ...listen, token: 'wrong' })).toMatchObject({
      ok: false,
      error: { code: 'not-signed-in' },
    })
    // The id is free again.
    expect(await ipc.invoke('maskline:listen', ownMessage(), listen)).toMatchObject({ ok: true })
  })

  test.each([
    [
      'loads anew',
      (page: FakeContents) => page.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false }),
    ],
    ['dies', (page: FakeContents) => page.emit('render-process-gone', {}, { reason: 'crashed' })],
    ['is destroyed', (page: FakeContents) => page.emit('destroyed')],
  ])('end when the page %s', async (_what, happen) => {
    await ipc.invoke('maskline:listen', ownMessage(), listen)
    happen(contents)
    expect(desk.listeners.size).toBe(0)
  })

  test('go on when the page only moves within itself, or a frame in it loads', async () => {
    await ipc.invoke('maskline:listen', ownMessage(), listen)
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true })
    contents.emit('did-start-navigation', { isMainFrame: false, isSameDocument: false })
    expect(desk.listeners.size).toBe(1)
  })

  test('asked for by one page are not given to the next', async () => {
    const gate = Promise.withResolvers<void>()
    desk.gate = gate.promise
    const asked = ipc.invoke('maskline:listen', ownMessage(), listen)
    contents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false })
    const askedByNext = ipc.invoke('maskline:listen', ownMessage(), listen)
    gate.resolve()
    expect(await asked).toMatchObject({ ok: false })
    expect(await askedByNext).toMatchObject({ ok: true })
    expect(desk.listeners.size).toBe(1)
  })

  test('do not begin when the page has changed its mind meanwhile', async () => {
    const gate = Promise.withResolvers<void>()
    desk.gate = gate.promise
    const asked = ipc.invoke('maskline:listen', ownMessage(), listen)
    await ipc.invoke('maskline:unlisten', ownMessage(), { id: 'listener-1' })
    gate.resolve()
    await asked
    expect(desk.listeners.size).toBe(0)
  })

  test('are not sent to contents that were destroyed', async () => {
    await ipc.invoke('maskline:listen', ownMessage(), listen)
    contents.destroyed = true
    desk.push(somePush(1))
    expect(contents.sent).toEqual([])
  })

  test('are limited in number', async () => {
    for (let count = 0; count < 40; count += 1) {
      await ipc.invoke('maskline:listen', ownMessage(), { id: `listener-${count}`, token: 'valid' })
    }
    expect(desk.listeners.size).toBe(16)
  })
})

test('a closed door answers nobody and listens to nothing', async () => {
  await ipc.invoke('maskline:listen', ownMessage(), listen)
  door.dispose()
  door.dispose()
  expect(ipc.handlers.size).toBe(0)
  expect(desk.listeners.size).toBe(0)
})
