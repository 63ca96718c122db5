import type { AgentState, PacingConfig } from './pacing-types.ts'

/** A line that rings, or was answered and waits for an agent. */
export type Line = {
  readonly dialedAt: number
  answeredAt: number | null
  /** Until when its ringing was counted as evidence of the answer rate. */
  countedUntil: number
}

export type AgentOnFloor = {
  state: AgentState
  since: number
  /** Until when this state was counted as evidence of how long it lasts. */
  countedUntil: number
  /** Answered calls were lost while this agent seemed to be available; believed again at the next sign of life. */
  doubtful: boolean
}

/** What an agent did until now: how many seconds it lasted, and how many of them were counted as evidence before. */
export type StageEnded = { readonly state: AgentState; readonly counted: number; readonly lasted: number }

/** What is believed of the floor at one moment; agents are those signed in. */
export type FloorNow = {
  readonly now: number
  readonly agents: readonly AgentOnFloor[]
  readonly lines: readonly Line[]
  readonly idle: number
  readonly waiting: number
}

/** Who is there and what is in the air, as far as the events tell. */
export class CampaignFloor {
  readonly #agents = new Map<string, AgentOnFloor>()
  /** In the order of dialing, so the oldest stands first. */
  readonly #lines = new Map<string, Line>()
  readonly #longestRing: number
  readonly #longestWait: number
  #lostInARow = 0

  constructor(config: PacingConfig) {
    this.#longestRing = config.ringTimeoutMs + lostLineGrace
    this.#longestWait = config.connectDeadlineMs + lostLineGrace
  }

  get signedIn(): number {
    return this.#agents.size
  }

  /** How many lines in a row never had an outcome: their news does not arrive. */
  get lostInARow(): number {
    return this.#lostInARow
  }

  /** Returns what the agent did before, or null when this changes nothing: the same state, or one from the past. */
  agentEnters(agentId: string, state: AgentState, at: number): StageEnded | null {
    const agent = this.#agents.get(agentId)
    if (agent === undefined) {
      if (state === 'away') return null
      this.#agents.set(agentId, { state, since: at, countedUntil: at, doubtful: false })
      return { state: 'away', counted: 0, lasted: 0 }
    }
    if (at < agent.since) return null
    agent.doubtful = false
    if (agent.state === state) return null
    const before = {
      state: agent.state,
      counted: (agent.countedUntil - agent.since) / 1000,
      lasted: (at - agent.since) / 1000,
    }
    if (state === 'away') this.#agents.delete(agentId)
    else Object.assign(agent, { state, since: at, countedUntil: at })
    return before
  }

  busy(): AgentOnFloor[] {
    return [...this.#agents.values()].filter((agent) => agent.state !== 'available')
  }

  knows(agentId: string): boolean {
    return this.#agents.has(agentId)
  }

  line(callId: string): Line | undefined {
    return this.#lines.get(callId)
  }

  addLine(callId: string, at: number): void {
    this.#lines.set(callId, { dialedAt: at, answeredAt: null, countedUntil: at })
  }

  removeLine(callId: string): void {
    this.#lostInARow = 0
    this.#lines.delete(callId)
  }

  /** Forgets lines whose outcome never came. */
  dropLostLines(now: number): void {
    for (const [callId, line] of this.#lines) {
      if (this.#isLive(line, now)) return
      this.#lines.delete(callId)
      this.#lostInARow += 1
    }
  }

  ringing(): Line[] {
    return [...this.#lines.values()].filter((line) => line.answeredAt === null)
  }

  at(now: number): FloorNow {
    const agents: AgentOnFloor[] = []
    let idle = 0
    for (const agent of this.#agents.values()) {
      const available = agent.state === 'available'
      if (agent.doubtful || (!available && now - agent.since >= longestBelievedState)) continue
      agents.push(agent)
      if (available) idle += 1
    }
    const lines: Line[] = []
    let waiting = 0
    for (const line of this.#lines.values()) {
      if (!this.#isLive(line, now)) continue
      lines.push(line)
      if (line.answeredAt !== null) waiting += 1
    }
    return { now, agents, lines, idle, waiting }
  }

  /**
   * A call waited in vain since `answeredAt` although agents seemed to be available: they cannot be reached, except as
   * many as other waiting calls may have reserved.
   */
  doubtIdleAgents(answeredAt: number): void {
    const waiting = [...this.#lines.values()].filter((line) => line.answeredAt !== null).length
    const idle = [...this.#agents.values()]
      .filter((agent) => agent.state === 'available' && agent.since < answeredAt)
      .toSorted((one, other) => one.since - other.since)
    for (const agent of idle.slice(0, Math.max(0, idle.length - waiting))) agent.doubtful = true
  }

  #isLive(line: Line, now: number): boolean {
    return line.answeredAt === null
      ? now - line.dialedAt < this.#longestRing
      : now - line.answeredAt < this.#longestWait
  }
}

/** How long after its latest possible end a line without any outcome is still believed. */
const lostLineGrace = 10_000
/** An agent who is said to talk or to wrap up for longer has vanished. */
const longestBelievedState = 2 * 3_600_000
