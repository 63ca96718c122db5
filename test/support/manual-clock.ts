import type { Cancel, Clock } from '../../electron/core/ports.ts'

type Wake = { readonly at: number; readonly wake: () => void }

/** A clock that moves only when told to. */
export class ManualClock implements Clock {
  readonly speed = 1
  #now: number
  readonly #wakes = new Set<Wake>()

  constructor(start: string | number = '2026-04-16T06:30:00Z') {
    this.#now = typeof start === 'number' ? start : Date.parse(start)
  }

  now(): number {
    return this.#now
  }

  wakeAt(at: number, wake: () => void): Cancel {
    const entry = { at, wake }
    this.#wakes.add(entry)
    // Due already: woken soon, but never before the caller has its cancel.
    if (at <= this.#now) queueMicrotask(() => this.#fire(entry))
    return () => {
      this.#wakes.delete(entry)
    }
  }

  /** Moves time forward, waking each sleeper at its own instant, in order, and lets what they start run on. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds
    await settle()
    for (let next = this.#earliest(target); next; next = this.#earliest(target)) {
      this.#now = Math.max(this.#now, next.at)
      this.#fire(next)
      await settle()
    }
    this.#now = target
    await settle()
  }

  /** Jumps without waking anybody in between, as a machine's clock does when it is set. */
  jump(milliseconds: number): void {
    this.#now += milliseconds
  }

  #earliest(until: number): Wake | undefined {
    let earliest: Wake | undefined
    for (const entry of this.#wakes) {
      if (entry.at <= until && (earliest === undefined || entry.at < earliest.at)) earliest = entry
    }
    return earliest
  }

  #fire(entry: Wake): void {
    if (this.#wakes.delete(entry)) entry.wake()
  }
}

/** Lets promises and I/O callbacks that are ready run. */
async function settle(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) await new Promise((resolve) => setImmediate(resolve))
}
