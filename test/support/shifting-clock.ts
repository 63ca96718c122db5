import type { Cancel, Clock } from '../../electron/core/ports.ts'

/** A clock that can be set while it runs. Wake-ups are durations, as the machine's timers are: they do not move with it. */
export class ShiftingClock implements Clock {
  readonly #inner: Clock
  #shift = 0

  constructor(inner: Clock) {
    this.#inner = inner
  }

  get speed(): number {
    return this.#inner.speed
  }

  now(): number {
    return this.#inner.now() + this.#shift
  }

  wakeAt(instant: number, wake: () => void): Cancel {
    return this.#inner.wakeAt(instant - this.#shift, wake)
  }

  jump(milliseconds: number): void {
    this.#shift += milliseconds
  }
}
