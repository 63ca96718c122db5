import { type Transferable, Worker } from 'node:worker_threads'

/** A named question to a worker and its answer. */
export type Calls<Shape> = { readonly [Name in keyof Shape]: (input: never) => unknown }

type Waiting = { readonly resolve: (value: never) => void; readonly reject: (failure: Error) => void }

/** An error of a worker; `code` is the system's, when it was the system that refused. */
export class WorkerError extends Error {
  override readonly name = 'WorkerError'
  readonly code: string | null

  constructor(message: string, code: string | null = null) {
    super(message)
    this.code = code
  }
}

export type FromWorker<Event> =
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'threw'; readonly id: number; readonly message: string; readonly code: string | null }
  | { readonly kind: 'event'; readonly event: Event }

/** The main thread's side of a worker: questions with answers, messages without, events. */
export class WorkerThread<Shape extends Calls<Shape>, Event = never> {
  readonly #worker: Worker
  readonly #waiting = new Map<number, Waiting>()
  readonly #onEvent: (event: Event) => void
  readonly #onFailure: (failure: Error) => void
  #nextId = 1
  #ended: Error | null = null

  private constructor(worker: Worker, onEvent: (event: Event) => void, onFailure: (failure: Error) => void) {
    this.#worker = worker
    this.#onEvent = onEvent
    this.#onFailure = onFailure
  }

  static start<Shape extends Calls<Shape>, Event = never>(options: {
    readonly url: URL
    readonly setup: unknown
    readonly transfer?: readonly Transferable[]
    readonly onEvent?: (event: Event) => void
    readonly onFailure?: (failure: Error) => void
  }): WorkerThread<Shape, Event> {
    const { url, setup, transfer = [], onEvent = () => {}, onFailure = () => {} } = options
    // Not with the program's own options for Node: some of them, such as those of `-e`, are not for a file.
    const worker = new Worker(url, { workerData: setup, transferList: [...transfer], execArgv: [] })
    const thread = new WorkerThread<Shape, Event>(worker, onEvent, onFailure)
    // Workers answer in this form only.
    worker.on('message', (message) => thread.#take(message as FromWorker<Event>))
    worker.on('error', (failure) => thread.#fail(failure))
    worker.on('exit', () => thread.#fail(new Error('A worker of the store has ended')))
    return thread
  }

  call<Name extends keyof Shape & string>(
    name: Name,
    input: Parameters<Shape[Name]>[0],
    transfer: readonly Transferable[] = [],
  ): Promise<ReturnType<Shape[Name]>> {
    if (this.#ended !== null) return Promise.reject(this.#ended)
    const id = this.#nextId
    this.#nextId += 1
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject })
      this.#worker.postMessage({ kind: 'call', id, name, input }, [...transfer])
    })
  }

  post(message: unknown, transfer: readonly Transferable[]): void {
    this.#worker.postMessage(message, [...transfer])
  }

  async end(): Promise<void> {
    this.#ended ??= new Error('The store is closed')
    await this.#worker.terminate()
  }

  #take(message: FromWorker<Event>): void {
    if (message.kind === 'event') {
      this.#onEvent(message.event)
      return
    }
    const waiting = this.#waiting.get(message.id)
    this.#waiting.delete(message.id)
    // The caller's type of the answer is the protocol's for the name it asked by.
    if (message.kind === 'answer') waiting?.resolve(message.value as never)
    else waiting?.reject(new WorkerError(message.message, message.code))
  }

  #fail(failure: Error): void {
    const expected = this.#ended !== null
    this.#ended ??= failure
    for (const { reject } of this.#waiting.values()) reject(this.#ended)
    this.#waiting.clear()
    if (!expected) this.#onFailure(failure)
  }
}
