import { EventEmitter } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createContext, runInContext } from 'node:vm'
import { beforeEach, describe, expect, test } from 'vitest'
import { channels } from '../../electron/main/ipc/channels.ts'
import type { Push, Reply } from '../../shared/contract/index.ts'

const script = readFileSync(join(import.meta.dirname, '..', '..', 'out', 'preload', 'index.cjs'), 'utf8')

type Bridge = {
  call(name: string, input: unknown, token: string | null): Promise<Reply>
  listen(token: string, onPush: (push: Push) => void): () => void
}

class FakeRenderer extends EventEmitter {
  readonly invoked: unknown[][] = []

  async invoke(...message: unknown[]): Promise<Reply> {
    this.invoked.push(message)
    return { ok: true, value: null }
  }
}

let renderer: FakeRenderer
let exposed: Map<string, unknown>
let required: string[]

beforeEach(() => {
  renderer = new FakeRenderer()
  exposed = new Map()
  required = []
  // What a sandboxed preload has: no process, no module, one small require.
  const context = createContext({
    require: (name: string) => {
      required.push(name)
      return {
        contextBridge: { exposeInMainWorld: (key: string, value: unknown) => exposed.set(key, value) },
        ipcRenderer: renderer,
      }
    },
    exports: {},
  })
  runInContext(script, context)
})

function bridge(): Bridge {
  // The page relies on the same shape.
  return exposed.get('maskline') as Bridge
}

describe('the built preload', () => {
  test('requires electron alone, and exposes two functions', () => {
    expect(required).toEqual(['electron'])
    expect([...exposed.keys()]).toEqual(['maskline'])
    expect(Object.keys(bridge()).toSorted()).toEqual(['call', 'listen'])
    expect(renderer.invoked).toEqual([])
  })

  test('carries calls on the channel of the door', async () => {
    expect(await bridge().call('calls.place', { bookingId: 'b1' }, 'token')).toEqual({
      ok: true,
      value: null,
    })
    expect(renderer.invoked).toEqual([
      [channels.call, { name: 'calls.place', input: { bookingId: 'b1' }, token: 'token' }],
    ])
  })

  test('carries pushes to their listener, never an event object, until it stops', () => {
    const heard: unknown[][] = []
    const stop = bridge().listen('token', (...args) => heard.push(args))
    const other = bridge().listen('token', () => {})
    const [channel, message] = renderer.invoked[0] ?? []
    expect(channel).toBe(channels.listen)
    // The message that the preload has just sent.
    const { id } = message as { id: string }
    renderer.emit(channels.push, { sender: 'event' }, { id, push: 'one' })
    renderer.emit(channels.push, { sender: 'event' }, { id: `${id}-other`, push: 'two' })
    expect(heard).toEqual([['one']])
    stop()
    renderer.emit(channels.push, {}, { id, push: 'three' })
    expect(heard).toHaveLength(1)
    expect(renderer.invoked.at(-1)).toEqual([channels.unlisten, { id }])
    other()
    expect(renderer.listenerCount(channels.push)).toBe(0)
  })
})
