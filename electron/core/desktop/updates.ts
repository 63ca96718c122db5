import { AppError } from '../../../shared/app-error.ts'
import type { UpdateState } from '../../../shared/contract/desktop.ts'
import type { Disposable } from '../lifetime.ts'
import type { Cancel, Clock, Log, Updater } from '../ports.ts'

export type UpdatesParts = {
  readonly updater: Updater
  readonly clock: Clock
  readonly log: Log
  /** Null: no feed is set, and nothing is asked. */
  readonly feed: () => string | null
  readonly callGoesOn: () => Promise<boolean>
  readonly changed: (state: UpdateState) => void
}

/** The first look leaves the start of the day alone; milliseconds. */
const firstLookAfter = 2 * 60_000
const lookEvery = 6 * 3_600_000

/** Looks for newer versions, quietly: nothing is asked, fetched or installed while a call goes on. */
export class Updates implements Disposable {
  readonly #parts: UpdatesParts
  #state: UpdateState
  #checking: Promise<void> | null = null
  #cutShort = false
  #cancelLook: Cancel = () => {}
  #disposed = false

  constructor(parts: UpdatesParts) {
    this.#parts = parts
    this.#state = this.#resting()
  }

  get state(): UpdateState {
    return this.#state
  }

  start(): void {
    this.#lookAfter(firstLookAfter)
  }

  /** After the feed was changed: what an old one offered no longer counts. */
  feedChanged(): void {
    this.#enter(this.#resting())
  }

  /** Resolves when it is known what the feed offers; what goes wrong is part of the state. */
  check(): Promise<void> {
    this.#checking ??= this.#checkOnce().finally(() => {
      this.#checking = null
    })
    return this.#checking
  }

  /** A call began or ended. */
  async callsChanged(): Promise<void> {
    if (this.#state.kind !== 'downloading' && this.#state.kind !== 'after-call') return
    const callGoesOn = await this.#parts.callGoesOn()
    if (this.#disposed) return
    if (callGoesOn && this.#state.kind === 'downloading') {
      this.#cutShort = true
      this.#parts.updater.cutShort()
    }
    if (!callGoesOn && this.#state.kind === 'after-call') await this.check()
  }

  /** @throws AppError `wrong-state` during a call, and when there is nothing to install. */
  async install(): Promise<void> {
    if (this.#state.kind !== 'ready') {
      throw new AppError('wrong-state', 'No newer version has been downloaded. Look for one first.', {
        reason: 'no-update',
      })
    }
    if (await this.#parts.callGoesOn()) {
      throw new AppError('wrong-state', 'A call goes on. Install the new version after it.', {
        reason: 'no-update-in-call',
      })
    }
    await this.#parts.updater.install()
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    this.#cancelLook()
    if (this.#state.kind === 'downloading') this.#parts.updater.cutShort()
    await this.#checking
  }

  async #checkOnce(): Promise<void> {
    const { feed, callGoesOn } = this.#parts
    const address = feed()
    if (!this.#parts.updater.canUpdate || address === null) return this.#enter(this.#resting())
    if (this.#state.kind === 'ready') return
    if (await callGoesOn()) return this.#enter({ kind: 'after-call' })
    this.#enter({ kind: 'asking' })
    try {
      await this.#fetchFrom(address)
    } catch (cause) {
      if (this.#disposed) return
      if (this.#cutShort) return this.#enter({ kind: 'after-call' })
      this.#parts.log.warn('updates', 'The feed could not be read', { cause })
      this.#enter({ kind: 'failed', askedAt: this.#parts.clock.now() })
    } finally {
      this.#cutShort = false
    }
  }

  async #fetchFrom(address: string): Promise<void> {
    const { updater, clock, callGoesOn } = this.#parts
    const version = await updater.check(address)
    if (this.#disposed) return
    if (version === null) return this.#enter({ kind: 'latest', askedAt: clock.now() })
    if (await callGoesOn()) return this.#enter({ kind: 'after-call' })
    this.#enter({ kind: 'downloading', version })
    await updater.download()
    if (!this.#disposed) this.#enter({ kind: 'ready', version })
  }

  #resting(): UpdateState {
    if (!this.#parts.updater.canUpdate) return { kind: 'by-installer' }
    return { kind: this.#parts.feed() === null ? 'off' : 'not-asked' }
  }

  #enter(state: UpdateState): void {
    this.#state = state
    this.#parts.changed(state)
  }

  #lookAfter(milliseconds: number): void {
    if (this.#disposed) return
    const { clock } = this.#parts
    this.#cancelLook = clock.wakeAt(clock.now() + milliseconds * clock.speed, () => {
      void this.check()
      this.#lookAfter(lookEvery)
    })
  }
}
