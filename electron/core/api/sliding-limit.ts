import type { Clock } from '../ports.ts'

/**
 * At most so many within any span of time, for each subject. Every take is remembered for the span, so the count is
 * exact and not smoothed; a subject without any is forgotten.
 */
export class SlidingLimit {
  readonly #clock: Pick<Clock, 'now'>
  readonly #spanMs: number
  readonly #taken = new Map<string, number[]>()
  #sweepAt = 0

  constructor(clock: Pick<Clock, 'now'>, spanMs: number) {
    this.#clock = clock
    this.#spanMs = spanMs
  }

  /** 0: taken. Else how long until there is room, milliseconds of the clock; nothing was taken. */
  take(subject: string, most: number): number {
    const now = this.#clock.now()
    this.#sweep(now)
    const taken = this.#withinSpan(subject, now)
    if (taken.length < most) {
      taken.push(now)
      this.#taken.set(subject, taken)
      return 0
    }
    // The limit may have been lowered since: as many as are too many have to go first.
    const first = taken[taken.length - Math.max(most, 1)] ?? now
    return Math.max(first + this.#spanMs - now, 1)
  }

  /** The last take came to nothing. */
  giveBack(subject: string): void {
    this.#taken.get(subject)?.pop()
  }

  #withinSpan(subject: string, now: number): number[] {
    const taken = this.#taken.get(subject) ?? []
    // A clock that was set back leaves instants of the future; they do not hold.
    const held = taken.findIndex((instant) => instant > now - this.#spanMs && instant <= now)
    if (held === 0) return taken
    return held === -1 ? [] : taken.slice(held)
  }

  /** Once a span, so that subjects nobody asks about any more do not stay. */
  #sweep(now: number): void {
    if (now < this.#sweepAt && now >= this.#sweepAt - this.#spanMs) return
    this.#sweepAt = now + this.#spanMs
    for (const [subject, taken] of this.#taken) {
      const last = taken.at(-1)
      if (last === undefined || last <= now - this.#spanMs) this.#taken.delete(subject)
    }
  }
}
