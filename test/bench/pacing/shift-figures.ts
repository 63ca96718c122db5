export type ShiftResult = {
  /** (talk + wrap) ÷ signed-in time. */
  readonly occupancy: number
  readonly answered: number
  readonly abandoned: number
  /** Abandoned ÷ answered over the shift. */
  readonly share: number
  /** The worst half hour that began on a full or half hour and had twenty answers. */
  readonly worstHalfHour: number
  /** The highest share at any moment after the three-hundredth answer. */
  readonly worstRunning: number
  readonly dialed: number
  readonly mostLines: number
  /** Calls that were asked for above the provider's limit. */
  readonly refused: number
  readonly decisions: number
  readonly meanDecisionMs: number
  readonly worstDecisionMs: number
}

const halfHour = 1_800_000

/** Counts what a shift is judged by. */
export class ShiftFigures {
  readonly #answeredIn: number[]
  readonly #abandonedIn: number[]
  #answered = 0
  #abandoned = 0
  #worstRunning = 0
  #busyMs = 0
  #idleMs = 0
  #dialed = 0
  #mostLines = 0
  #refused = 0
  #decisions = 0
  #decisionMs = 0
  #worstDecisionMs = 0

  constructor(lengthMs: number) {
    const bins = Math.ceil(lengthMs / halfHour) + 1
    this.#answeredIn = new Array<number>(bins).fill(0)
    this.#abandonedIn = new Array<number>(bins).fill(0)
  }

  spent(state: 'available' | 'talking' | 'wrap-up' | 'away', from: number, to: number): void {
    if (state === 'available') this.#idleMs += to - from
    else if (state !== 'away') this.#busyMs += to - from
  }

  dialed(lines: number): void {
    this.#dialed += 1
    this.#mostLines = Math.max(this.#mostLines, lines)
  }

  refused(calls: number): void {
    this.#refused += calls
  }

  answered(at: number): void {
    this.#answered += 1
    const bin = Math.floor(at / halfHour)
    this.#answeredIn[bin] = (this.#answeredIn[bin] ?? 0) + 1
  }

  abandoned(at: number): void {
    this.#abandoned += 1
    if (this.#answered >= 300)
      this.#worstRunning = Math.max(this.#worstRunning, this.#abandoned / this.#answered)
    const bin = Math.floor(at / halfHour)
    this.#abandonedIn[bin] = (this.#abandonedIn[bin] ?? 0) + 1
  }

  decided(ms: number): void {
    this.#decisions += 1
    this.#decisionMs += ms
    this.#worstDecisionMs = Math.max(this.#worstDecisionMs, ms)
  }

  result(): ShiftResult {
    const halfHours = this.#answeredIn.map((count, bin) =>
      count >= 20 ? (this.#abandonedIn[bin] ?? 0) / count : 0,
    )
    return {
      occupancy: this.#busyMs / Math.max(1, this.#busyMs + this.#idleMs),
      answered: this.#answered,
      abandoned: this.#abandoned,
      share: this.#abandoned / Math.max(1, this.#answered),
      worstRunning: this.#worstRunning,
      worstHalfHour: Math.max(0, ...halfHours),
      dialed: this.#dialed,
      mostLines: this.#mostLines,
      refused: this.#refused,
      decisions: this.#decisions,
      meanDecisionMs: this.#decisionMs / Math.max(1, this.#decisions),
      worstDecisionMs: this.#worstDecisionMs,
    }
  }
}
