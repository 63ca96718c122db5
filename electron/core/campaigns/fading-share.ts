/** The share of cases that were so, in which old cases fade. */
export class FadingShare {
  #hits: number
  #cases: number
  readonly #most: number

  /** Starts with a belief of so many hits among so many cases; at `most` cases the weight of all is halved. */
  constructor(hits: number, cases: number, most: number) {
    this.#hits = hits
    this.#cases = cases
    this.#most = most
  }

  learn(hit: boolean): void {
    this.#hits += hit ? 1 : 0
    this.#cases += 1
    if (this.#cases <= this.#most) return
    this.#hits /= 2
    this.#cases /= 2
  }

  get share(): number {
    return this.#hits / this.#cases
  }
}
