/** The dialers a pacer is compared with. They know the floor only by the same events. */
import type { PacingEvent } from '../../../electron/core/campaigns/pacing.ts'
import type { Dialer } from './shift.ts'

/** Counts what simple dialers look at. */
class FloorCounts {
  readonly #states = new Map<string, string>()
  readonly #lines = new Set<string>()
  readonly #waiting = new Set<string>()
  idle = 0
  signedIn = 0
  answered = 0
  abandoned = 0

  observe(event: PacingEvent): void {
    if (event.type === 'agent-state') {
      const before = this.#states.get(event.agentId) ?? 'away'
      this.#states.set(event.agentId, event.state)
      this.idle += Number(event.state === 'available') - Number(before === 'available')
      this.signedIn += Number(event.state !== 'away') - Number(before !== 'away')
    } else if (event.type === 'dialed') this.#lines.add(event.callId)
    else if (event.type === 'answered') {
      this.#waiting.add(event.callId)
      this.answered += 1
    } else {
      this.#lines.delete(event.callId)
      this.#waiting.delete(event.callId)
      if (event.type === 'abandoned') this.abandoned += 1
    }
  }

  get lines(): number {
    return this.#lines.size
  }

  get waiting(): number {
    return this.#waiting.size
  }
}

/** A fixed number of lines for each agent who is free; 1 is progressive. */
export function fixedRatio(ratio: number): Dialer {
  const floor = new FloorCounts()
  return {
    observe: (event) => floor.observe(event),
    callsToPlace: () => Math.max(0, Math.round(ratio * floor.idle) - floor.lines),
  }
}

export type AdaptiveSettings = {
  /** How many agents are meant to wait; -1 means one. */
  readonly differenceTarget: number
  /** Per cent by which upward steps grow or shrink. */
  readonly intensity: number
  /** Share from which the level is cut. */
  readonly dropLimit: number
  readonly atTheLimit: 'to-one' | 'halve'
}

const placementEvery = 2500
const levelEvery = 15_000
const samplesKept = 15
const highestLevel = 6
const dropRuleAfter = 50

/** One level for all, raised while agents wait and lowered while callers do, as open-source dialers of long standing do. */
export class AdaptiveLevel implements Dialer {
  readonly #settings: AdaptiveSettings
  readonly #floor = new FloorCounts()
  readonly #samples: { ready: number; waiting: number; signedIn: number }[] = []
  #level = 1
  #sampledAt = Number.NEGATIVE_INFINITY
  #levelAt = Number.NEGATIVE_INFINITY
  #placedAt = Number.NEGATIVE_INFINITY

  constructor(settings: AdaptiveSettings) {
    this.#settings = settings
  }

  observe(event: PacingEvent): void {
    this.#floor.observe(event)
  }

  callsToPlace(now: number): number {
    this.#sample(now)
    this.#adapt(now)
    if (now - this.#placedAt < placementEvery) return 0
    this.#placedAt = now
    return Math.max(0, Math.round(this.#level * this.#floor.idle) - this.#floor.lines)
  }

  #sample(now: number): void {
    if (now - this.#sampledAt < 1000) return
    this.#sampledAt = now
    const { idle, waiting, signedIn } = this.#floor
    this.#samples.push({ ready: idle, waiting, signedIn })
    if (this.#samples.length > samplesKept) this.#samples.shift()
  }

  #adapt(now: number): void {
    if (now - this.#levelAt < levelEvery) return
    this.#levelAt = now
    const total = { ready: 0, waiting: 0, signedIn: 0 }
    for (const sample of this.#samples) {
      total.ready += sample.ready
      total.waiting += sample.waiting
      total.signedIn += sample.signedIn
    }
    if (total.signedIn === 0) return
    const difference = (total.ready - total.waiting) / this.#samples.length + this.#settings.differenceTarget
    const step = (difference * this.#samples.length) / total.signedIn
    const shaped =
      step * (step >= 0 ? 1 + this.#settings.intensity / 100 : Math.abs(this.#settings.intensity / 100 - 1))
    this.#level = Math.min(highestLevel, this.#level * (1 + shaped))
    const { answered, abandoned } = this.#floor
    if (answered > dropRuleAfter && abandoned / answered > this.#settings.dropLimit) {
      this.#level = this.#settings.atTheLimit === 'to-one' ? 1 : this.#level / 2
    }
    this.#level = Math.max(1, this.#level)
  }
}

/** What the adaptive dialer is tuned over; the best is taken in hindsight. */
export const adaptiveGrid: readonly AdaptiveSettings[] = [0, -1, -2, -3].flatMap((differenceTarget) =>
  [0, -40, -80].flatMap((intensity) =>
    (['to-one', 'halve'] as const).map((atTheLimit) => ({
      differenceTarget,
      intensity,
      dropLimit: 0.028,
      atTheLimit,
    })),
  ),
)
export const ratioGrid: readonly number[] = [1, 1.2, 1.5, 1.8, 2.2, 2.7, 3.3]
