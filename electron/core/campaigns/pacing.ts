/**
 * How many calls a campaign places now. Pure: the same events give the same answers, and asking changes nothing.
 *
 * Every decision compares, for several moments within a ring time, how many agents will have become free and how many
 * calls will have been answered until then, both as distributions. Lines are added one at a time while the chance that
 * one more answered call would be one too many stays below the risk that the budget for abandoned calls allows. With no
 * risk left, or nothing learned yet, that is progressive dialing: a free agent for every line.
 */
import { CampaignEvidence } from './campaign-evidence.ts'
import type { FloorNow } from './campaign-floor.ts'
import { explainPacing } from './explain-pacing.ts'
import { OverloadForecast } from './overload-forecast.ts'
import { checkPacingConfig } from './pacing-config.ts'
import type { Pacer, PacingConfig, PacingEvent, PacingExplanation } from './pacing-types.ts'
import type { SlowStartReason } from './slow-start.ts'

export type {
  AgentState,
  BindingConstraint,
  Pacer,
  PacingConfig,
  PacingEvent,
  PacingExplanation,
} from './pacing-types.ts'

/** @throws RangeError that names the field of a config that makes no sense. */
export function createPacer(config: PacingConfig): Pacer {
  checkPacingConfig(config)
  return new CampaignPacer({ ...config })
}

/** What stopped a decision from placing one more call. */
export type Stop =
  | {
      readonly kind: 'nobody' | 'no-free-agent' | 'risk' | 'lines' | 'rate-limit' | 'failing' | 'silent-lines'
    }
  | { readonly kind: 'slow-start'; readonly reason: SlowStartReason }
export type Decision = { readonly calls: number; readonly stop: Stop; readonly floor: FloorNow }

class CampaignPacer implements Pacer {
  readonly #config: PacingConfig
  readonly #evidence: CampaignEvidence
  /** Working memory of one decision. */
  readonly #forecast = new OverloadForecast()

  constructor(config: PacingConfig) {
    this.#config = config
    this.#evidence = new CampaignEvidence(config)
  }

  observe(event: PacingEvent): void {
    this.#evidence.observe(event)
  }

  callsToPlace(now: number): number {
    return this.#decide(now).calls
  }

  explain(now: number): PacingExplanation {
    return explainPacing(this.#config, this.#evidence, this.#decide(now))
  }

  #decide(asked: number): Decision {
    const { floor: campaignFloor, rateLimit } = this.#evidence
    const now = Math.max(asked, this.#evidence.latest)
    const floor = campaignFloor.at(now)
    const wanted = this.#wanted(floor, now)
    const lines = Math.floor(floor.agents.length * this.#config.maxLinesPerAgent) - floor.lines.length
    const left = rateLimit.left(now)
    if (wanted.calls > Math.max(0, Math.min(lines, left))) {
      const stop: Stop = { kind: left < lines ? 'rate-limit' : 'lines' }
      return { calls: Math.max(0, Math.min(lines, left)), stop, floor }
    }
    return { ...wanted, floor }
  }

  #wanted(floor: FloorNow, now: number): { calls: number; stop: Stop } {
    const { floor: campaignFloor, rings } = this.#evidence
    if (floor.agents.length === 0) return { calls: 0, stop: { kind: 'nobody' } }
    const oneEach = Math.max(0, floor.idle - floor.lines.length)
    // Outcomes do not arrive: one line at a time feels whether they do again.
    if (campaignFloor.lostInARow >= 3) {
      return { calls: floor.lines.length === 0 ? Math.min(1, oneEach) : 0, stop: { kind: 'silent-lines' } }
    }
    const wanted = this.#wantedOfAgents(floor, now, oneEach)
    // While nearly all attempts fail, what is tried is spaced, so that a list is not used up within a minute.
    if (rings.recentFailures <= failing || wanted.calls === 0) return wanted
    const due = now - this.#evidence.dialedAt >= failingPause / floor.agents.length
    return { calls: due ? 1 : 0, stop: { kind: 'failing' } }
  }

  #wantedOfAgents(floor: FloorNow, now: number, oneEach: number): { calls: number; stop: Stop } {
    if (this.#config.mode === 'progressive') return { calls: oneEach, stop: { kind: 'no-free-agent' } }
    const reason = this.#evidence.slowStart.reason(now, this.#evidence.rings.attempts)
    return reason === null
      ? this.#lookAhead(floor, now, oneEach)
      : { calls: oneEach, stop: { kind: 'slow-start', reason } }
  }

  #lookAhead(floor: FloorNow, now: number, oneEach: number): { calls: number; stop: Stop } {
    const { budget, rings, supply } = this.#evidence
    const risk = budget.risk(now) * Math.min(1, rings.answers / evidenceInFull)
    if (risk <= 0) return { calls: oneEach, stop: { kind: 'risk' } }
    const most = roomToGrow(floor)
    this.#forecast.look(floor, rings, supply)
    let calls = 0
    while (calls < most && !this.#forecast.isOverloadLikelier(risk)) {
      this.#forecast.addFreshLine()
      calls += 1
    }
    return { calls: Math.max(calls, oneEach), stop: { kind: 'risk' } }
  }
}

/** Within some seconds one more line for each agent and half as many as ring already: a wrong estimate shows in time. */
function roomToGrow(floor: FloorNow): number {
  const fresh = floor.lines.filter((line) => floor.now - line.dialedAt < freshFor).length
  return floor.agents.length + (floor.lines.length - fresh) / 2 - fresh
}

const freshFor = 5000

/** So many answers make the evidence of a campaign; with less, less is risked. */
const evidenceInFull = 40
const failing = 0.7
/** With one agent, so many ms between two attempts; with more agents shorter. */
const failingPause = 4000
