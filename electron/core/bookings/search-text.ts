/** So many changed rows are looked through one by one before all texts are joined anew. */
const mostLoose = 2000

/** Parts the rows; no text has it, for a search is made of words. */
const parting = '\n'

/**
 * The texts of all rows as one text, which is looked through from its begin to its end: many times faster than as many
 * texts here and there in memory.
 */
export class SearchText {
  readonly #texts: string[] = []
  #joined = ''
  /** Where each joined row begins, and behind them all. */
  #starts = new Int32Array(1)
  #rows = 0
  /** Rows whose text has changed since they were joined, or that came later. */
  readonly #loose = new Set<number>()

  put(row: number, text: string): void {
    this.#texts[row] = text.replaceAll(parting, ' ')
    this.#loose.add(row)
  }

  at(row: number): string {
    return this.#texts[row] ?? ''
  }

  /** Joins what has changed, when that is worth it. */
  settle(): void {
    if (this.#loose.size > mostLoose) this.#join()
  }

  /** 1 for each row that holds every word; null when there is no word, so that every row fits. */
  find(words: readonly string[]): Uint8Array | null {
    const [rarest, ...others] = words.toSorted((one, other) => other.length - one.length)
    if (rarest === undefined) return null
    const fits = new Uint8Array(this.#texts.length)
    this.#mark(rarest, fits)
    for (const row of this.#loose) fits[row] = this.#texts[row]?.includes(rarest) ? 1 : 0
    if (others.length === 0) return fits
    for (let row = 0; row < fits.length; row += 1) {
      if (fits[row] === 1 && !this.#holdsAll(row, others)) fits[row] = 0
    }
    return fits
  }

  #mark(word: string, fits: Uint8Array): void {
    let row = 0
    let at = this.#joined.indexOf(word)
    while (at !== -1) {
      row = this.#rowAt(at, row)
      fits[row] = 1
      row += 1
      at = row < this.#rows ? this.#joined.indexOf(word, this.#starts[row]) : -1
    }
  }

  /** The row of a place in the joined text; at `from` or behind it. */
  #rowAt(at: number, from: number): number {
    let low = from
    // Mostly it is close by: the step grows until it is too far.
    let step = 1
    while (low + step < this.#rows && (this.#starts[low + step] ?? 0) <= at) step *= 2
    let high = Math.min(low + step, this.#rows)
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if ((this.#starts[middle] ?? 0) <= at) low = middle
      else high = middle
    }
    return low
  }

  #holdsAll(row: number, words: readonly string[]): boolean {
    const joined = row < this.#rows && !this.#loose.has(row)
    const text = joined
      ? this.#joined.slice(this.#starts[row], this.#starts[row + 1])
      : (this.#texts[row] ?? '')
    return words.every((word) => text.includes(word))
  }

  #join(): void {
    this.#rows = this.#texts.length
    this.#starts = new Int32Array(this.#rows + 1)
    let start = 0
    for (let row = 0; row < this.#rows; row += 1) {
      this.#starts[row] = start
      start += (this.#texts[row]?.length ?? 0) + parting.length
    }
    this.#starts[this.#rows] = start
    this.#joined = this.#texts.join(parting)
    this.#loose.clear()
  }
}
