import { describe, expect, it } from 'vitest'
import type { StoreHealth } from '../../../electron/core/store/store.ts'
import { appendText, noteIds, pendingTexts, putNote, StoreFolder } from './test-store.ts'

/** A disk whose room a test sets. */
class Room {
  readonly shared = new SharedArrayBuffer(8)
  readonly #left = new BigInt64Array(this.shared)

  constructor(bytes: number) {
    this.set(bytes)
  }

  set(bytes: number): void {
    Atomics.store(this.#left, 0, BigInt(bytes))
  }
}

const plenty = 10_000_000

describe('a full disk', () => {
  it('refuses writes and webhooks, keeps answering reads, and goes on by itself when it has room', async () => {
    await using folder = new StoreFolder()
    const room = new Room(plenty)
    let store = await folder.open({ space: room.shared })
    const told: StoreHealth['state'][] = []
    store.onHealth(({ state }) => told.push(state))
    await store.write([putNote(store, 'before')])

    room.set(40)
    const full = { name: 'AppError', code: 'store-full' }
    await expect(store.write([putNote(store, 'refused')])).rejects.toMatchObject(full)
    await expect(appendText(store, 'refused')).rejects.toMatchObject(full)
    await expect(store.snapshot()).rejects.toMatchObject(full)
    expect(store.health().state).toBe('full')
    expect(await noteIds(store)).toEqual(['before'])

    await folder.clock.advance(3000)
    expect(store.health().state).toBe('full')
    room.set(plenty)
    // The disk is asked in another thread, which takes its time.
    while (store.health().state === 'full') await folder.clock.advance(1000)
    expect(told).toEqual(['full', 'saved'])
    await store.write([putNote(store, 'after')])
    expect(await appendText(store, 'after')).toBe(1)

    store = await folder.open()
    expect(await noteIds(store)).toEqual(['after', 'before'])
    expect(await pendingTexts(store)).toEqual(['1 after'])
  })

  it('that has room again takes the next write without being asked first', async () => {
    await using folder = new StoreFolder()
    const room = new Room(plenty)
    let store = await folder.open({ space: room.shared })
    room.set(200)
    const attempts = Array.from({ length: 5 }, (_, index) =>
      store.write([putNote(store, `refused ${index}`)]),
    )
    const outcomes = await Promise.allSettled(attempts)
    expect(outcomes.map(({ status }) => status)).toEqual(Array(5).fill('rejected'))
    room.set(plenty)
    await store.write([putNote(store, 'taken')])
    expect(store.health().state).toBe('saved')
    await store.snapshot()
    store = await folder.open()
    expect(await noteIds(store)).toEqual(['taken'])
  })

  it('does not keep a store from being closed, and loses nothing of what was acknowledged', async () => {
    await using folder = new StoreFolder()
    const room = new Room(plenty)
    const store = await folder.open({ space: room.shared, snapshots: { groupsAtStop: 1 } })
    await store.write([putNote(store, 'kept')])
    room.set(100)
    await expect(store.write([putNote(store, 'refused')])).rejects.toMatchObject({ code: 'store-full' })
    await folder.close()
    expect(await noteIds(await folder.open())).toEqual(['kept'])
  })

  it('stops the start with a sentence that names the folder', async () => {
    await using folder = new StoreFolder()
    const refused = folder.open({ space: new Room(10).shared })
    await expect(refused).rejects.toMatchObject({
      kind: 'unwritable',
      message: expect.stringContaining(folder.path),
    })
    expect(await noteIds(await folder.open())).toEqual([])
  })
})
