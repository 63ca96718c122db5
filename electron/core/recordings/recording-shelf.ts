import { randomBytes } from 'node:crypto'
import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { AppError } from '../../../shared/app-error.ts'
import { randomText } from '../ids.ts'
import type { Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { RecordingFilesTable, type StoredRecording } from '../store/tables/recording-files.ts'
import { ProviderError } from '../telecom/provider-error.ts'
import type { RecordingStream } from '../telecom/telecom-provider.ts'
import { chunkKeyBytes, readSealed, sealedLength, writeSealed } from './sealed-chunks.ts'

/** Nine hours of a call at the best quality that a phone has. */
const largestRecording = 512 * 1024 * 1024
const diskIsFull: readonly unknown[] = ['ENOSPC', 'EDQUOT']

export type ShelfParts = {
  /** The home's folder for recordings; made when the first one comes. */
  readonly folder: string
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
}

/** The recordings that were fetched, sealed in the home, each file under a key that only the store has. */
export class RecordingShelf {
  readonly #folder: string
  readonly #store: Store
  readonly #table: RecordingFilesTable
  readonly #clock: Clock
  readonly #log: Log
  /** Fetches that are going on, by call: whoever comes meanwhile waits for the same one. */
  readonly #fetching = new Map<string, Promise<StoredRecording>>()

  constructor({ folder, store, clock, log }: ShelfParts) {
    this.#folder = folder
    this.#store = store
    this.#table = new RecordingFilesTable(store)
    this.#clock = clock
    this.#log = log
  }

  /** Removes what a kill in the middle of a fetch left behind, and files whose key is gone. */
  async tidy(): Promise<void> {
    // A file that is being fetched has no row yet; the next time will do.
    if (this.#fetching.size > 0) return
    const names = await readdir(this.#folder).catch(() => [])
    if (names.length === 0) return
    const known = await this.#table.fileNames()
    const left = names.filter((name) => !known.has(name))
    await Promise.all(left.map((name) => rm(join(this.#folder, name), { force: true })))
  }

  /** Null when it was never fetched, or its file is no longer whole. */
  async find(callId: string): Promise<StoredRecording | null> {
    const recording = await this.#table.find(callId)
    if (recording === null) return null
    const file = await stat(this.#pathOf(recording)).catch(() => null)
    return file?.size === sealedLength(recording.bytes) ? recording : null
  }

  /** Fetched once, however many ask. @throws ProviderError, AppError `store-full`, `too-large` */
  async ensure(callId: string, fetch: () => Promise<RecordingStream>): Promise<StoredRecording> {
    const found = this.#fetching.get(callId) ?? (await this.find(callId))
    if (found !== null) return found
    const begun = this.#fetching.get(callId) ?? this.#keep(callId, fetch)
    this.#fetching.set(callId, begun)
    try {
      return await begun
    } finally {
      this.#fetching.delete(callId)
    }
  }

  /** A file whose seal is broken is dropped, and fetched anew when it is asked for again. */
  read(recording: StoredRecording, from: number, until: number): Readable {
    const audio = readSealed(this.#pathOf(recording), recording.key, from, until)
    audio.once('error', (cause) => {
      this.#log.warn('recordings', 'A recording could not be read and will be fetched again', { cause })
      void this.#drop(recording)
    })
    return audio
  }

  /** Waits for fetches that are going on; their provider has been closed by then, so they end. */
  async dispose(): Promise<void> {
    await Promise.allSettled(this.#fetching.values())
  }

  async #keep(callId: string, fetch: () => Promise<RecordingStream>): Promise<StoredRecording> {
    const { body, contentType, contentLength } = await fetch()
    // It may break off before anybody reads; whoever reads then is told.
    body.on('error', () => undefined)
    const fileName = `${randomText(24)}.sealed`
    const aside = join(this.#folder, `${fileName}.part`)
    const key = new Uint8Array(randomBytes(chunkKeyBytes))
    try {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 })
      const bytes = await writeSealed(aside, key, body, largestRecording)
      if (bytes === 'too-large') throw new AppError('too-large', 'The recording is too large to keep.')
      if (bytes === 0 || (contentLength !== null && bytes !== contentLength)) throw brokenOff()
      await rename(aside, join(this.#folder, fileName))
      const recording = { callId, fileName, key, bytes, contentType, fetchedAt: this.#clock.now() }
      await this.#store.write([this.#table.put(recording)])
      return recording
    } catch (thrown) {
      body.destroy()
      await rm(aside, { force: true })
      await rm(join(this.#folder, fileName), { force: true })
      throw failureOf(thrown)
    }
  }

  async #drop(recording: StoredRecording): Promise<void> {
    try {
      await this.#store.write([this.#table.remove(recording.callId)])
      await rm(this.#pathOf(recording), { force: true })
    } catch (cause) {
      this.#log.error('recordings', 'A broken recording could not be removed', { cause })
    }
  }

  #pathOf({ fileName }: StoredRecording): string {
    return join(this.#folder, fileName)
  }
}

function brokenOff(cause?: unknown): ProviderError {
  return new ProviderError('network', 'The recording broke off on its way. Play it again.', { cause })
}

function failureOf(thrown: unknown): unknown {
  if (thrown instanceof AppError || thrown instanceof ProviderError) return thrown
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : null
  if (diskIsFull.includes(code)) {
    return new AppError('store-full', 'The disk is full: the recording was not kept.', {}, thrown)
  }
  // What is left are a connection that ended and a disk that refuses; both are told by the cause in the log.
  return brokenOff(thrown)
}
