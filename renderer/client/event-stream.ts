import type { Push } from '../../shared/contract/index.ts'
import { readLines } from './read-lines.ts'
import type { ConnectionListener, PushListener } from './transport.ts'

/** The console gives a sign of life every 15 s; a stream that is silent for longer than two of them is dead. */
const longestSilence = 40_000
const waits = [250, 500, 1000, 2000, 4000, 8000]

/** `GET /events`, opened again with growing pauses until it is stopped or the token is refused. */
export class EventStream {
  readonly #url: string
  readonly #token: string
  readonly #onPush: PushListener
  readonly #onConnection: ConnectionListener
  #abort: AbortController | null = null
  /** Runs while the stream is open, and is set back by each line. */
  #silence: ReturnType<typeof setTimeout> | undefined
  /** Runs between two attempts. */
  #pause: ReturnType<typeof setTimeout> | undefined
  #failures = 0
  #stopped = false

  constructor(url: string, token: string, onPush: PushListener, onConnection: ConnectionListener) {
    this.#url = url
    this.#token = token
    this.#onPush = onPush
    this.#onConnection = onConnection
  }

  start(): void {
    void this.#open()
  }

  dispose(): void {
    this.#stopped = true
    clearTimeout(this.#silence)
    clearTimeout(this.#pause)
    this.#abort?.abort()
  }

  async #open(): Promise<void> {
    this.#abort = new AbortController()
    try {
      const refused = await this.#read(this.#abort.signal)
      if (refused) {
        if (!this.#stopped) this.#onConnection('refused')
        return
      }
    } catch {
      // A stream that breaks and a console that is away are one and the same: it is tried again.
    }
    clearTimeout(this.#silence)
    if (this.#stopped) return
    this.#onConnection('lost')
    const wait = waits[Math.min(this.#failures, waits.length - 1)]
    this.#failures += 1
    this.#pause = setTimeout(() => void this.#open(), wait)
  }

  /** True when the console does not know the token. */
  async #read(signal: AbortSignal): Promise<boolean> {
    const headers = { Authorization: `Bearer ${this.#token}` }
    const answer = await fetch(this.#url, { headers, signal, cache: 'no-store' })
    if (answer.status === 401 || answer.status === 403) return true
    if (!answer.ok || answer.body === null) return false
    this.#failures = 0
    this.#expectLine()
    if (!this.#stopped) this.#onConnection('open')
    for await (const line of readLines(answer.body)) {
      if (this.#stopped) return false
      this.#expectLine()
      this.#hand(line)
    }
    return false
  }

  #expectLine(): void {
    clearTimeout(this.#silence)
    this.#silence = setTimeout(() => this.#abort?.abort(), longestSilence)
  }

  #hand(line: string): void {
    if (line === '') return
    // Our own core wrote the line, from a schema it parsed.
    const message = JSON.parse(line) as Push | { readonly name: 'ping' }
    if (message.name !== 'ping') this.#onPush(message)
  }
}
