import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { takeBackup } from '../../../electron/core/backups/backup-files.ts'
import { readConfiguration } from '../../../electron/core/configuration.ts'
import { restoreHome } from '../../../electron/core/restore-home.ts'
import { StoreKeys } from '../../../electron/core/store/keys/store-keys.ts'
import { openStore } from '../../../electron/core/store/open-store.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { sourceWorkers } from '../../support/worker-urls.ts'
import { appendText, noteIds, putNote } from './test-store.ts'

const clock = new ManualClock()
const log = new QuietLog()
const home = tempDir()
const folder = join(home.path, 'store')
const backups = join(home.path, 'backups')
let backup = ''
let code = ''

const open = (recoveryCode: string | null = null) =>
  openStore({ folder, clock, log, keychain: null, passphrase: null, recoveryCode, workers: sourceWorkers })

function restore(wanted: string, env: Record<string, string> = {}): Promise<string> {
  const configuration = readConfiguration({ ...env, MASKLINE_HOME: home.path }, [], process.platform)
  return restoreHome({ configuration, log, keychain: null, workers: sourceWorkers }, wanted)
}

/** Every file of the store, by its path, with what is in it; without the lock, which opening takes. */
function everything(): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true })
  return Object.fromEntries(
    names
      .filter((entry) => entry.isFile() && !['lock', 'lock-journal', 'holder.json'].includes(entry.name))
      .map((entry) => [
        join(entry.parentPath, entry.name),
        readFileSync(join(entry.parentPath, entry.name), 'latin1'),
      ]),
  )
}

const ours = (inside: string) => readdirSync(inside).filter((name) => /^(journal|snapshot)-/.test(name))
const setAside = () => readdirSync(folder).filter((name) => name.startsWith('set-aside-'))

function spoilJournal(): void {
  for (const name of ours(folder)) {
    const bytes = readFileSync(join(folder, name))
    bytes.fill(7, 40, Math.min(200, bytes.length))
    writeFileSync(join(folder, name), bytes)
  }
}

beforeAll(async () => {
  const store = await open()
  await store.write([putNote(store, 'before')])
  for (const text of ['one', 'two']) await appendText(store, text)
  await store.write([store.rawAppliedThrough(2)])
  backup = (await takeBackup({ folder: backups, upkeep: store.upkeep, reason: 'asked', now: clock.now() })).id
  await store.write([putNote(store, 'after')])
  const keys = new StoreKeys({
    folder,
    copies: backups,
    keychain: null,
    passphrase: null,
    recoveryCode: null,
    log,
  })
  code = keys.offerRecoveryCode()
  await keys.confirmRecoveryCode(code)
  await store.dispose()
})
afterAll(() => home[Symbol.dispose]())

describe('a store that does not open', () => {
  it('says what to do, and changes nothing while it is refused', async () => {
    spoilJournal()
    const before = everything()
    await expect(open()).rejects.toThrow(/It was kept as it is; .*--restore and the name of a backup/)
    await expect(restore('backup-of-nobody.sealed')).rejects.toThrow(`the newest is ${backup}`)
    await expect(restore('/nowhere/copy.sealed')).rejects.toThrow('There is no file')
    const broken = readFileSync(join(backups, backup))
    broken.fill(1, 200, 210)
    writeFileSync(join(backups, 'broken.sealed'), broken)
    await expect(restore('broken.sealed')).rejects.toThrow(/cannot be restored: .*Nothing was changed/)
    expect(everything()).toEqual(before)
  })

  it('is replaced by a backup, and everything that was there is kept', async () => {
    const damaged = Object.values(everything())
    expect(await restore(backup)).toMatch(/with its 0 calls is in place/)
    const store = await open()
    expect(await noteIds(store)).toEqual(['before'])
    // Numbers that the rows speak of are not given out a second time.
    expect(await appendText(store, 'next')).toBe(3)
    await store.write([putNote(store, 'since')])
    await store.dispose()
    expect(setAside()).toHaveLength(1)
    expect(Object.values(everything())).toEqual(expect.arrayContaining(damaged))
    const again = await open()
    expect(await noteIds(again)).toEqual(['before', 'since'])
    await again.dispose()
  })

  it('is exchanged to the end by the next start, wherever the exchange was cut short', async () => {
    await restore(join(backups, backup))
    // The new files were on their way in: one had arrived.
    mkdirSync(join(folder, 'arriving'))
    const [first = ''] = ours(folder)
    renameSync(join(folder, first), join(folder, 'arriving', first))
    await (await open()).dispose()

    // It was decided, and the old ones were on their way out.
    mkdirSync(join(folder, 'restored'))
    for (const name of ours(folder)) renameSync(join(folder, name), join(folder, 'restored', name))
    const old = join(folder, setAside()[0] ?? '')
    for (const name of ours(old)) copyFileSync(join(old, name), join(folder, name))
    clock.jump(60_000)
    const store = await open()
    expect(await noteIds(store)).toEqual(['before'])
    await store.dispose()

    // Not decided yet: what was being made counts for nothing.
    mkdirSync(join(folder, 'restoring'), { recursive: true })
    writeFileSync(join(folder, 'restoring', 'snapshot-000009.sealed'), 'half')
    const after = await open()
    expect(await noteIds(after)).toEqual(['before'])
    await after.dispose()
  })

  it('whose key is lost opens with its recovery code, and so does its backup', async () => {
    rmSync(join(folder, 'store.key'))
    const before = everything()
    await expect(open()).rejects.toThrow('set MASKLINE_RECOVERY_CODE to its recovery code')
    await expect(open('aaaa-bbbb')).rejects.toThrow('set MASKLINE_RECOVERY_CODE to the right recovery code')
    await expect(restore(backup)).rejects.toThrow('MASKLINE_RECOVERY_CODE')
    expect(everything()).toEqual(before)
    const store = await open(code.toUpperCase())
    expect(await noteIds(store)).toEqual(['before'])
    await store.dispose()
    expect(await restore(backup, { MASKLINE_RECOVERY_CODE: code })).toMatch(/is in place/)
  })
})
