/** Lets some writes be under way at once and no more. The store applies them in the order in which they were handed over. */
export class WritesInFlight {
  readonly #limit: number
  readonly #writes: Promise<unknown>[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  /** Waits while there are too many. Rejects with what an earlier one was refused for. */
  async add(write: Promise<unknown>): Promise<void> {
    // It is waited for later; until then its failure is nobody's surprise.
    write.catch(() => undefined)
    this.#writes.push(write)
    if (this.#writes.length >= this.#limit) await this.#writes.shift()
  }

  async settled(): Promise<void> {
    await Promise.all(this.#writes.splice(0))
  }
}
