import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { appendText, noteIds, pendingTexts, putNote, StoreFolder } from './test-store.ts'

/** A closed store whose one segment holds a record for each of these notes. */
async function folderWith(notes: readonly string[]): Promise<StoreFolder> {
  const folder = new StoreFolder()
  const store = await folder.open()
  for (const note of notes) await store.write([putNote(store, note)])
  await folder.close()
  return folder
}

function segment(folder: StoreFolder, index = 0): string {
  return join(folder.path, folder.files(/^journal/)[index] ?? '')
}

/** Changes one byte. */
function spoil(path: string, at: number): void {
  const bytes = readFileSync(path)
  bytes[at] = (bytes[at] ?? 0) ^ 0x40
  writeFileSync(path, bytes)
}

const openings = ['zeros', 'noise', 'half a record'] as const

describe('a journal that was being written when the machine stopped', () => {
  it.each(openings)('loses what was not acknowledged and nothing else: %s at its end', async (what) => {
    await using folder = await folderWith(['one', 'two'])
    const path = segment(folder)
    const good = statSync(path).size
    if (what === 'zeros') appendFileSync(path, Buffer.alloc(5000))
    if (what === 'noise') appendFileSync(path, Buffer.from('mkFr and what may follow'))
    if (what === 'half a record') appendFileSync(path, readFileSync(path).subarray(100, 180))
    expect(await noteIds(await folder.open())).toEqual(['one', 'two'])
    expect(statSync(path).size).toBe(good)
    expect(folder.log.lines.map(({ message }) => message)).toContain(
      'The last record was cut short; it had not been acknowledged',
    )
    expect(await noteIds(await folder.open())).toEqual(['one', 'two'])
  })

  it('may have been cut anywhere in its last record', async () => {
    await using folder = await folderWith(['one'])
    const path = segment(folder)
    const size = statSync(path).size
    // The clean end is a record too, and goes first; the note's goes when its last byte is missing.
    for (const [cut, left] of [
      [1, ['one']],
      [43, ['one']],
      [45, []],
    ] as const) {
      await using copy = new StoreFolder()
      for (const name of folder.files(/./)) copyFileSync(join(folder.path, name), join(copy.path, name))
      truncateSync(segment(copy), size - cut)
      expect(await noteIds(await copy.open())).toEqual(left)
    }
  })
})

describe('a journal that was damaged', () => {
  it('stops the start where good records follow the bad one, and is kept as it is', async () => {
    await using folder = await folderWith(['one', 'two', 'three'])
    const path = segment(folder)
    for (const share of [0.7, 0.9]) {
      const whole = readFileSync(path)
      spoil(path, Math.floor(whole.length * share))
      const spoilt = readFileSync(path)
      await expect(folder.open()).rejects.toMatchObject({
        kind: 'damaged-journal',
        message: expect.stringContaining('journal-000001.log'),
      })
      expect(readFileSync(path).equals(spoilt)).toBe(true)
      writeFileSync(path, whole)
    }
    expect(await noteIds(await folder.open())).toEqual(['one', 'three', 'two'])
  })

  it('stops the start when its beginning is bad', async () => {
    await using folder = await folderWith(['one'])
    spoil(segment(folder), 20)
    await expect(folder.open()).rejects.toMatchObject({ kind: 'damaged-journal' })
  })

  it('stops the start when a segment is missing', async () => {
    await using folder = await folderWith(['one'])
    let store = await folder.open()
    await store.write([putNote(store, 'two')])
    store = await folder.open()
    await store.write([putNote(store, 'three')])
    await folder.close()
    rmSync(segment(folder, 1))
    await expect(folder.open()).rejects.toMatchObject({
      kind: 'damaged-journal',
      message: expect.stringContaining('journal-000002.log'),
    })
  })

  it('stops the start when an earlier segment has lost its end', async () => {
    await using folder = await folderWith(['one', 'two'])
    const store = await folder.open()
    await store.write([putNote(store, 'three')])
    await folder.close()
    truncateSync(segment(folder), statSync(segment(folder)).size - 100)
    await expect(folder.open()).rejects.toMatchObject({ kind: 'damaged-journal' })
  })

  it('stops the start when webhooks that wait before the snapshot cannot be read', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open()
    await appendText(store, 'waiting')
    await appendText(store, 'waiting too')
    await store.snapshot()
    await folder.close()
    spoil(segment(folder), statSync(segment(folder)).size - 150)
    await expect(folder.open()).rejects.toMatchObject({ kind: 'damaged-journal' })
  })
})

