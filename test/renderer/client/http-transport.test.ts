import { describe, expect, it, vi } from 'vitest'
import { createHttpTransport } from '../../../renderer/client/http-transport.ts'
import type { Connection } from '../../../renderer/client/transport.ts'
import type { Push } from '../../../shared/contract/index.ts'
import { ConsoleDouble } from './console-double.ts'

const push = { name: 'call.changed', payload: { id: 'call_1' } }

async function listening() {
  const console = new ConsoleDouble()
  const transport = createHttpTransport(await console.start())
  const pushes: Push[] = []
  const connections: Connection[] = []
  const stop = transport.listen(
    'secret',
    (heard) => pushes.push(heard),
    (connection) => connections.push(connection),
  )
  return {
    console,
    pushes,
    connections,
    stop,
    async [Symbol.asyncDispose]() {
      stop()
      await console[Symbol.asyncDispose]()
    },
  }
}

describe('HTTP transport', () => {
  it('posts the input and carries the token', async () => {
    await using console = new ConsoleDouble()
    const transport = createHttpTransport(await console.start())
    console.reply = { ok: true, value: 7 }

    expect(await transport.call('bookings.list', { search: 'a' }, 'secret')).toEqual({ ok: true, value: 7 })
    await transport.call('setup.state', {}, null)

    expect(console.received).toEqual([
      { path: '/rpc/bookings.list', authorization: 'Bearer secret', body: { search: 'a' } },
      { path: '/rpc/setup.state', authorization: undefined, body: {} },
    ])
  })

  it('rejects when nobody answers', async () => {
    const console = new ConsoleDouble()
    const transport = createHttpTransport(await console.start())
    await console[Symbol.asyncDispose]()

    await expect(transport.call('setup.state', {}, null)).rejects.toThrow(TypeError)
  })

  it('hands on pushes, also when one arrives in pieces, and takes signs of life for what they are', async () => {
    await using desk = await listening()
    await vi.waitFor(() => expect(desk.connections).toEqual(['open']))

    const line = JSON.stringify(push)
    desk.console.write(`\n{"name":"ping"}\n${line}\n${line.slice(0, 11)}`)
    await vi.waitFor(() => expect(desk.pushes).toEqual([push]))
    desk.console.write(`${line.slice(11)}\n`)

    await vi.waitFor(() => expect(desk.pushes).toEqual([push, push]))
    expect(desk.console.received[0]?.authorization).toBe('Bearer secret')
  })

  it('opens the stream again after it broke, and says each time that it did', async () => {
    await using desk = await listening()
    await vi.waitFor(() => expect(desk.connections).toEqual(['open']))

    desk.console.cutStreams()
    await vi.waitFor(() => expect(desk.connections).toEqual(['open', 'lost', 'open']), 5000)

    desk.console.write(`${JSON.stringify(push)}\n`)
    await vi.waitFor(() => expect(desk.pushes).toEqual([push]))
  })

  it('does not try again where the token is refused', async () => {
    await using console = new ConsoleDouble()
    console.eventsStatus = 401
    const connections: Connection[] = []
    const transport = createHttpTransport(await console.start())
    const stop = transport.listen(
      'old',
      () => undefined,
      (connection) => connections.push(connection),
    )

    await vi.waitFor(() => expect(connections).toEqual(['refused']))
    stop()
  })

  it('hears nothing more once it was stopped', async () => {
    await using desk = await listening()
    await vi.waitFor(() => expect(desk.console.streams.size).toBe(1))

    desk.stop()

    await vi.waitFor(() => expect(desk.console.streams.size).toBe(0))
    expect(desk.connections).toEqual(['open'])
  })
})
