import { cpSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Keychain } from '../../../electron/core/ports.ts'
import { changeKey } from '../../../electron/core/store/keys/change-key.ts'
import type { KeySources } from '../../../electron/core/store/keys/open-slot.ts'
import { StoreKeys } from '../../../electron/core/store/keys/store-keys.ts'
import type { StoreOptions } from '../../../electron/core/store/open-store.ts'
import { cheapCost } from '../../support/cheap-cost.ts'
import { killKeyChanges } from '../../support/key-kills.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { appendText, noteIds, pendingTexts, putNote, StoreFolder } from './test-store.ts'

const passphrase = 'correct horse'
const keychain: Keychain = { name: 'laptop', seal: (secret) => secret, open: (sealed) => sealed }

function sourcesOf({ path: folder, log }: StoreFolder, given: Partial<KeySources> = {}): KeySources {
  return { folder, log, keychain: null, passphrase: null, recoveryCode: null, wordsCost: cheapCost, ...given }
}

function keysOf(folder: StoreFolder, given: Partial<KeySources> = {}): StoreKeys {
  return new StoreKeys({ ...sourcesOf(folder, given), copies: join(folder.path, 'backups') })
}

/** What a power cut would leave at this instant. The lock is of whoever holds it. */
function copyInto(to: StoreFolder, from: StoreFolder): void {
  const filter = (path: string) => !/^(lock|holder)/.test(basename(path))
  cpSync(from.path, to.path, { recursive: true, filter })
}

function keysFile(folder: StoreFolder): { version: number; slots: { sealed: string }[]; older?: string[] } {
  return JSON.parse(readFileSync(join(folder.path, 'keys.json'), 'utf8'))
}

async function withCode(folder: StoreFolder, given: Partial<KeySources>): Promise<string> {
  const keys = keysOf(folder, given)
  const code = keys.offerRecoveryCode()
  await keys.confirmRecoveryCode(code)
  return code
}

