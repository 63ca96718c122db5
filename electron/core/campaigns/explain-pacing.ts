import type { AbandonmentBudget } from './abandonment-budget.ts'
import type { CampaignEvidence } from './campaign-evidence.ts'
import type { Decision, Stop } from './pacing.ts'
import type { BindingConstraint, PacingConfig, PacingExplanation } from './pacing-types.ts'
import type { SlowStartReason } from './slow-start.ts'

/** The estimates behind a decision and what held it back, for the supervisor. */
export function explainPacing(
  config: PacingConfig,
  evidence: CampaignEvidence,
  decision: Decision,
): PacingExplanation {
  const { floor, stop } = decision
  const { budget, rings, supply } = evidence
  const reached = 1 - rings.failureRate
  const spread = eightyPercent * rings.answerRate.deviation
  const mean = rings.answerRate.mean
  let expectedAnswers = 0
  for (const line of floor.lines) {
    const age = (floor.now - line.dialedAt) / 1000
    expectedAnswers +=
      line.answeredAt === null ? rings.answeredWithin(age, config.ringTimeoutMs / 1000, mean) : 0
  }
  let freeSoon = 0
  for (const agent of floor.agents) {
    if (agent.state !== 'available')
      freeSoon += supply.freeSoon(agent.state, (floor.now - agent.since) / 1000)
  }
  const tight = budget.freedom(floor.now) < 0.5
  const binding = bindingOf(stop, decision.calls, tight)
  return {
    answerRate: {
      mean: reached * mean,
      low: reached * Math.max(0, mean - spread),
      high: reached * Math.min(1, mean + spread),
    },
    abandoned: {
      shift: budget.shiftShare,
      halfHour: budget.halfHourShare(floor.now),
      allowed: config.maxAbandonRate,
    },
    agents: {
      available: floor.idle,
      talking: floor.agents.filter((agent) => agent.state === 'talking').length,
      wrapUp: floor.agents.filter((agent) => agent.state === 'wrap-up').length,
      freeSoon,
    },
    lines: { ringing: floor.lines.length - floor.waiting, expectedAnswers },
    binding,
    text:
      binding === 'abandonment'
        ? budgetText(config, budget, floor.now)
        : textOf(stop, binding, config, freeSoon),
  }
}

const eightyPercent = 1.2816

function bindingOf(stop: Stop, calls: number, tight: boolean): BindingConstraint {
  switch (stop.kind) {
    case 'slow-start':
    case 'silent-lines':
      return 'warming-up'
    case 'lines':
    case 'failing':
      return 'lines'
    case 'rate-limit':
      return 'rate-limit'
    case 'nobody':
      return 'agents'
    case 'no-free-agent':
      return calls > 0 ? 'nothing' : 'agents'
    case 'risk':
      if (tight) return 'abandonment'
      return calls > 0 ? 'nothing' : 'agents'
  }
}

function textOf(stop: Stop, binding: BindingConstraint, config: PacingConfig, freeSoon: number): string {
  switch (stop.kind) {
    case 'nobody':
      return 'No calls: no agent is signed in.'
    case 'slow-start':
      return `One call for each free agent for now: ${slowStartReasons[stop.reason]}.`
    case 'silent-lines':
      return 'One call at a time: the outcomes of the last calls never arrived.'
    case 'failing':
      return 'Calling slowly: nearly all of the last attempts failed.'
    case 'lines':
      return `Holding: ${config.maxLinesPerAgent} lines for each agent are the most this campaign may have.`
    case 'rate-limit':
      return `Holding: the provider leaves ${config.callsPerMinute ?? 0} calls a minute for this campaign.`
    case 'no-free-agent':
      return 'One call for each free agent.'
    case 'risk':
      return binding === 'nothing'
        ? 'Calling ahead for agents who are free or will soon be.'
        : `Waiting for agents: about ${freeSoon.toFixed(1)} more will be free within a ring, and enough lines ring for them.`
  }
}

function budgetText(config: PacingConfig, budget: AbandonmentBudget, now: number): string {
  return budget.tighter(now) === 'shift'
    ? `Holding back: ${percent(budget.shiftShare)} of the answered calls were abandoned, ${percent(config.maxAbandonRate)} are allowed.`
    : `Holding back: ${percent(budget.halfHourShare(now))} of the answered calls of the last half hour were abandoned.`
}

const slowStartReasons: Readonly<Record<SlowStartReason, string>> = {
  'first-calls': 'the first calls show how many are answered',
  silence: 'nothing was heard for some minutes',
  arrivals: 'many agents came at once',
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`
}
