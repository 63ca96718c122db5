/** How a campaign paces its calls. Times in ms. */
export interface PacingConfig {
  mode: 'progressive' | 'predictive'
  /** Share of the answered calls that may be abandoned, such as 0.03. */
  maxAbandonRate: number
  /** An answered call without an agent by then counts as abandoned. */
  connectDeadlineMs: number
  ringTimeoutMs: number
  /** Hard limit, whatever the estimates say. */
  maxLinesPerAgent: number
  /** What the provider's limit leaves for this campaign. */
  callsPerMinute?: number
  /** From the customer's answer until the agent is audible; it spends the deadline. */
  agentLegDelayMs?: number
}

export type AgentState = 'available' | 'talking' | 'wrap-up' | 'away'

/** What happened on the floor; `at` in ms, never decreasing. */
export type PacingEvent =
  | { type: 'agent-state'; at: number; agentId: string; state: AgentState }
  | { type: 'dialed'; at: number; callId: string }
  | { type: 'unanswered'; at: number; callId: string; outcome: 'busy' | 'no-answer' | 'failed' }
  | { type: 'answered'; at: number; callId: string }
  | { type: 'bridged'; at: number; callId: string; agentId: string }
  | { type: 'abandoned'; at: number; callId: string }
  | { type: 'ended'; at: number; callId: string }

export type BindingConstraint = 'agents' | 'abandonment' | 'lines' | 'rate-limit' | 'warming-up' | 'nothing'

export interface PacingExplanation {
  /** 80 % interval. */
  answerRate: { mean: number; low: number; high: number }
  /** Shares of the answered calls. */
  abandoned: { shift: number; halfHour: number; allowed: number }
  /** `freeSoon`: expected to become free within a ring time. */
  agents: { available: number; talking: number; wrapUp: number; freeSoon: number }
  lines: { ringing: number; expectedAnswers: number }
  binding: BindingConstraint
  text: string
}

export interface Pacer {
  observe(event: PacingEvent): void
  /** Whole number ≥ 0. Each answer replaces the one before; only `dialed` counts. Asking changes nothing. */
  callsToPlace(now: number): number
  explain(now: number): PacingExplanation
}
