/** Draws from one seed; the same seed gives the same draws on every machine. */
export class Random {
  #state: number

  /** The keys name what is drawn for, so that one draw more somewhere does not change every other. */
  constructor(...keys: readonly (string | number)[]) {
    this.#state = hash(keys.join('\u0000'))
  }

  /** From 0 up to, never reaching, 1. */
  next(): number {
    // Mulberry32: 32 bits of state are plenty for a rehearsal.
    this.#state = (this.#state + 0x6d2b79f5) | 0
    let mixed = this.#state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  between(low: number, high: number): number {
    return low + this.next() * (high - low)
  }

  /** A whole number from `low` to `high`, both included. */
  whole(low: number, high: number): number {
    return Math.floor(this.between(low, high + 1))
  }

  chance(probability: number): boolean {
    return this.next() < probability
  }

  pick<Item>(items: readonly [Item, ...Item[]] | readonly Item[]): Item {
    const item = items[Math.floor(this.next() * items.length)]
    if (item === undefined) throw new Error('There is nothing to pick from')
    return item
  }

  /** Log-normal with this mean and coefficient of variation: how times of ringing and talk are spread. */
  logNormal(mean: number, variation: number): number {
    const variance = Math.log(1 + variation * variation)
    return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * this.#gaussian())
  }

  #gaussian(): number {
    const radius = Math.sqrt(-2 * Math.log(1 - this.next()))
    return radius * Math.cos(2 * Math.PI * this.next())
  }
}

/** FNV-1a with a final mix, so that keys which differ in one digit start far apart. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193)
  }
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b)
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35)
  return (value ^ (value >>> 16)) | 0
}
