import { createPacer, type Pacer, type PacingConfig } from '../../../electron/core/campaigns/pacing.ts'

export const usual: PacingConfig = {
  mode: 'predictive',
  maxAbandonRate: 0.03,
  connectDeadlineMs: 2000,
  ringTimeoutMs: 30_000,
  maxLinesPerAgent: 5,
}

/** A floor that is told by hand what happens; times in seconds. */
export class FloorScript {
  readonly pacer: Pacer
  #calls = 0

  constructor(changes: Partial<PacingConfig> = {}) {
    this.pacer = createPacer({ ...usual, ...changes })
  }

  agents(count: number, at = 0, from = 0): void {
    for (let index = from; index < from + count; index += 1) this.state(`agent-${index}`, 'available', at)
  }

  state(agentId: string, state: 'available' | 'talking' | 'wrap-up' | 'away', at: number): void {
    this.pacer.observe({ type: 'agent-state', at: at * 1000, agentId, state })
  }

  /** Dials and returns the new call. */
  dial(at: number): string {
    const callId = `call-${this.#calls}`
    this.#calls += 1
    this.pacer.observe({ type: 'dialed', at: at * 1000, callId })
    return callId
  }

  unanswered(callId: string, at: number, outcome: 'busy' | 'no-answer' | 'failed' = 'no-answer'): void {
    this.pacer.observe({ type: 'unanswered', at: at * 1000, callId, outcome })
  }

  answered(callId: string, at: number): void {
    this.pacer.observe({ type: 'answered', at: at * 1000, callId })
  }

  bridged(callId: string, agentId: string, at: number): void {
    this.pacer.observe({ type: 'bridged', at: at * 1000, callId, agentId })
    this.state(agentId, 'talking', at)
  }

  abandoned(callId: string, at: number): void {
    this.pacer.observe({ type: 'abandoned', at: at * 1000, callId })
  }

  ended(callId: string, agentId: string, at: number): void {
    this.pacer.observe({ type: 'ended', at: at * 1000, callId })
    this.state(agentId, 'wrap-up', at)
  }

  wanted(at: number): number {
    return this.pacer.callsToPlace(at * 1000)
  }

  /**
   * So many rounds of a minute with one agent: two attempts, of which one is answered after 10 s, talked for 25 s and
   * wrapped up in 5 s. Returns when they are over.
   */
  rounds(count: number, agentId: string, from: number): number {
    for (let round = 0; round < count; round += 1) {
      const at = from + round * 60
      const lost = this.dial(at)
      const call = this.dial(at)
      this.answered(call, at + 10)
      this.bridged(call, agentId, at + 10)
      this.unanswered(lost, at + 30)
      this.ended(call, agentId, at + 35)
      this.state(agentId, 'available', at + 40)
    }
    return from + count * 60
  }
}
