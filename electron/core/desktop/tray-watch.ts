import type { DeskStatus } from '../../../shared/contract/desk.ts'
import type { Disposable } from '../lifetime.ts'
import type { Log, TrayState } from '../ports.ts'
import { trayState } from './tray-state.ts'

export type TrayWatchParts = {
  readonly show: (state: TrayState) => void
  readonly status: () => Promise<DeskStatus>
  /** The users whose windows listen. */
  readonly attending: () => readonly { readonly id: string }[]
  readonly isInCall: (userId: string) => Promise<boolean>
  readonly log: Log
}

/** Keeps the tray in step with the desk; several reasons within one moment become one look. */
export class TrayWatch implements Disposable {
  readonly #parts: TrayWatchParts
  readonly #wrappingUp = new Set<string>()
  #looking: Promise<void> | null = null
  #again = false
  #shown: TrayState | null = null
  #disposed = false

  constructor(parts: TrayWatchParts) {
    this.#parts = parts
  }

  /** For whoever holds the wrap-up timers. */
  noteWrapUp(userId: string, goesOn: boolean): void {
    if (goesOn) this.#wrappingUp.add(userId)
    else this.#wrappingUp.delete(userId)
    this.look()
  }

  look(): void {
    if (this.#disposed) return
    if (this.#looking !== null) {
      this.#again = true
      return
    }
    this.#looking = this.#lookOnce()
      .catch((cause: unknown) => this.#parts.log.error('desktop', 'The tray could not be told', { cause }))
      .finally(() => {
        this.#looking = null
        if (!this.#again) return
        this.#again = false
        this.look()
      })
  }

  async dispose(): Promise<void> {
    this.#disposed = true
    await this.#looking
  }

  async #lookOnce(): Promise<void> {
    const { show, status, attending, isInCall } = this.#parts
    const users = attending()
    const [present, inCalls] = await Promise.all([status(), Promise.all(users.map(({ id }) => isInCall(id)))])
    const state = trayState({
      attended: users.length > 0,
      inCall: inCalls.includes(true),
      wrappingUp: users.some(({ id }) => this.#wrappingUp.has(id)),
      status: present,
    })
    if (this.#disposed || state === this.#shown) return
    this.#shown = state
    show(state)
  }
}
