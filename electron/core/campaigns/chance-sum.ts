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

  /** Adds so many chances of the same size. */
  addMany(chance: number, count: number): void {
    if (count < 3 || chance > 0.5) {
      for (let added = 0; added < count; added += 1) this.add(chance)
      return
    }
    if (chance <= 0) return
    const terms = binomial(chance, count)
    while (this.#length + terms.length >= this.#chances.length) this.#grow()
    const chances = this.#chances
    let longest = this.#length
    for (let sum = this.#length + terms.length - 2; sum >= 0; sum -= 1) {
      let reached = 0
      const first = Math.max(0, sum - this.#length + 1)
      for (let term = first; term < terms.length && term <= sum; term += 1) {
        reached += (terms[term] ?? 0) * (chances[sum - term] ?? 0)
      }
      chances[sum] = reached
      if (sum >= longest && reached > negligible) longest = sum + 1
    }
    this.#length = longest
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

/** The chances of 0, 1, 2 … out of `count`, as far as they matter. */
function binomial(chance: number, count: number): number[] {
  const odds = chance / (1 - chance)
  let term = (1 - chance) ** count
  const terms = [term]
  let sum = term
  for (let hits = 1; hits <= count && 1 - sum > negligible / 10; hits += 1) {
    term *= (odds * (count - hits + 1)) / hits
    terms.push(term)
    sum += term
  }
  return terms
}

const negligible = 1e-7
