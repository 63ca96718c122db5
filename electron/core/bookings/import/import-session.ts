import { AppError } from '../../../../shared/app-error.ts'
import type { ImportProblem, ImportView } from '../../../../shared/contract/booking-import.ts'
import { largestImportBytes } from '../../../../shared/domain/booking-import.ts'
import { newId, randomText } from '../../ids.ts'
import { WorkerThread } from '../../store/engine/worker-thread.ts'
import type { BookingImportCalls, BookingImportEvent, Refused } from './booking-import-worker.ts'
import type { ImportThread } from './import-run.ts'

const problemBatch = 2000

/** One file of one user on its way in, and the thread that reads it. */
export class ImportSession {
  readonly id = newId('upload')
  readonly userId: string
  readonly uploadTicket = randomText(32)
  readonly #tell: (view: ImportView) => void
  readonly #workerUrl: URL
  #thread: ImportThread | null = null
  #view: ImportView
  #told = 0
  #problems: readonly ImportProblem[] | null = null
  cancelled = false

  constructor(
    userId: string,
    fileName: string,
    bytes: number,
    workerUrl: URL,
    tell: (view: ImportView) => void,
  ) {
    this.userId = userId
    this.#tell = tell
    this.#workerUrl = workerUrl
    this.#view = {
      id: this.id,
      fileName,
      phase: 'uploading',
      done: 0,
      total: bytes,
      reading: null,
      check: null,
      result: null,
    }
  }

  get view(): ImportView {
    return this.#view
  }

  get thread(): ImportThread {
    this.#thread ??= WorkerThread.start<BookingImportCalls, BookingImportEvent>({
      url: this.#workerUrl,
      setup: null,
      onEvent: ({ done, total }) => this.progress('checking', done, total),
    })
    return this.#thread
  }

  change(change: Partial<ImportView>): ImportView {
    this.#view = { ...this.#view, ...change }
    this.#told = this.#view.done
    this.#tell(this.#view)
    return this.#view
  }

  /** Told at each fiftieth of the way. */
  progress(phase: ImportView['phase'], done: number, total: number): void {
    const farEnough = done - this.#told >= total / 50 || done === total || phase !== this.#view.phase
    if (farEnough) this.change({ phase, done, total })
  }

  /** @throws AppError `too-large` */
  async receive(body: AsyncIterable<Uint8Array>): Promise<void> {
    let received = 0
    for await (const chunk of body) {
      received += chunk.length
      if (received > largestImportBytes) throw tooLarge()
      await this.thread.call('append', { bytes: chunk })
    }
    this.change({ phase: 'reading', done: 0, total: 0 })
  }

  async problems(): Promise<readonly ImportProblem[]> {
    if (this.#problems !== null) return this.#problems
    const all: ImportProblem[] = []
    for (;;) {
      const some = await this.thread.call('problems', { first: all.length, count: problemBatch })
      all.push(...some)
      if (some.length < problemBatch) return all
    }
  }

  /** What the file held is given back; what is wrong with it stays known. */
  async closeFile(): Promise<void> {
    this.#problems ??= await this.problems()
    await this.end()
  }

  async end(): Promise<void> {
    const thread = this.#thread
    this.#thread = null
    await thread?.end()
  }
}

export function tooLarge(): AppError {
  const megabytes = largestImportBytes >> 20
  return new AppError('too-large', `The file is larger than ${megabytes} MB. Split it into several.`, {
    reason: 'import-too-large',
  })
}

/** @throws AppError `bad-input` with why the file cannot be read */
export function unlessRefused<Value extends object>(answer: Value | Refused): Value {
  if (!('fileRefusal' in answer)) return answer
  throw new AppError('bad-input', 'This file cannot be imported.', { reason: answer.fileRefusal })
}
