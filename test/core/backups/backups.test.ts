import { copyFileSync, readdirSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { backupName, backupsIn, takeBackup } from '../../../electron/core/backups/backup-files.ts'
import { Backups } from '../../../electron/core/backups/backups.ts'
import { migrations } from '../../../electron/core/store/migrations/index.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { appendText, noteIds, pendingTexts, putNote, StoreFolder } from '../store/test-store.ts'

describe('backups', () => {
  const stack = new AsyncDisposableStack()
  let home: StoreFolder
  let folder: string
  let store: Store

  beforeEach(async () => {
    home = new StoreFolder()
    const kept = tempDir()
    folder = kept.path
    stack.use(home)
    stack.defer(() => kept[Symbol.dispose]())
    store = await home.open()
  })
  afterEach(() => home.close())

  const backups = () =>
    new Backups({
      folder,
      store,
      clock: home.clock,
      log: home.log,
      reopen: async (work) => {
        try {
          await work(store)
        } finally {
          store = await home.open()
        }
      },
    })
  const take = async () => (await backups().take('asked')).id

  it('bring back what was there, and keep what they replaced', async () => {
    await store.write([putNote(store, 'before')])
    const id = await take()
    home.clock.jump(60_000)
    await store.write([putNote(store, 'after')])
    const kept = await backups().restore(id)
    expect(await noteIds(store)).toEqual(['before'])
    expect(kept.reason).toBe('before-restore')

    home.clock.jump(60_000)
    await backups().restore(kept.id)
    expect(await noteIds(store)).toEqual(['after', 'before'])
  })

  it('apply the webhooks that were not applied yet to what was restored, and number the next ones on', async () => {
    await appendText(store, 'applied')
    await store.write([store.rawAppliedThrough(1)])
    const id = await take()
    await appendText(store, 'later, applied')
    await appendText(store, 'later, waiting')
    await store.write([store.rawAppliedThrough(2)])
    await backups().restore(id)
    expect(await pendingTexts(store)).toEqual(['3 later, waiting'])
    expect(await appendText(store, 'next')).toBe(4)
  })

  it('hold nothing that can be read without the key', async () => {
    await store.write([putNote(store, 'a-telling-note')])
    const id = await take()
    expect(readFileSync(join(folder, id), 'latin1')).not.toContain('a-telling-note')
  })

  it.each([
    ['cut short', (path: string) => truncateSync(path, 5000)],
    ['empty', (path: string) => truncateSync(path, 0)],
    ['of flipped bits', (path: string) => flip(path, 20_000)],
    ['of a flipped head', (path: string) => flip(path, 12)],
    ['of something else', (path: string) => writeFileSync(path, 'no backup at all')],
  ])('%s are refused, and nothing is changed', async (_what, spoil) => {
    await store.write([putNote(store, 'present')])
    const id = await take()
    spoil(join(folder, id))
    const before = home.files(/./)
    expect(await backups().check(id)).toMatchObject({ kind: 'damaged' })
    await expect(backups().restore(id)).rejects.toMatchObject({
      code: 'wrong-state',
      detail: { reason: 'backup-damaged' },
    })
    expect(await noteIds(store)).toEqual(['present'])
    expect(home.files(/./)).toEqual(before)
    // Nor was a copy of the present taken for nothing.
    expect(backupsIn(folder)).toHaveLength(1)
  })

  it('sealed with another key are refused', async () => {
    await using stranger = new StoreFolder()
    const other = await stranger.open()
    await other.write([putNote(other, 'theirs')])
    const { id } = await takeBackup({ folder, upkeep: other.upkeep, reason: 'asked', now: 1 })
    await store.write([putNote(store, 'ours')])
    await expect(backups().restore(id)).rejects.toMatchObject({ detail: { reason: 'backup-damaged' } })
    expect(await noteIds(store)).toEqual(['ours'])
  })

  it('of a newer program are refused', async () => {
    const later = { id: '9001-later', statements: () => [] }
    store = await home.open({ migrations: [...migrations, later] })
    const id = await take()
    await home.close()
    await using older = new StoreFolder()
    for (const name of ['keys.json', 'store.key']) copyFileSync(join(home.path, name), join(older.path, name))
    const present = await older.open()
    expect(await present.upkeep.checkCopy(join(folder, id))).toEqual({ kind: 'newer' })
    expect(await present.upkeep.replaceByCopy(join(folder, id))).toEqual({ kind: 'newer' })
    await present.write([putNote(present, 'goes on')])
    expect(await noteIds(present)).toEqual(['goes on'])
  })

  it('of an older program are migrated when they are opened', async () => {
    const id = await take()
    const later = { id: '9001-later', statements: () => [] }
    store = await home.open({ migrations: [...migrations, later] })
    const reasons: string[] = []
    await store.upkeep.replaceByCopy(join(folder, id))
    store = await home.open({
      migrations: [...migrations, later],
      beforeMigration: async (upkeep) => {
        reasons.push((await takeBackup({ folder, upkeep, reason: 'before-migration', now: 5 })).reason)
      },
    })
    expect(reasons).toEqual(['before-migration'])
  })

  it('are five at most, the oldest go first, and the one to be restored stays', async () => {
    const ids: string[] = []
    for (let count = 0; count < 5; count += 1) {
      await store.write([putNote(store, `note-${count}`)])
      ids.push(await take())
      home.clock.jump(60_000)
    }
    expect(backupsIn(folder).map(({ id }) => id)).toEqual(ids.toReversed())
    await backups().restore(ids[0] ?? '')
    expect(await noteIds(store)).toEqual(['note-0'])
    home.clock.jump(60_000)
    await take()
    expect(backupsIn(folder)).toHaveLength(5)
    expect(backupsIn(folder).map(({ id }) => id)).not.toContain(ids[0])
  })

  it('are taken daily, whether or not the console ran through the day', async () => {
    await store.write([putNote(store, 'one')])
    const taken = () => backupsIn(folder).filter(({ reason }) => reason === 'daily').length
    const first = backups()
    first.start()
    await home.clock.advance(6 * 60_000)
    await expect.poll(taken).toBe(1)
    await expect.poll(() => first.list().nextAt).toBeGreaterThan(home.clock.now())
    await home.clock.advance(86_400_000)
    await expect.poll(taken).toBe(2)
    first.dispose()
    home.clock.jump(3 * 86_400_000)
    const second = backups()
    second.start()
    await home.clock.advance(6 * 60_000)
    await expect.poll(taken).toBe(3)
    second.dispose()
  })

  it('are named in the list only: no path leads out of the folder', async () => {
    await take()
    writeFileSync(join(folder, 'backup-of-mine.zip'), 'not ours')
    expect(backupsIn(folder)).toHaveLength(1)
    for (const id of ['../keys.json', 'backup-of-mine.zip', backupName(0, 'asked', 1)]) {
      await expect(backups().restore(id)).rejects.toMatchObject({ code: 'not-found' })
    }
    expect(readdirSync(folder)).toContain('backup-of-mine.zip')
  })
})

function flip(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 1
  writeFileSync(path, bytes)
}
