import { MessageChannel } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { fileFrom } from '../../../electron/core/store/engine/snapshot-port.ts'
import { builtWorkers } from '../../support/worker-urls.ts'
import { noteIds, putNote, StoreFolder } from './test-store.ts'

it('a snapshot whose sender is gone is not waited for', async () => {
  const { port1, port2 } = new MessageChannel()
  const file = fileFrom(port1)
  port2.close()
  await expect(file).rejects.toThrow('has ended')
})

it.each(['journal', 'engine', 'snapshot'] as const)(
  'a start without its %s worker is refused',
  async (name) => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await store.write([putNote(store, 'one')])
    await store.snapshot()
    await folder.close()
    const nowhere = new URL('nowhere.ts', import.meta.url)
    await expect(folder.open({ workers: { ...builtWorkers, [name]: nowhere } })).rejects.toThrow(
      'Cannot find module',
    )
    expect(await noteIds(await folder.open())).toEqual(['one'])
  },
)

it('a store that cannot write its snapshot says so, goes on, and loses nothing', async () => {
  await using folder = new StoreFolder()
  const nowhere = new URL('nowhere.ts', import.meta.url)
  const store = await folder.open({
    workers: { ...builtWorkers, snapshot: nowhere },
    snapshots: { groups: 2 },
  })
  for (const id of ['one', 'two', 'three']) await store.write([putNote(store, id)])
  await expect(store.snapshot()).rejects.toThrow('Cannot find module')
  await store.write([putNote(store, 'four')])
  expect(await noteIds(await folder.open())).toEqual(['four', 'one', 'three', 'two'])
})

it('a journal that is long at the start is followed by a snapshot, although nothing is written', async () => {
  await using folder = new StoreFolder()
  const store = await folder.open({ snapshots: { groupsAtStop: 1000 } })
  for (const id of ['one', 'two', 'three']) await store.write([putNote(store, id)])
  await folder.open({ snapshots: { groups: 2, groupsAtStop: 1000 } })
  await expect.poll(() => folder.files(/^snapshot.*sealed$/), { timeout: 20_000 }).toHaveLength(1)
})