describe('a key that is changed', () => {
  it('seals everything in the folder, and the one before is forgotten', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    await store.write([putNote(store, 'one')])
    await appendText(store, 'kept')
    await appendText(store, 'waits')
    await store.write([store.rawAppliedThrough(1)])
    const before = keysFile(folder)
    await keysOf(folder).change(store.upkeep, null)
    expect(keysFile(folder)).toMatchObject({ version: 1, slots: [{ kind: 'key-file' }] })
    expect(keysFile(folder).slots[0]?.sealed).not.toBe(before.slots[0]?.sealed)
    await store.write([putNote(store, 'two')])
    store = await folder.open()
    expect(await noteIds(store)).toEqual(['one', 'two'])
    expect(await pendingTexts(store)).toEqual(['2 waits'])
  })

  it('leaves the one before for as long as a backup needs it', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await store.write([putNote(store, 'one')])
    const backup = join(folder.path, 'backups', 'backup.sealed')
    await store.upkeep.copyTo(backup)
    const keys = keysOf(folder)
    await keys.change(store.upkeep, null)
    await keys.change(store.upkeep, null)
    expect(keys.oldKeys()).toBe(1)
    expect(await store.upkeep.checkCopy(backup)).toMatchObject({ kind: 'whole' })
    rmSync(backup)
    await keys.dropOldKeys()
    expect(keys.oldKeys()).toBe(0)
  })

  it('keeps every key while there is a file that none of them opens', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    writeFileSync(join(folder.path, 'strange.sealed'), 'of somebody')
    const keys = keysOf(folder)
    await keys.change(store.upkeep, null)
    expect(keys.oldKeys()).toBe(1)
  })

  it.each([
    ['after the key file was doubled', 'key-file-doubled'],
    ['after the keys were written', 'keys-written'],
    ['after the key file was cleared', 'key-file-cleared'],
  ])('opens and goes on %s', async (_, last) => {
    await using folder = new StoreFolder()
    await using cut = new StoreFolder()
    let store = await folder.open()
    await store.write([putNote(store, 'one')])
    await store.snapshot()
    await appendText(store, 'waits')
    await store.write([putNote(store, 'two')])
    await changeKey(sourcesOf(folder), (step) => {
      if (step === last) copyInto(cut, folder)
    })
    store = await cut.open()
    expect(await noteIds(store)).toEqual(['one', 'two'])
    expect(await pendingTexts(store)).toEqual(['1 waits'])
    await store.write([putNote(store, 'three')])
    // The start has sealed the snapshot anew, so nothing needs the old key once this is behind it.
    await store.snapshot()
    await keysOf(cut).dropOldKeys()
    expect(keysOf(cut).oldKeys()).toBe(0)
    expect(await noteIds(await cut.open())).toEqual(['one', 'three', 'two'])
  })

  it('opens and goes on when it was cut short before or behind the sealing', async () => {
    await using folder = new StoreFolder()
    await using early = new StoreFolder()
    await using late = new StoreFolder()
    const store = await folder.open()
    await store.write([putNote(store, 'one')])
    const useKeys: typeof store.upkeep.useKeys = async (keys) => {
      copyInto(early, folder)
      await store.upkeep.useKeys(keys)
      await store.write([putNote(store, 'two')])
      copyInto(late, folder)
    }
    await keysOf(folder).change({ useKeys }, null)
    expect(await noteIds(await early.open())).toEqual(['one'])
    expect(await noteIds(await late.open())).toEqual(['one', 'two'])
  })

  it('is opened by every way there was, with the same words', async () => {
    await using folder = new StoreFolder()
    const given = { keychain, passphrase }
    const store = await folder.open(given)
    await store.write([putNote(store, 'one')])
    const code = await withCode(folder, given)
    await keysOf(folder, given).change(store.upkeep, code.toUpperCase())
    const ways: Partial<StoreOptions>[] = [{ keychain }, { passphrase }, { recoveryCode: code }]
    for (const way of ways) expect(await noteIds(await folder.open(way))).toEqual(['one'])
  })

  it('is refused where a way cannot be wrapped anew, and nothing is changed', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open({ passphrase })
    const code = await withCode(folder, { passphrase })
    const before = keysFile(folder)
    const given = keysOf(folder, { passphrase })
    const refusals = [
      [given.change(store.upkeep, null), 'bad-input'],
      [given.change(store.upkeep, 'aaaa-bbbb'), 'bad-input'],
      // Opened by its code, while nobody gave the passphrase.
      [keysOf(folder, { recoveryCode: code }).change(store.upkeep, code), 'wrong-state'],
    ] as const
    for (const [refusal, code] of refusals) await expect(refusal).rejects.toMatchObject({ code })
    expect(keysFile(folder)).toEqual(before)
  })

  it('that is damaged beside its older ones stops the start, and nothing is changed', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await store.upkeep.copyTo(join(folder.path, 'backups', 'backup.sealed'))
    await keysOf(folder).change(store.upkeep, null)
    await folder.close()
    const path = join(folder.path, 'keys.json')
    const file = keysFile(folder)
    writeFileSync(path, JSON.stringify({ ...file, older: [Buffer.alloc(60).toString('base64')] }))
    const spoiled = readFileSync(path, 'utf8')
    await expect(folder.open()).rejects.toMatchObject({ kind: 'key-unavailable' })
    expect(readFileSync(path, 'utf8')).toBe(spoiled)
    expect(existsSync(join(folder.path, 'store.key'))).toBe(true)
  })

  it('survives kills at any instant with everything that was acknowledged', async () => {
    using folder = tempDir()
    const report = await killKeyChanges(folder.path, 6)
    expect(report).toMatchObject({ kills: 6, lost: [], unopened: [] })
    expect(report.acknowledged).toBeGreaterThan(0)
    expect(report.changes).toBeGreaterThan(0)
  }, 240_000)
})
