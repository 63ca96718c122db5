import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'
import { RecordingShelf } from '../../../electron/core/recordings/recording-shelf.ts'
import { ProviderError } from '../../../electron/core/telecom/provider-error.ts'
import type { RecordingStream } from '../../../electron/core/telecom/telecom-provider.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { StoreFolder } from '../store/test-store.ts'

const audio = randomBytes(3 * 64 * 1024 + 1234)

function streamOf(bytes: Uint8Array, contentLength: number | null = bytes.length): RecordingStream {
  const body = Readable.from(piecesOf(bytes), { objectMode: false })
  return { status: 200, contentType: 'audio/mpeg', contentLength, contentRange: null, body }
}

/** In pieces that fit no chunk. */
function* piecesOf(bytes: Uint8Array) {
  for (let start = 0; start < bytes.length; start += 7001) yield bytes.subarray(start, start + 7001)
}

class TestShelf implements AsyncDisposable {
  readonly #home = new StoreFolder()
  readonly folder = join(this.#home.path, 'recordings')
  fetches = 0

  async open(): Promise<RecordingShelf> {
    const store = await this.#home.open()
    return new RecordingShelf({ folder: this.folder, store, clock: new ManualClock(), log: new QuietLog() })
  }

  readonly fetch = async () => {
    this.fetches += 1
    return streamOf(audio)
  }

  files(): string[] {
    return readdirSync(this.folder)
  }

  [Symbol.asyncDispose](): Promise<void> {
    return this.#home[Symbol.asyncDispose]()
  }
}

describe('the shelf of recordings', () => {
  it('fetches once for all who ask, and again never, also after a restart', async () => {
    await using home = new TestShelf()
    const shelf = await home.open()
    await Promise.all([1, 2, 3].map(() => shelf.ensure('call_1', home.fetch)))
    const again = await (await home.open()).ensure('call_1', home.fetch)
    expect(home.fetches).toBe(1)
    expect(again).toMatchObject({ bytes: audio.length, contentType: 'audio/mpeg' })
  })

  it.each([
    [0, audio.length],
    [0, 1],
    [64 * 1024 - 1, 64 * 1024 + 1],
    [64 * 1024, 128 * 1024],
    [audio.length - 1, audio.length],
    [100, 190_000],
  ])('reads bytes %i to %i out of the middle', async (from, until) => {
    await using home = new TestShelf()
    const shelf = await home.open()
    const recording = await shelf.ensure('call_1', home.fetch)
    expect((await buffer(shelf.read(recording, from, until))).equals(audio.subarray(from, until))).toBe(true)
  })

  it('has nothing of the audio on the disk in the clear', async () => {
    await using home = new TestShelf()
    const shelf = await home.open()
    await shelf.ensure('call_1', home.fetch)
    const [name = ''] = home.files()
    const onDisk = readFileSync(join(home.folder, name))
    expect(onDisk.includes(audio.subarray(1000, 1016))).toBe(false)
    expect(onDisk.length).toBe(audio.length + 4 * 16)
  })

  it('keeps nothing of what broke off, and fetches it whole the next time', async () => {
    await using home = new TestShelf()
    const shelf = await home.open()
    const half = () => Promise.resolve(streamOf(audio.subarray(0, 5000), audio.length))
    await expect(shelf.ensure('call_1', half)).rejects.toMatchObject({ kind: 'network' })
    const breaking = async (): Promise<RecordingStream> => {
      const stream = streamOf(audio)
      stream.body.once('data', () => stream.body.destroy(new Error('reset')))
      return stream
    }
    await expect(shelf.ensure('call_1', breaking)).rejects.toBeInstanceOf(ProviderError)
    expect(home.files()).toEqual([])
    expect(await shelf.ensure('call_1', home.fetch)).toMatchObject({ bytes: audio.length })
  })

  it('fails in the middle of a file that was changed, and then fetches it anew', async () => {
    await using home = new TestShelf()
    const shelf = await home.open()
    const recording = await shelf.ensure('call_1', home.fetch)
    const path = join(home.folder, recording.fileName)
    const bytes = readFileSync(path)
    bytes[70_000] = (bytes[70_000] ?? 0) ^ 1
    writeFileSync(path, bytes)
    await expect(buffer(shelf.read(recording, 0, audio.length))).rejects.toThrow()
    await expect.poll(() => shelf.find('call_1')).toBeNull()
    const anew = await shelf.ensure('call_1', home.fetch)
    expect((await buffer(shelf.read(anew, 0, audio.length))).equals(audio)).toBe(true)
    expect(home.fetches).toBe(2)
  })

  it('asks again for a file that is cut short, and clears away what a kill left', async () => {
    await using home = new TestShelf()
    const shelf = await home.open()
    const recording = await shelf.ensure('call_1', home.fetch)
    writeFileSync(join(home.folder, recording.fileName), 'short')
    expect(await shelf.find('call_1')).toBeNull()
    writeFileSync(join(home.folder, 'left.sealed.part'), 'half')
    await shelf.tidy()
    expect(home.files()).toEqual([recording.fileName])
  })
})
