import type { Disposable } from '../lifetime.ts'
import type { Log } from '../ports.ts'

/**
 * Looks after the stand-in: by asking it now and then it also tells it that the console is still there. One that is
 * gone is started again, at the same address and with the same list, so that calls go on where they were.
 */
export class StandInWatch implements Disposable {
  readonly #isThere: () => Promise<boolean>
  readonly #revive: () => Promise<void>
  readonly #log: Log
  readonly #timer: NodeJS.Timeout
  #looking: Promise<void> | null = null

  /** Begins at once. `everyMs` is of the wall: a process lives there, whatever the clock of practice shows. */
  constructor(options: {
    readonly isThere: () => Promise<boolean>
    readonly revive: () => Promise<void>
    readonly log: Log
    readonly everyMs: number
  }) {
    this.#isThere = options.isThere
    this.#revive = options.revive
    this.#log = options.log
    this.#timer = setInterval(() => {
      this.#looking ??= this.#look().finally(() => {
        this.#looking = null
      })
    }, options.everyMs)
    this.#timer.unref()
  }

  /** Resolves when no start is under way any more. */
  async dispose(): Promise<void> {
    clearInterval(this.#timer)
    await this.#looking
  }

  async #look(): Promise<void> {
    try {
      if (await this.#isThere()) return
      this.#log.warn('practice', 'The practice provider is gone; starting it again')
      await this.#revive()
    } catch (cause) {
      this.#log.error('practice', 'The practice provider could not be started again', { cause })
    }
  }
}
