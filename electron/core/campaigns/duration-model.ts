/**
 * How long a stage (talk, wrap-up) still lasts, learned as hazards by age; so a wrap-up timer shows as one sharp step. A
 * hazard is ends ÷ seconds passed at that age (occurrence–exposure rate), constant within a bucket, so the chance to go on is
 * exp(−sum of hazards).
 */
export class DurationModel {
  readonly #ended = new Float64Array(buckets)
  readonly #seconds = new Float64Array(buckets)
  readonly #hazards = new Float64Array(buckets)
  /** The hazards summed up to where a bucket begins. */
  readonly #before = new Float64Array(buckets)
  readonly #priorMean: number
  #observed = 0
  #fresh = false

  /** `priorMean` in seconds: what is believed before anything was seen. */
  constructor(priorMean: number) {
    this.#priorMean = priorMean
  }

  get observed(): number {
    return this.#observed
  }

  /** A stage went on from one age to another, in seconds: running ones count, or short ones would pass for typical. */
  passed(from: number, to: number): void {
    let at = from
    while (at < to) {
      const bucket = bucketOf(at)
      const until = Math.min(to, bucketEnd(bucket))
      this.#seconds[bucket] = (this.#seconds[bucket] ?? 0) + until - at
      at = until
    }
    this.#fresh = false
  }

  /** A stage came to its end at this age. */
  ended(seconds: number): void {
    this.#forgetABit()
    const bucket = bucketOf(seconds)
    this.#ended[bucket] = (this.#ended[bucket] ?? 0) + 1
    this.#observed += 1
    this.#fresh = false
  }

  /** Chance that a stage of this age still runs so many seconds later. */
  survival(age: number, later: number): number {
    return Math.exp(this.#hazardUntil(age) - this.#hazardUntil(age + later))
  }

  #hazardUntil(seconds: number): number {
    if (!this.#fresh) this.#estimate()
    const bucket = bucketOf(seconds)
    return (this.#before[bucket] ?? 0) + (this.#hazards[bucket] ?? 0) * (seconds - (edges[bucket - 1] ?? 0))
  }

  #forgetABit(): void {
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      this.#ended[bucket] = (this.#ended[bucket] ?? 0) * memory
      this.#seconds[bucket] = (this.#seconds[bucket] ?? 0) * memory
    }
  }

  /** Fine buckets lean on wide ones, wide ones on the prior; so thin evidence does not make ragged curves. */
  #estimate(): void {
    const base = 1 / this.#priorMean
    for (let group = 0; group * groupSize < buckets; group += 1) {
      const first = group * groupSize
      const last = Math.min(buckets, first + groupSize)
      const seconds = sum(this.#seconds, first, last)
      const wide = (sum(this.#ended, first, last) + base * priorSeconds) / (seconds + priorSeconds)
      for (let bucket = first; bucket < last; bucket += 1) {
        const own = this.#seconds[bucket] ?? 0
        const lean = leanEnds / Math.max(wide, 1e-4)
        const kept = Math.min(lean, 4 * bucketWidth(bucket))
        this.#hazards[bucket] = ((this.#ended[bucket] ?? 0) + wide * kept) / (own + kept)
      }
    }
    let sumBefore = 0
    for (let bucket = 0; bucket < buckets; bucket += 1) {
      this.#before[bucket] = sumBefore
      sumBefore += (this.#hazards[bucket] ?? 0) * bucketWidth(bucket)
    }
    this.#fresh = true
  }
}

const memory = 0.9985
const priorSeconds = 40
const leanEnds = 2
const groupSize = 8
/** One second wide up to a minute, then each tenth wider than the one before. */
const edges = bucketEdges()
const buckets = edges.length

function bucketEdges(): number[] {
  const found: number[] = []
  for (let second = 1; second <= 60; second += 1) found.push(second)
  for (let edge = 60 * 1.07; edge < 7200; edge *= 1.07) found.push(edge)
  return found
}

function bucketOf(seconds: number): number {
  if (seconds < 60) return Math.max(0, Math.floor(seconds))
  return Math.min(buckets - 1, 60 + Math.floor(Math.log(seconds / 60) / Math.log(1.07) + 1e-9))
}

function bucketEnd(bucket: number): number {
  return bucket >= buckets - 1 ? Number.POSITIVE_INFINITY : (edges[bucket] ?? Number.POSITIVE_INFINITY)
}

function bucketWidth(bucket: number): number {
  return (edges[bucket] ?? 0) - (edges[bucket - 1] ?? 0)
}

function sum(values: Float64Array, from: number, to: number): number {
  let total = 0
  for (let index = from; index < to; index += 1) total += values[index] ?? 0
  return total
}