describe('a snapshot', () => {
  it('takes the place of the journal before it', async () => {
    await using folder = await folderWith(['one'])
    let store = await folder.open({ rawRetentionDays: 0 })
    await store.write([putNote(store, 'two')])
    await store.snapshot()
    expect(folder.files(/^snapshot/)).toEqual(['snapshot-000003.sealed'])
    expect(folder.files(/^journal/)).toEqual(['journal-000003.log'])
    await store.write([putNote(store, 'three')])
    store = await folder.open()
    expect(await noteIds(store)).toEqual(['one', 'three', 'two'])
    await store.snapshot()
    expect(folder.files(/^snapshot/)).toEqual(['snapshot-000004.sealed'])
  })

  it('is written by itself when the journal has grown enough, and holds exactly what came before it', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open({ snapshots: { groups: 20 } })
    const count = store.read
      .updateTable('setting')
      .set((set) => ({ changed_at: set('changed_at', '+', 1) }))
      .compile()
    const row = {
      key: 'counter',
      value: '',
      source: 'screen',
      variable: null,
      changed_at: 0,
      changed_by: null,
    }
    await store.write([{ query: store.read.insertInto('setting').values(row).compile() }])
    for (let turn = 0; turn < 30; turn += 1) {
      await Promise.all(Array.from({ length: 10 }, () => store.write([{ query: count }])))
    }
    // What is being written at the stop is waited for.
    await folder.close()
    expect(folder.files(/^snapshot/)).toHaveLength(1)
    store = await folder.open()
    const { changed_at: counted } = await store.read
      .selectFrom('setting')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(counted).toBe(300)
  })

  it('is written at a clean stop that leaves much to replay', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open({ snapshots: { groupsAtStop: 3 } })
    for (const note of ['one', 'two', 'three']) await store.write([putNote(store, note)])
    expect(folder.files(/^snapshot/)).toEqual([])
    await folder.close()
    expect(folder.files(/^snapshot/)).toHaveLength(1)
  })

  it('that is damaged stops the start and is kept', async () => {
    await using folder = await folderWith(['one'])
    await (await folder.open()).snapshot()
    await folder.close()
    const [name = ''] = folder.files(/^snapshot/)
    const path = join(folder.path, name)
    const whole = readFileSync(path)
    for (const at of [3, 30, 1000, whole.length - 1]) {
      spoil(path, at)
      await expect(folder.open()).rejects.toMatchObject({
        kind: 'damaged-snapshot',
        message: expect.stringContaining(name),
      })
      expect(folder.files(/^snapshot/)).toEqual([name])
      writeFileSync(path, whole)
    }
    truncateSync(path, whole.length - 10)
    await expect(folder.open()).rejects.toMatchObject({ kind: 'damaged-snapshot' })
  })

  it('that is damaged matters not while the one before it and the journal since are still there', async () => {
    await using folder = await folderWith(['one'])
    await (await folder.open({ rawRetentionDays: 0 })).snapshot()
    await folder.close()
    const [name = ''] = folder.files(/^snapshot/)
    const store = await folder.open()
    await store.write([putNote(store, 'two')])
    await folder.close()
    // As a crash leaves it between the naming of a new snapshot and the removal of the old one.
    copyFileSync(join(folder.path, name), join(folder.path, 'snapshot-000099.sealed'))
    expect(await noteIds(await folder.open())).toEqual(['one', 'two'])
  })

  it('that was half written is no snapshot, and is cleared away', async () => {
    await using folder = await folderWith(['one'])
    writeFileSync(join(folder.path, 'snapshot-000002.sealed.tmp'), 'half')
    writeFileSync(join(folder.path, 'journal-000002.log.tmp'), 'half')
    expect(await noteIds(await folder.open())).toEqual(['one'])
    expect(folder.files(/tmp$/)).toEqual([])
  })

  it('leaves events that wait before it where they are', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open({ rawRetentionDays: 0 })
    await appendText(store, 'a')
    await store.snapshot()
    await store.write([store.rawAppliedThrough(1)])
    await appendText(store, 'b')
    store = await folder.open({ rawRetentionDays: 0 })
    expect(await pendingTexts(store)).toEqual(['2 b'])
  })
})
