import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openStore } from '../../../electron/core/store/open-store.ts'
import { builtWorkers } from '../../support/worker-urls.ts'
import { noteIds, StoreFolder } from './test-store.ts'

const writer = resolve(import.meta.dirname, '..', '..', 'soak', 'store-kills', 'store-writer.ts')

describe('a store', () => {
  it('has one owner: a second start says which process it is, and a killed owner leaves nothing to clean up', async () => {
    await using folder = new StoreFolder()
    const child = spawn(process.execPath, [writer, folder.path], { stdio: ['ignore', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    await expect(folder.open()).rejects.toMatchObject({
      kind: 'locked',
      message: expect.stringMatching(`process ${child.pid}, since 20\\d\\d-`),
    })
    child.kill('SIGKILL')
    await once(child, 'exit')
    expect(await noteIds(await folder.open())).toBeInstanceOf(Array)
  })

  it('has one owner within a process too', async () => {
    await using folder = new StoreFolder()
    await folder.open()
    const { path, clock, log } = folder
    const options = { folder: path, clock, log, keychain: null, passphrase: null, workers: builtWorkers }
    await expect(openStore(options)).rejects.toMatchObject({
      kind: 'locked',
      message: expect.stringContaining(`process ${process.pid}`),
    })
    await folder.close()
    await (await openStore(options)).dispose()
  })

  it('that could not be opened is free for the next try', async () => {
    await using folder = new StoreFolder()
    await folder.open()
    await folder.close()
    await expect(folder.open({ migrations: [] })).rejects.toMatchObject({ kind: 'newer-store' })
    expect(await noteIds(await folder.open())).toEqual([])
  })

  it('whose folder cannot be made says so', async () => {
    await using folder = new StoreFolder()
    const file = join(folder.path, 'a-file')
    writeFileSync(file, '')
    await expect(folder.open({ folder: join(file, 'store') })).rejects.toMatchObject({
      name: 'StoreOpenError',
      kind: 'unwritable',
      message: expect.stringContaining(file),
    })
  })

  it('lets its process end once it is closed', async () => {
    await using folder = new StoreFolder()
    const program = `
      import { openRehearsedStore } from '${new URL('../../soak/store-kills/rehearsed-store.ts', import.meta.url)}'
      const store = await openRehearsedStore(process.argv[1])
      await store.appendRaw({ receivedAt: 1, route: '', method: '', query: '', contentType: '', body: new Uint8Array() })
      await store.snapshot()
      await store.dispose()
    `
    const child = spawn(process.execPath, ['--input-type=module', '-e', program, folder.path], {
      stdio: 'inherit',
    })
    expect(await once(child, 'exit')).toEqual([0, null])
  })
})
