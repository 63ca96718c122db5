import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log } from '../ports.ts'
import type { Sessions } from './sessions.ts'

/** Between two looks. */
const lookEvery = 15_000

/**
 * Locks the sessions at whose windows nobody has pressed anything for some minutes. People are no faster in practice:
 * minutes here are minutes of the wall.
 */
export class IdleLock implements Disposable {
  readonly #sessions: Sessions
  readonly #minutes: () => number
  readonly #onCall: (userId: string) => boolean
  readonly #clock: Clock
  readonly #log: Log
  #cancel: Cancel = () => {}
  #disposed = false

  constructor(parts: {
    sessions: Sessions
    /** 0: never. */
    minutes: () => number
    /** Whoever talks presses nothing, and needs the window all the same. */
    onCall: (userId: string) => boolean
    clock: Clock
    log: Log
  }) {
    this.#sessions = parts.sessions
    this.#minutes = parts.minutes
    this.#onCall = parts.onCall
    this.#clock = parts.clock
    this.#log = parts.log
  }

  start(): void {
    this.#look()
  }

  dispose(): void {
    this.#disposed = true
    this.#cancel()
  }

  #look(): void {
    if (this.#disposed) return
    this.#cancel = this.#clock.wakeAt(this.#clock.now() + lookEvery * this.#clock.speed, () => this.#look())
    const minutes = this.#minutes()
    if (minutes === 0) return
    const idleSince = this.#clock.now() - minutes * 60_000 * this.#clock.speed
    for (const { token, userId, lastInputAt } of this.#sessions.openSessions()) {
      if (this.#onCall(userId)) this.#sessions.noteInput(token)
      else if (lastInputAt <= idleSince) this.#lock(token)
    }
  }

  #lock(token: string): void {
    this.#sessions.lock(token).catch((cause: unknown) => {
      this.#log.error('people', 'A session could not be locked', { cause })
    })
  }
}
