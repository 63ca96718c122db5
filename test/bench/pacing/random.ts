/** A stream of random numbers that is the same for the same seed and name, whatever else is drawn. */
export class RandomStream {
  #state: number

  constructor(seed: number, name: string) {
    let state = seed >>> 0
    for (const character of name) state = Math.imul(state ^ character.charCodeAt(0), 0x01000193) >>> 0
    this.#state = state
    for (let round = 0; round < 4; round += 1) this.uniform()
  }

  /** In [0, 1). */
  uniform(): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  between(low: number, high: number): number {
    return low + (high - low) * this.uniform()
  }

  pick<Item>(items: readonly Item[]): Item {
    const item = items[Math.floor(this.uniform() * items.length)]
    if (item === undefined) throw new RangeError('Nothing to pick from')
    return item
  }

  exponential(mean: number): number {
    return -mean * Math.log(1 - this.uniform())
  }

  /** Lognormal with this mean and coefficient of variation. */
  lognormal(mean: number, variation: number): number {
    const spread = Math.log(1 + variation * variation)
    return mean * Math.exp(Math.sqrt(spread) * this.#normal() - spread / 2)
  }

  #normal(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.uniform()))
    return radius * Math.cos(2 * Math.PI * this.uniform())
  }
}
