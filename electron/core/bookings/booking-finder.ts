import type { Disposable } from '../lifetime.ts'
import { WorkerThread } from '../store/engine/worker-thread.ts'
import type { Store } from '../store/store.ts'
import { BookingLinesTable } from '../store/tables/booking-lines.ts'
import type { IndexPage, IndexQuery } from './booking-index.ts'
import type { BookingIndexCalls } from './booking-index-worker.ts'

/** So many are read and handed over at once: some ten milliseconds of the engine's time, and a few of ours. */
const batch = 500

/** Finds bookings by their words. Begins to read them when it is first asked, or told to. */
export class BookingFinder implements Disposable {
  readonly #table: BookingLinesTable
  readonly #workerUrl: URL
  #worker: WorkerThread<BookingIndexCalls> | null = null
  #loaded: Promise<void> | null = null
  #ready = false
  /** Changes are brought to the index one after the other. */
  #turn: Promise<void> = Promise.resolve()
  #disposed = false

  constructor(store: Store, workerUrl: URL) {
    this.#table = new BookingLinesTable(store)
    this.#workerUrl = workerUrl
  }

  async page(query: IndexQuery, offset: number, limit: number): Promise<IndexPage> {
    await this.load()
    return this.#thread().call('page', { query, offset, limit })
  }

  /** What is around now is seen at once, also in the seconds in which a large desk is still being read. */
  async around(instant: number, limit: number): Promise<Pick<IndexPage, 'ids' | 'total'>> {
    if (this.#ready) return this.#thread().call('around', { instant, limit })
    // A search that needs it hears why it failed.
    this.load().catch(() => undefined)
    return this.#table.around(instant, limit)
  }

  load(): Promise<void> {
    this.#loaded ??= this.#loadAll().catch((failure: unknown) => {
      this.#loaded = null
      throw failure
    })
    return this.#loaded
  }

  /** Resolves when searches see these bookings as they are now; all of them are seen at once. */
  refresh(ids: readonly string[]): Promise<void> {
    // What has not been read yet will be read as it is.
    if (this.#loaded === null) return Promise.resolve()
    const refreshed = this.#turn.then(() => this.#refresh(ids))
    this.#turn = refreshed.catch(() => undefined)
    return refreshed
  }

  /** As `refresh` for every booking there is. */
  readAnew(): Promise<void> {
    if (this.#loaded === null) return Promise.resolve()
    const read = this.#turn.then(() => this.load()).then(() => this.#loadAll())
    this.#turn = read.catch(() => undefined)
    return read
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    await this.#worker?.end()
  }

  async #refresh(ids: readonly string[]): Promise<void> {
    await this.load()
    const gone = new Set(ids)
    for (let first = 0; first < ids.length && !this.#disposed; first += batch) {
      const bookings = await this.#table.keysOf(ids.slice(first, first + batch))
      for (const { id } of bookings) gone.delete(id)
      await this.#thread().call('stage', { bookings })
    }
    await this.#thread().call('publish', { gone: [...gone], only: false })
  }

  async #loadAll(): Promise<void> {
    let last = ''
    for (;;) {
      const bookings = await this.#table.keysAfter(last, batch)
      await this.#thread().call('stage', { bookings })
      last = bookings.at(-1)?.id ?? last
      if (bookings.length < batch || this.#disposed) break
    }
    await this.#thread().call('publish', { gone: [], only: true })
    this.#ready = true
  }

  #thread(): WorkerThread<BookingIndexCalls> {
    if (this.#disposed) throw new Error('The desk is closed')
    this.#worker ??= WorkerThread.start<BookingIndexCalls>({ url: this.#workerUrl, setup: null })
    return this.#worker
  }
}
