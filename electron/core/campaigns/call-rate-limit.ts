/** The provider's limit of calls a minute as a bucket: a sixth at once, the rest flows in; never more in any minute. */
export class CallRateLimit {
  readonly #perMinute: number
  readonly #burst: number
  readonly #placed: number[] = []
  #tokens: number
  #countedAt = 0

  constructor(perMinute: number | undefined) {
    this.#perMinute = perMinute ?? Number.POSITIVE_INFINITY
    this.#burst = Math.max(1, this.#perMinute / 6)
    this.#tokens = this.#burst
  }

  placed(at: number): void {
    if (this.#perMinute === Number.POSITIVE_INFINITY) return
    this.#tokens = Math.max(0, this.#tokensAt(at) - 1)
    this.#countedAt = at
    while ((this.#placed[0] ?? at) <= at - minute) this.#placed.shift()
    this.#placed.push(at)
  }

  /** How many calls may leave now. */
  left(now: number): number {
    if (this.#perMinute === Number.POSITIVE_INFINITY) return this.#perMinute
    const lastMinute = this.#placed.filter((at) => at > now - minute).length
    return Math.max(0, Math.floor(Math.min(this.#tokensAt(now), Math.max(1, this.#perMinute) - lastMinute)))
  }

  #tokensAt(at: number): number {
    const flowed = (Math.max(0, at - this.#countedAt) * this.#perMinute) / minute
    return Math.min(this.#burst, this.#tokens + flowed)
  }
}

const minute = 60_000
