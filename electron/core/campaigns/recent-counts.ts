/** Answers and abandoned calls of the last thirty minutes, minute by minute. */
export class RecentCounts {
  readonly #answered = new Float64Array(30)
  readonly #abandoned = new Float64Array(30)
  #minute = 0
  #first: number | null = null

  answer(at: number): void {
    this.#turnTo(at)
    this.#answered[this.#minute % 30] = (this.#answered[this.#minute % 30] ?? 0) + 1
  }

  abandon(at: number): void {
    this.#turnTo(at)
    this.#abandoned[this.#minute % 30] = (this.#abandoned[this.#minute % 30] ?? 0) + 1
  }

  /** Asking turns nothing: what is too old by now is left out. */
  counts(now: number): { answered: number; abandoned: number; minutes: number } {
    const minute = Math.floor(now / 60_000)
    let answered = 0
    let abandoned = 0
    for (let back = 0; back < 30 - Math.max(0, minute - this.#minute); back += 1) {
      const bin = (((this.#minute - back) % 30) + 30) % 30
      answered += this.#answered[bin] ?? 0
      abandoned += this.#abandoned[bin] ?? 0
    }
    return { answered, abandoned, minutes: this.#first === null ? 0 : Math.min(30, minute - this.#first + 1) }
  }

  #turnTo(at: number): void {
    const minute = Math.floor(at / 60_000)
    this.#first ??= minute
    const from = Math.max(this.#minute + 1, minute - 29)
    for (let passed = from; passed <= minute; passed += 1) {
      this.#answered[passed % 30] = 0
      this.#abandoned[passed % 30] = 0
    }
    this.#minute = Math.max(this.#minute, minute)
  }
}
