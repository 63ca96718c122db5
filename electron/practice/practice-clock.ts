/** Where the clock stands: at the wall instant `wallOrigin` it shows `origin`, and it runs at `speed` from there. */
export type ClockOrigin = { readonly wallOrigin: number; readonly origin: number; readonly speed: number }

/** The machine's clock; tests hand over another one. */
export type Wall = { now(): number }

export const machineWall: Wall = { now: () => Date.now() }

/** The longest delay that a timer takes. */
const longestDelay = 2_147_483_647

/** The one clock of practice: everything the stand-in does follows it, so that a day can pass in minutes. */
export class PracticeClock {
  readonly origin: ClockOrigin
  readonly #wall: Wall
  readonly #timers = new Set<NodeJS.Timeout>()
  #disposed = false

  constructor(origin: ClockOrigin, wall: Wall = machineWall) {
    this.origin = origin
    this.#wall = wall
  }

  now(): number {
    const { wallOrigin, origin, speed } = this.origin
    return Math.floor(origin + (this.#wall.now() - wallOrigin) * speed)
  }

  /** Wakes once, at or soon after the instant; never before it, and not at all once disposed. */
  wakeAt(instant: number, wake: () => void): void {
    if (this.#disposed) return
    const delay = Math.max(0, Math.ceil((instant - this.now()) / this.origin.speed))
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer)
        if (this.now() < instant) this.wakeAt(instant, wake)
        else wake()
      },
      Math.min(delay, longestDelay),
    )
    this.#timers.add(timer)
  }

  dispose(): void {
    this.#disposed = true
    for (const timer of this.#timers) clearTimeout(timer)
    this.#timers.clear()
  }
}
