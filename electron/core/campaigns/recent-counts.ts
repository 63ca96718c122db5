/** Answers, abandoned calls and agents of the last half hour, minute by minute. */
export class RecentCounts {
  readonly #answered = new Float64Array(window)
  readonly #abandoned = new Float64Array(window)
  /** The largest team of each minute. */
  readonly #agents = new Float64Array(window)
  #team = 0
  #minute = 0
  #first: number | null = null

  answer(at: number): void {
    this.#turnTo(at)
    this.#answered[this.#minute % window] = (this.#answered[this.#minute % window] ?? 0) + 1
  }

  abandon(at: number): void {
    this.#turnTo(at)
    this.#abandoned[this.#minute % window] = (this.#abandoned[this.#minute % window] ?? 0) + 1
  }

  /** So many agents are signed in from now on. */
  team(at: number, agents: number): void {
    this.#turnTo(at)
    this.#team = agents
    this.#agents[this.#minute % window] = Math.max(this.#agents[this.#minute % window] ?? 0, agents)
  }

  /** Asking turns nothing: what is too old by now is left out. */
  counts(now: number): HalfHourCounts {
    const minute = Math.floor(now / 60_000)
    const passed = Math.max(0, minute - this.#minute)
    let answered = 0
    let abandoned = 0
    let agentMinutes = this.#team * Math.min(window, passed)
    for (let back = 0; back < window - passed; back += 1) {
      const bin = (((this.#minute - back) % window) + window) % window
      answered += this.#answered[bin] ?? 0
      abandoned += this.#abandoned[bin] ?? 0
      agentMinutes += this.#agents[bin] ?? 0
    }
    const minutes = this.#first === null ? 0 : Math.min(window, minute - this.#first + 1)
    const before = Math.max(answered, (answered / Math.max(minutes, fewestMinutes)) * window)
    const staying = agentMinutes === 0 ? 1 : Math.min(1, (this.#team * minutes) / agentMinutes)
    return { answered, abandoned, expected: before * staying }
  }

  #turnTo(at: number): void {
    const minute = Math.floor(at / 60_000)
    this.#first ??= minute
    const from = Math.max(this.#minute + 1, minute - window + 1)
    for (let passed = from; passed <= minute; passed += 1) {
      this.#answered[passed % window] = 0
      this.#abandoned[passed % window] = 0
      this.#agents[passed % window] = this.#team
    }
    this.#minute = Math.max(this.#minute, minute)
  }
}

export type HalfHourCounts = {
  readonly answered: number
  readonly abandoned: number
  /** Answers that a half hour like this brings: in the first one projected, and fewer when agents have left since. */
  readonly expected: number
}

/** Thirty whole minutes and the one that runs. */
const window = 31
/** With less, a projection says nothing. */
const fewestMinutes = 5
