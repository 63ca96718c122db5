import type { Clock } from '../ports.ts'

/** Everybody mistypes; a million codes are not guessed with so many tries. */
const tries = 5
const within = 3_600_000
const mostCallers = 10_000

/** Counts wrong codes of each caller; one who hides their number shares the count of their line. */
export class CodeTries {
  readonly #clock: Clock
  readonly #wrong = new Map<string, readonly number[]>()

  constructor(clock: Clock) {
    this.#clock = clock
  }

  mayTry(caller: string): boolean {
    return this.#recent(caller).length < tries
  }

  noteWrong(caller: string): void {
    const recent = [...this.#recent(caller), this.#clock.now()]
    this.#wrong.delete(caller)
    this.#wrong.set(caller, recent)
    // The map keeps the order in which callers tried last.
    const [oldest] = this.#wrong.keys()
    if (this.#wrong.size > mostCallers && oldest !== undefined) this.#wrong.delete(oldest)
  }

  #recent(caller: string): readonly number[] {
    const now = this.#clock.now()
    return (this.#wrong.get(caller) ?? []).filter((at) => Math.abs(now - at) < within)
  }
}
