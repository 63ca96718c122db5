/** One shift of one campaign, simulated event by event. */
import type { PacingEvent } from '../../../electron/core/campaigns/pacing-types.ts'
import { EventQueue } from './event-queue.ts'
import { RandomStream } from './random.ts'
import type { Scenario } from './scenario.ts'
import { ShiftFigures, type ShiftResult } from './shift-figures.ts'

export type Dialer = {
  observe(event: PacingEvent): void
  callsToPlace(now: number): number
}

type Agent = {
  readonly id: string
  state: 'available' | 'talking' | 'wrap-up' | 'away' | 'reserved'
  since: number
  leaving: boolean
}
type Happening =
  | { readonly kind: 'tick' }
  | { readonly kind: 'arrives' | 'leaves' | 'wrapped'; readonly agent: Agent }
  | { readonly kind: 'failed' | 'no-answer' | 'answered' | 'gives-up'; readonly call: Call }
  | { readonly kind: 'bridged' | 'ended'; readonly call: Call; readonly agent: Agent }
type Call = { readonly id: string; state: 'ringing' | 'waiting' | 'over' }

/** Runs the scenario once. The same seed draws the same people, whatever the dialer does with them. */
export function simulate(scenario: Scenario, seed: number, dialer: Dialer): ShiftResult {
  return new Shift(scenario, seed, dialer).run()
}

class Shift {
  readonly #scenario: Scenario
  readonly #dialer: Dialer
  readonly #queue = new EventQueue<Happening>()
  readonly #figures: ShiftFigures
  readonly #idle: Agent[] = []
  readonly #waiting: Call[] = []
  readonly #answers: RandomStream
  readonly #rings: RandomStream
  readonly #talks: RandomStream
  readonly #wraps: RandomStream
  readonly #dialTimes: number[] = []
  #now = 0
  #calls = 0
  #lines = 0

  constructor(scenario: Scenario, seed: number, dialer: Dialer) {
    this.#scenario = scenario
    this.#dialer = dialer
    this.#figures = new ShiftFigures(scenario.hours * 3_600_000)
    this.#answers = new RandomStream(seed, 'answers')
    this.#rings = new RandomStream(seed, 'rings')
    this.#talks = new RandomStream(seed, 'talks')
    this.#wraps = new RandomStream(seed, 'wraps')
  }

