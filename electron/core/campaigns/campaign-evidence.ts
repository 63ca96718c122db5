import { AbandonmentBudget } from './abandonment-budget.ts'
import { CallRateLimit } from './call-rate-limit.ts'
import { CampaignFloor, type Line, type StageEnded } from './campaign-floor.ts'
import type { AgentState, PacingConfig, PacingEvent } from './pacing-types.ts'
import { RingModel } from './ring-model.ts'
import { SlowStart } from './slow-start.ts'
import { SupplyModel } from './supply-model.ts'

type CallEvent = Exclude<PacingEvent, { type: 'agent-state' | 'dialed' }>

/** Everything the events tell, each in the model it belongs to. Nothing here depends on when or how often it is asked. */
export class CampaignEvidence {
  readonly floor: CampaignFloor
  readonly rings: RingModel
  readonly supply: SupplyModel
  readonly budget: AbandonmentBudget
  readonly rateLimit: CallRateLimit
  readonly slowStart: SlowStart
  /** What was heard of calls before they were said to be dialed: news may overtake each other. */
  readonly #early = new Map<string, { readonly heardAt: number; readonly events: CallEvent[] }>()
  readonly #patience: number
  #latest = Number.NEGATIVE_INFINITY
  #countedAt = Number.NEGATIVE_INFINITY
  #busyCountedAt = Number.NEGATIVE_INFINITY
  #dialedAt = Number.NEGATIVE_INFINITY

  constructor(config: PacingConfig) {
    this.floor = new CampaignFloor(config)
    this.rings = new RingModel(config)
    this.supply = new SupplyModel(config)
    this.budget = new AbandonmentBudget(config.maxAbandonRate)
    this.rateLimit = new CallRateLimit(config.callsPerMinute)
    this.slowStart = new SlowStart(config)
    this.#patience = Math.max(0, config.connectDeadlineMs - (config.agentLegDelayMs ?? 0))
  }

  /** The latest time heard of. */
  get latest(): number {
    return this.#latest
  }

  /** When a call was last dialed. */
  get dialedAt(): number {
    return this.#dialedAt
  }

  observe(event: PacingEvent): void {
    if (!Number.isFinite(event.at)) return
    this.#latest = Math.max(this.#latest, event.at)
    const at = this.#latest
    if (this.slowStart.heard(at) > newShiftAfter) this.budget.beginShift(at, this.floor.signedIn)
    if (event.type === 'agent-state') {
      this.#agentState(event, at)
      // Whoever leaves lowers what is expected and changes nothing else: less supply can never mean more calls.
      if (event.state === 'away') return
    } else if (event.type === 'dialed') this.#dialed(event.callId, at)
    else this.#call(event, at)
    this.#countWhatGoesOn(at)
    this.supply.refresh(at, this.rings)
  }

  #agentState(event: PacingEvent & { type: 'agent-state' }, at: number): void {
    const before = this.floor.agentEnters(event.agentId, event.state, event.at)
    if (before === null) return
    this.#stageEnded(before, event.state)
    if (before.state !== 'away' && event.state !== 'away') return
    this.budget.team(at, this.floor.signedIn)
    if (before.state === 'away') this.slowStart.arrived(at, this.floor.signedIn)
  }

  #stageEnded(before: StageEnded, next: AgentState): void {
    this.supply.passed(before.state, before.counted, before.lasted)
    this.supply.learn(before.state, before.lasted, next)
  }

  #dialed(callId: string, at: number): void {
    if (this.floor.line(callId) !== undefined) return
    this.floor.addLine(callId, at)
    this.rateLimit.placed(at)
    this.slowStart.dialed(at)
    this.#dialedAt = at
    const early = this.#early.get(callId)
    this.#early.delete(callId)
    for (const event of early?.events ?? []) this.#call(event, at)
  }

  #call(event: CallEvent, at: number): void {
    const line = this.floor.line(event.callId)
    if (line === undefined) {
      this.#keepEarly(event, at)
      return
    }
    switch (event.type) {
      case 'unanswered':
        this.#countRing(line, at, 0)
        this.rings.learn(event.outcome, (at - line.dialedAt) / 1000)
        this.floor.removeLine(event.callId)
        return
      case 'answered':
        this.#answered(line, at)
        return
      case 'bridged':
        this.#answered(line, at)
        this.floor.removeLine(event.callId)
        if (this.floor.knows(event.agentId)) {
          const before = this.floor.agentEnters(event.agentId, 'talking', event.at)
          if (before !== null) this.#stageEnded(before, 'talking')
        }
        return
      case 'abandoned':
        this.#abandoned(event.callId, line, at)
        return
      case 'ended':
        this.floor.removeLine(event.callId)
    }
  }

  #answered(line: Line, at: number): void {
    if (line.answeredAt !== null) return
    // To the middle of its second: usual answer times are known by the second.
    this.#countRing(line, line.dialedAt + (Math.floor((at - line.dialedAt) / 1000) + 0.5) * 1000, 1)
    this.rings.learn('answered', (at - line.dialedAt) / 1000)
    this.budget.answer(at)
    line.answeredAt = at
  }

  #abandoned(callId: string, line: Line, at: number): void {
    this.#answered(line, at)
    this.floor.removeLine(callId)
    this.budget.abandon(at)
    const answeredAt = line.answeredAt ?? at
    if (this.#patience > 0 && at - answeredAt >= this.#patience - outOfOrder)
      this.floor.doubtIdleAgents(answeredAt)
  }

  #keepEarly(event: CallEvent, at: number): void {
    for (const [callId, { heardAt }] of this.#early) {
      if (at - heardAt <= outOfOrder && this.#early.size < mostEarly) break
      this.#early.delete(callId)
    }
    const kept = this.#early.get(event.callId)
    if (kept === undefined) this.#early.set(event.callId, { heardAt: at, events: [event] })
    else kept.events.push(event)
  }

  #countWhatGoesOn(at: number): void {
    if (at - this.#countedAt < countEvery) return
    this.#countedAt = at
    this.floor.dropLostLines(at)
    let rings = 0
    // Lines that ring count a little late: if answers come later than is known so far, many fresh lines would otherwise
    // look like many that nobody answers, and more would be dialed.
    for (const line of this.floor.ringing()) rings += this.#ringsOf(line, at - countLate)
    this.rings.answerRate.learn(0, rings)
    if (at - this.#busyCountedAt < countBusyEvery) return
    this.#busyCountedAt = at
    for (const agent of this.floor.busy()) {
      this.supply.passed(agent.state, (agent.countedUntil - agent.since) / 1000, (at - agent.since) / 1000)
      agent.countedUntil = at
    }
  }

  #countRing(line: Line, until: number, answers: number): void {
    this.rings.answerRate.learn(answers, this.#ringsOf(line, until))
  }

  #ringsOf(line: Line, until: number): number {
    const from = line.countedUntil
    if (until <= from) return 0
    line.countedUntil = until
    return this.rings.ringsBetween((from - line.dialedAt) / 1000, (until - line.dialedAt) / 1000)
  }
}

const countEvery = 500
const countLate = 3000
const countBusyEvery = 5000
/** News of one moment arrives within a second, in any order. */
const outOfOrder = 1000
const mostEarly = 500
/** After such a silence another shift begins, with a share of its own. */
const newShiftAfter = 4 * 3_600_000
