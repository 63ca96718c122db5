/** Times in bins of one second; old ones fade. */
export class TimeHistogram {
  readonly #weights: Float64Array
  readonly #after: Float64Array
  #total: number

  /** `prior`: the share that has come by a second; believed like so many observations. */
  constructor(bins: number, prior: (second: number) => number, weight: number) {
    this.#weights = new Float64Array(bins)
    this.#after = new Float64Array(bins + 1)
    const whole = prior(bins)
    for (let bin = 0; bin < bins; bin += 1) {
      const from = bin === 0 ? 0 : prior(bin)
      this.#weights[bin] = (weight * (prior(bin + 1) - from)) / whole
    }
    this.#total = weight
    this.#sumUp()
  }

  learn(seconds: number): void {
    const bin = Math.min(this.#weights.length - 1, Math.max(0, Math.floor(seconds)))
    for (let other = 0; other < this.#weights.length; other += 1) {
      this.#weights[other] = (this.#weights[other] ?? 0) * timeMemory
    }
    this.#weights[bin] = (this.#weights[bin] ?? 0) + 1
    this.#total = this.#total * timeMemory + 1
    this.#sumUp()
  }

  /** Share that comes later than so many seconds. */
  after(seconds: number): number {
    const bin = Math.floor(seconds)
    if (bin >= this.#weights.length) return 0
    const here = this.#after[bin] ?? 0
    const next = this.#after[bin + 1] ?? 0
    return here + (next - here) * (seconds - bin)
  }

  quantile(share: number): number {
    let second = 0
    while (second < this.#weights.length && 1 - this.after(second) < share) second += 0.25
    return second
  }

  #sumUp(): void {
    let sum = 0
    for (let bin = this.#weights.length - 1; bin >= 0; bin -= 1) {
      sum += this.#weights[bin] ?? 0
      this.#after[bin] = sum / this.#total
    }
  }
}

const timeMemory = 0.998
