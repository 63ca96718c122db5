/** The distribution of a sum of independent chances (Poisson-binomial), cut off where hardly anything is left. */
export class ChanceSum {
  /** `#chances[n]`: the chance that the sum is `#offset + n`. */
  #chances = new Float64Array(64)
  #length = 1
  #offset = 0

  /** Begins anew with a certain sum. */
  reset(certain: number): void {
    this.#chances.fill(0)
    this.#chances[0] = 1
    this.#length = 1
    this.#offset = certain
  }

  add(chance: number): void {
    if (chance <= 0) return
    if (this.#length + 1 >= this.#chances.length) this.#grow()
    const chances = this.#chances
    for (let count = this.#length; count > 0; count -= 1) {
      chances[count] = (chances[count] ?? 0) * (1 - chance) + (chances[count - 1] ?? 0) * chance
    }
    chances[0] = (chances[0] ?? 0) * (1 - chance)
    if ((chances[this.#length] ?? 0) > negligible) this.#length += 1
  }

  /** Chance that this sum reaches at least `other`: both independent. */
  reaches(other: ChanceSum): number {
    let below = 0
    let counted = other.#offset
    let reached = 0
    for (let count = 0; count < this.#length; count += 1) {
      const sum = this.#offset + count
      while (counted <= sum && counted - other.#offset < other.#length) {
        below += other.#chances[counted - other.#offset] ?? 0
        counted += 1
      }
      reached += (this.#chances[count] ?? 0) * below
    }
    return reached
  }

  #grow(): void {
    const wider = new Float64Array(this.#chances.length * 2)
    wider.set(this.#chances)
    this.#chances = wider
  }
}

const negligible = 1e-7
