import schedule from 'node-schedule'
import type { Cancel, Clock } from './ports.ts'

/** Where a clock stands: at the wall instant `wallOrigin` it shows `origin`, and it runs at `speed` from there. */
export type ClockOrigin = { readonly wallOrigin: number; readonly origin: number; readonly speed: number }

/**
 * The machine's clock, or one laid over it: shifted for a test that must not depend on the hour, faster in practice.
 * node-schedule gets wall instants from it and nothing else.
 */
export class SystemClock implements Clock {
  readonly #origin: ClockOrigin

  constructor(origin: ClockOrigin = { wallOrigin: 0, origin: 0, speed: 1 }) {
    this.#origin = origin
  }

  get speed(): number {
    return this.#origin.speed
  }

  now(): number {
    const { wallOrigin, origin, speed } = this.#origin
    return Math.floor(origin + (Date.now() - wallOrigin) * speed)
  }

  wakeAt(instant: number, wake: () => void): Cancel {
    const { wallOrigin, origin, speed } = this.#origin
    const wallInstant = Math.ceil(wallOrigin + (instant - origin) / speed)
    // node-schedule answers null for an instant that has passed.
    const job = schedule.scheduleJob(new Date(wallInstant), wake)
    if (job) return () => void job.cancel()
    const immediate = setImmediate(wake)
    return () => clearImmediate(immediate)
  }
}
