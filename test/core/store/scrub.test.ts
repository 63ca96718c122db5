import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { rawEventsIn } from '../../../electron/core/store/engine/entry-codec.ts'
import { SegmentReader } from '../../../electron/core/store/engine/segment-reader.ts'
import { segmentsIn } from '../../../electron/core/store/engine/segments-in.ts'
import { readSnapshot } from '../../../electron/core/store/engine/snapshot-file.ts'
import { unlockStoreKey } from '../../../electron/core/store/keys/store-key.ts'
import { appendText, noteIds, pendingTexts, putNote, StoreFolder } from './test-store.ts'

const digits = '9876501234'
const written = [
  `From=0${digits}`,
  `{"From":"+91${digits}"}`,
  'To=%2B919876501234',
  '98765 01234',
  '98765-01234',
]

/** Everything that the folder's files hold, opened with its key. */
async function insideOf(folder: StoreFolder): Promise<string> {
  const { path, log } = folder
  const given = { keychain: null, passphrase: null, recoveryCode: null }
  const { keys } = await unlockStoreKey({ folder: path, log, ...given }, true)
  const parts: Buffer[] = []
  for (const number of segmentsIn(path)) {
    const opened = SegmentReader.open(path, number, keys)
    if (opened.kind !== 'segment') throw new Error(`Segment ${number} cannot be read`)
    for (const { payload } of opened.reader.frames()) parts.push(Buffer.from(payload))
    opened.reader.close()
  }
  for (const name of folder.files(/^snapshot/)) {
    const read = readSnapshot(path, name, keys)
    if (read.kind !== 'read') throw new Error(`${name} cannot be read`)
    parts.push(...read.file.chunks.map((chunk) => Buffer.from(new Uint8Array(chunk))))
  }
  return Buffer.concat(parts).toString('latin1')
}

describe('webhooks that are scrubbed', () => {
  it('hold the digits no more, in no way of writing, and everything else as it came', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    for (const body of written) await appendText(store, body)
    await appendText(store, 'From=09876501235')
    await store.write([putNote(store, digits), store.rawAppliedThrough(written.length + 1)])
    expect(await insideOf(folder)).toContain(digits)
    await store.write([
      { query: store.read.deleteFrom('call_note').where('id', '=', digits).compile() },
      putNote(store, 'left'),
    ])
    expect(await store.upkeep.scrub([digits])).toMatchObject({ events: written.length, waiting: 0 })

    const inside = await insideOf(folder)
    expect(inside.match(/98765.{0,3}01234/)).toBe(null)
    expect(inside).toContain('From=09876501235')
    expect(inside).toContain('From=0xxxxxxxxxx')
    store = await folder.open()
    expect(await noteIds(store)).toEqual(['left'])
    expect(await appendText(store, 'next')).toBe(written.length + 2)
    expect(await store.upkeep.scrub([digits])).toMatchObject({ events: 0, waiting: 0 })
  })

  it('stay as they came while they wait to be applied, and are told of', async () => {
    await using folder = new StoreFolder()
    let store = await folder.open()
    await appendText(store, `first ${digits}`)
    await appendText(store, `second ${digits}`)
    await store.write([store.rawAppliedThrough(1)])
    expect(await store.upkeep.scrub([digits])).toMatchObject({ events: 1, waiting: 1 })
    store = await folder.open()
    expect(await pendingTexts(store)).toEqual([`2 second ${digits}`])
  })

  it('come to be in whole segments, whose numbers go on', async () => {
    await using folder = new StoreFolder()
    const store = await folder.open({ snapshots: { segmentBytes: 32 << 10 } })
    const body = 'x'.repeat(3000)
    for (let turn = 0; turn < 40; turn += 1) {
      await Promise.all([
        appendText(store, `${body} ${digits}`),
        store.write([putNote(store, `note ${turn}`)]),
      ])
    }
    await store.write([store.rawAppliedThrough(40)])
    expect(folder.files(/journal/).length).toBeGreaterThan(2)
    expect(await store.upkeep.scrub([digits])).toMatchObject({ events: 40 })
    const { path, log } = folder
    const given = { keychain: null, passphrase: null, recoveryCode: null }
    const { keys } = await unlockStoreKey({ folder: path, log, ...given }, true)
    const seen: number[] = []
    for (const number of segmentsIn(path)) {
      const opened = SegmentReader.open(path, number, keys)
      if (opened.kind !== 'segment') throw new Error('a segment cannot be read')
      for (const { header, payload } of opened.reader.frames()) {
        for (const { sequence } of rawEventsIn(payload, header.firstRaw)) seen.push(sequence)
      }
      opened.reader.close()
    }
    expect(seen).toEqual(Array.from({ length: 40 }, (_, index) => index + 1))
    expect(readFileSync(join(path, folder.files(/journal/)[0] ?? '')).length).toBeGreaterThan(0)
  })
})
