import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Keychain } from '../../../electron/core/ports.ts'
import type { KeySources } from '../../../electron/core/store/keys/open-slot.ts'
import { StoreKeys } from '../../../electron/core/store/keys/store-keys.ts'
import { storeKeyBytes, unwrapWithWords, wrapWithWords } from '../../../electron/core/store/keys/wrap-key.ts'
import { cheapCost } from '../../support/cheap-cost.ts'
import { noteIds, putNote, StoreFolder } from './test-store.ts'

/** A keychain of one machine: opens what it sealed itself and nothing else. */
function keychainOf(machine: string): Keychain {
  const mark = Buffer.from(`${machine}:`)
  return {
    name: machine,
    seal: (secret) => Buffer.concat([mark, secret]),
    open: (sealed) => {
      const bytes = Buffer.from(sealed)
      if (!bytes.subarray(0, mark.length).equals(mark)) throw new Error('not sealed here')
      return bytes.subarray(mark.length)
    },
  }
}

async function createRecoveryCode(sources: KeySources): Promise<string> {
  const keys = new StoreKeys({ ...sources, copies: '' })
  const code = keys.offerRecoveryCode()
  await keys.confirmRecoveryCode(code)
  return code
}

const laptop = { keychain: keychainOf('laptop') }

function slotKinds(folder: StoreFolder): string[] {
  const { slots } = JSON.parse(readFileSync(join(folder.path, 'keys.json'), 'utf8'))
  return slots.map(({ kind }: { kind: string }) => kind)
}

function everything(folder: StoreFolder): Map<string, string> {
  return new Map(folder.files(/./).map((name) => [name, readFileSync(join(folder.path, name), 'latin1')]))
}

describe('the key', () => {
  it('lies in a file for its owner only where nothing better is given, and the store says so', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    expect(store.health().keySlot).toBe('key-file')
    expect(slotKinds(folder)).toEqual(['key-file'])
    if (process.platform === 'win32') return
    for (const name of ['store.key', 'keys.json', 'journal-000001.log']) {
      expect(statSync(join(folder.path, name)).mode & 0o777, name).toBe(0o600)
    }
  })

  it('makes everything on disk unreadable without it', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await store.write([putNote(store, 'a-telling-note')])
    await store.appendRaw({
      receivedAt: 1,
      route: 'r',
      method: 'POST',
      query: '',
      contentType: '',
      body: Buffer.from('a-telling-note'),
    })
    await store.snapshot()
    await folder.close()
    for (const [name, content] of everything(folder)) expect(content, name).not.toContain('a-telling-note')
  })

  it('moves from the file into the keychain, and the file goes', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    await store.write([putNote(store, 'one')])
    store = await folder.open(laptop)
    expect(store.health().keySlot).toBe('keychain')
    expect(existsSync(join(folder.path, 'store.key'))).toBe(false)
    store = await folder.open(laptop)
    expect(await noteIds(store)).toEqual(['one'])
    await folder.close()
    await expect(folder.open()).rejects.toMatchObject({ kind: 'key-unavailable' })
  })

  it('is opened by keychain or passphrase once both have a slot', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open({ ...laptop, passphrase: 'correct horse' })
    await store.write([putNote(store, 'one')])
    store = await folder.open({ passphrase: 'correct horse' })
    expect(store.health().keySlot).toBe('passphrase')
    expect(await noteIds(store)).toEqual(['one'])
    expect((await folder.open(laptop)).health().keySlot).toBe('keychain')
  })

  it('costs a guess at its words what it should unless told otherwise', async () => {
    const key = new Uint8Array(storeKeyBytes)
    const slot = await wrapWithWords('passphrase', key, 'correct horse')
    expect(slot.cost).toBe(2 ** 17)
    expect(await unwrapWithWords(slot, 'correct horse')).toEqual(key)
  })

  it('gets a slot of this machine’s keychain when it came from another', async () => {
    await using folder = new StoreFolder()
    await folder.open({ ...laptop, passphrase: 'correct horse' })
    await folder.open({ keychain: keychainOf('desktop'), passphrase: 'correct horse' })
    expect(slotKinds(folder).toSorted()).toEqual(['keychain', 'passphrase'])
    expect((await folder.open({ keychain: keychainOf('desktop') })).health().keySlot).toBe('keychain')
  })

  it('is opened by the recovery code, in whatever way it is typed, until there is a new one', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open(laptop)
    await store.write([putNote(store, 'one')])
    const given = { passphrase: null, recoveryCode: null, wordsCost: cheapCost, ...laptop }
    const sources = { folder: folder.path, log: folder.log, ...given }
    const first = await createRecoveryCode(sources)
    const second = await createRecoveryCode(sources)
    await folder.close()
    const desktop = { keychain: keychainOf('desktop') }
    await expect(folder.open({ ...desktop, recoveryCode: first })).rejects.toMatchObject({
      kind: 'key-unavailable',
    })
    const typed = second.replaceAll('-', ' ').toUpperCase()
    expect(await noteIds(await folder.open({ ...desktop, recoveryCode: typed }))).toEqual(['one'])
    expect((await folder.open(desktop)).health().keySlot).toBe('keychain')
  })

  it('that cannot be had stops the start with the remedy, and changes nothing', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open({ passphrase: 'correct horse' })
    await store.write([putNote(store, 'one')])
    await folder.close()
    const before = everything(folder)
    for (const options of [{}, { passphrase: 'wrong horse' }, laptop]) {
      await expect(folder.open(options)).rejects.toMatchObject({
        kind: 'key-unavailable',
        message: expect.stringContaining('MASKLINE_KEY'),
      })
      expect(everything(folder)).toEqual(before)
    }
  })

  it.each([
    ['missing', (path: string) => rmSync(path), 'key-unavailable'],
    ['damaged', (path: string) => writeFileSync(path, '{"version":1,"slots":[]}'), 'key-unavailable'],
    ['no JSON', (path: string) => writeFileSync(path, '{'), 'key-unavailable'],
    ['of a newer program', (path: string) => writeFileSync(path, '{"version":3}'), 'newer-store'],
  ])('whose keys.json is %s stops the start', async (_, spoil, kind) => {
    await using folder = new StoreFolder()
    await folder.open()
    await folder.close()
    spoil(join(folder.path, 'keys.json'))
    await expect(folder.open()).rejects.toMatchObject({ kind })
  })

  it('whose file is lost stops the start, naming it', async () => {
    await using folder = new StoreFolder()
    await folder.open()
    await folder.close()
    rmSync(join(folder.path, 'store.key'))
    await expect(folder.open()).rejects.toMatchObject({
      kind: 'key-unavailable',
      message: expect.stringContaining('store.key'),
    })
  })
})
