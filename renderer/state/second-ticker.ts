/** One timer for every figure that shows seconds; it runs only while somebody looks at one. */
export class SecondTicker {
  readonly #speed: () => number
  readonly #listeners = new Set<() => void>()
  /** Set while there are listeners. */
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(speed: () => number) {
    this.#speed = speed
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    if (this.#listeners.size === 1) this.#arm()
    return () => {
      this.#listeners.delete(listener)
      if (this.#listeners.size === 0) clearTimeout(this.#timer)
    }
  }

  /** Twice per second of the desk, so that no figure is late by more than half of one; at most ten times a second. */
  #arm(): void {
    const wait = Math.max(100, 500 / this.#speed())
    this.#timer = setTimeout(() => {
      this.#arm()
      for (const listener of this.#listeners) listener()
    }, wait)
  }
}