  run(): ShiftResult {
    const end = this.#scenario.hours * 3_600_000
    this.#scenario.agents.forEach((attendance, index) => {
      const agent: Agent = { id: `agent-${index}`, state: 'away', since: 0, leaving: false }
      for (const [from, to] of attendance) {
        this.#queue.add(Math.round(from * 1000), { kind: 'arrives', agent })
        if (to * 1000 < end) this.#queue.add(Math.round(to * 1000), { kind: 'leaves', agent })
      }
    })
    for (let second = 0; second < end / 1000; second += 1) this.#queue.add(second * 1000, { kind: 'tick' })
    for (let next = this.#queue.take(); next !== undefined && next.at <= end; next = this.#queue.take()) {
      this.#now = next.at
      this.#happen(next.item)
      this.#place()
    }
    this.#now = end
    return this.#figures.result()
  }

  #happen(happening: Happening): void {
    switch (happening.kind) {
      case 'tick':
        return
      case 'arrives':
        happening.agent.leaving = false
        if (happening.agent.state === 'away') this.#free(happening.agent)
        return
      case 'leaves':
        this.#leave(happening.agent)
        return
      case 'wrapped':
        this.#free(happening.agent)
        return
      case 'failed':
      case 'no-answer':
        this.#unanswered(happening.call, happening.kind)
        return
      case 'answered':
        this.#answered(happening.call)
        return
      case 'gives-up':
        this.#giveUp(happening.call)
        return
      case 'bridged':
        this.#bridge(happening.call, happening.agent)
        return
      case 'ended':
        this.#end(happening.call, happening.agent)
    }
  }

  #place(): void {
    const began = performance.now()
    let wanted = this.#dialer.callsToPlace(this.#now)
    this.#figures.decided(performance.now() - began)
    const limit = this.#scenario.callsPerMinute
    if (limit !== null) {
      while ((this.#dialTimes[0] ?? Number.POSITIVE_INFINITY) <= this.#now - 60_000) this.#dialTimes.shift()
      const left = Math.max(0, limit - this.#dialTimes.length)
      this.#figures.refused(Math.max(0, wanted - left))
      wanted = Math.min(wanted, left)
    }
    for (let placed = 0; placed < wanted; placed += 1) this.#dial()
  }

  #dial(): void {
    const call: Call = { id: `call-${this.#calls}`, state: 'ringing' }
    this.#calls += 1
    this.#lines += 1
    if (this.#scenario.callsPerMinute !== null) this.#dialTimes.push(this.#now)
    this.#figures.dialed(this.#lines)
    this.#tell({ type: 'dialed', at: this.#now, callId: call.id })
    const second = this.#now / 1000
    const chance = this.#answers.uniform()
    const ring = this.#scenario.ringSeconds(this.#rings)
    const failing = this.#scenario.failureRate(second)
    const answering = Math.min(this.#scenario.answerRate(second), 1 - failing)
    if (chance < failing) this.#in(this.#scenario.failureSeconds(this.#rings), { kind: 'failed', call })
    else if (chance < failing + answering && ring < this.#scenario.ringTimeout)
      this.#in(ring, { kind: 'answered', call })
    else this.#in(this.#scenario.ringTimeout, { kind: 'no-answer', call })
  }

  #unanswered(call: Call, outcome: 'failed' | 'no-answer'): void {
    call.state = 'over'
    this.#lines -= 1
    this.#tell({ type: 'unanswered', at: this.#now, callId: call.id, outcome })
  }

  #answered(call: Call): void {
    call.state = 'waiting'
    this.#figures.answered(this.#now)
    this.#tell({ type: 'answered', at: this.#now, callId: call.id })
    this.#waiting.push(call)
    this.#in(this.#scenario.connectDeadline - this.#scenario.agentLegDelay, { kind: 'gives-up', call })
    this.#match()
  }

  #giveUp(call: Call): void {
    const place = this.#waiting.indexOf(call)
    if (place < 0) return
    this.#waiting.splice(place, 1)
    call.state = 'over'
    this.#lines -= 1
    this.#figures.abandoned(this.#now)
    this.#tell({ type: 'abandoned', at: this.#now, callId: call.id })
  }

  #match(): void {
    const call = this.#waiting[0]
    const agent = this.#idle[0]
    if (call === undefined || agent === undefined) return
    this.#waiting.shift()
    this.#idle.shift()
    agent.state = 'reserved'
    if (this.#scenario.agentLegDelay === 0) this.#bridge(call, agent)
    else this.#in(this.#scenario.agentLegDelay, { kind: 'bridged', call, agent })
    this.#match()
  }

  #bridge(call: Call, agent: Agent): void {
    call.state = 'over'
    this.#lines -= 1
    this.#tell({ type: 'bridged', at: this.#now, callId: call.id, agentId: agent.id })
    this.#enter(agent, 'talking')
    const machine = this.#talks.uniform() < this.#scenario.machineShare
    const talk = this.#scenario.talkSeconds(this.#talks)
    this.#in(machine ? 4 + (talk % 5) : talk, { kind: 'ended', call, agent })
  }

  #end(call: Call, agent: Agent): void {
    this.#tell({ type: 'ended', at: this.#now, callId: call.id })
    const wrap = this.#scenario.wrapSeconds(this.#wraps)
    if (wrap <= 0) {
      this.#free(agent)
      return
    }
    this.#enter(agent, 'wrap-up')
    this.#in(wrap, { kind: 'wrapped', agent })
  }

  #free(agent: Agent): void {
    if (agent.leaving) {
      this.#enter(agent, 'away')
      return
    }
    this.#enter(agent, 'available')
    this.#idle.push(agent)
    this.#match()
  }

  #leave(agent: Agent): void {
    agent.leaving = true
    if (agent.state !== 'available') return
    this.#idle.splice(this.#idle.indexOf(agent), 1)
    this.#enter(agent, 'away')
  }

  #enter(agent: Agent, state: 'available' | 'talking' | 'wrap-up' | 'away'): void {
    this.#figures.spent(agent.state === 'reserved' ? 'available' : agent.state, agent.since, this.#now)
    agent.state = state
    agent.since = this.#now
    this.#tell({ type: 'agent-state', at: this.#now, agentId: agent.id, state })
  }

  #in(seconds: number, happening: Happening): void {
    this.#queue.add(this.#now + Math.round(seconds * 1000), happening)
  }

  #tell(event: PacingEvent): void {
    this.#dialer.observe(event)
  }
}
