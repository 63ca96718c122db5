import type { Disposable } from './lifetime.ts'

export type Time = {
  /** The wall clock, milliseconds since 1970. */
  wall(): number
  /** A clock that nobody sets; on most systems it stands still while the machine sleeps. */
  steady(): number
}

const systemTime: Time = { wall: Date.now, steady: () => performance.now() }
const tick = 5_000
const tolerance = 2_000

/**
 * Tells when the machine slept or its clock was set, where no event of the system does: a tick came late, or the
 * two clocks disagree about the time since the last one.
 */
export class SleepWatch implements Disposable {
  readonly #woke: () => void
  readonly #time: Time
  #timer: NodeJS.Timeout | null = null
  #wall = 0
  #steady = 0

  constructor(woke: () => void, time: Time = systemTime) {
    this.#woke = woke
    this.#time = time
  }

  start(): void {
    this.#wall = this.#time.wall()
    this.#steady = this.#time.steady()
    this.#timer = setInterval(() => this.check(), tick)
    this.#timer.unref()
  }

  check(): void {
    const wall = this.#time.wall()
    const steady = this.#time.steady()
    const late = steady - this.#steady > tick + tolerance
    const jumped = Math.abs(wall - this.#wall - (steady - this.#steady)) > tolerance
    this.#wall = wall
    this.#steady = steady
    if (late || jumped) this.#woke()
  }

  dispose(): void {
    if (this.#timer !== null) clearInterval(this.#timer)
    this.#timer = null
  }
}
