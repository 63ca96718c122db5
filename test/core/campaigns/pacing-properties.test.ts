import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPacer, type Pacer, type PacingEvent } from '../../../electron/core/campaigns/pacing.ts'
import { RandomStream } from '../../bench/pacing/random.ts'
import { orientation } from '../../bench/pacing/scenario.ts'
import { simulate } from '../../bench/pacing/shift.ts'
import { usual } from './floor-script.ts'

/** The news of some minutes on a floor that really ran. */
function eventsOf(agents: number, rate: number, seed: number, hours = 0.15): PacingEvent[] {
  const pacer = createPacer(usual)
  const events: PacingEvent[] = []
  const scenario = orientation(agents, {
    hours,
    answerRate: () => rate,
    maxLinesPerAgent: usual.maxLinesPerAgent,
  })
  simulate(scenario, seed, {
    observe: (event) => {
      events.push(event)
      pacer.observe(event)
    },
    callsToPlace: (now) => pacer.callsToPlace(now),
  })
  return events
}

function told(events: readonly PacingEvent[]): Pacer {
  const pacer = createPacer(usual)
  for (const event of events) pacer.observe(event)
  return pacer
}

const floors = fc.record({
  agents: fc.integer({ min: 1, max: 12 }),
  rate: fc.constantFrom(0.08, 0.2, 0.35, 0.6),
  seed: fc.integer({ min: 1, max: 1_000_000 }),
  /** Which part of the news has arrived. */
  part: fc.double({ min: 0.01, max: 1, noNaN: true }),
})
const runs = { numRuns: 25 }

/** News that means nothing in particular: any order, any calls, any agents. */
const anyEvent: fc.Arbitrary<PacingEvent> = fc.oneof(
  fc.record({
    type: fc.constant('agent-state' as const),
    at: fc.integer({ min: 0, max: 900_000 }),
    agentId: fc.constantFrom('a', 'b', 'c'),
    state: fc.constantFrom('available', 'talking', 'wrap-up', 'away'),
  }),
  fc.record({
    type: fc.constantFrom('dialed' as const, 'answered' as const, 'abandoned' as const, 'ended' as const),
    at: fc.integer({ min: 0, max: 900_000 }),
    callId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
  }),
  fc.record({
    type: fc.constant('unanswered' as const),
    at: fc.integer({ min: 0, max: 900_000 }),
    callId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    outcome: fc.constantFrom('busy', 'no-answer', 'failed'),
  }),
  fc.record({
    type: fc.constant('bridged' as const),
    at: fc.integer({ min: 0, max: 900_000 }),
    callId: fc.constantFrom('1', '2', '3', '4', '5', '6'),
    agentId: fc.constantFrom('a', 'b', 'c'),
  }),
)

function partOf(events: readonly PacingEvent[], part: number): PacingEvent[] {
  return events.slice(0, Math.max(1, Math.floor(events.length * part)))
}

function lastAt(events: readonly PacingEvent[]): number {
  return events.at(-1)?.at ?? 0
}

it('decides the same after the same events, however often it was asked in between', () => {
  fc.assert(
    fc.property(floors, ({ agents, rate, seed, part }) => {
      const events = partOf(eventsOf(agents, rate, seed), part)
      const asked = createPacer(usual)
      for (const event of events) {
        asked.observe(event)
        asked.callsToPlace(event.at)
        asked.callsToPlace(event.at + 1500)
        asked.explain(event.at)
      }
      const now = lastAt(events) + 300
      expect(asked.callsToPlace(now)).toBe(told(events).callsToPlace(now))
      expect(asked.explain(now)).toEqual(told(events).explain(now))
    }),
    { numRuns: 10 },
  )
})

it('places nothing without agents', () => {
  fc.assert(
    fc.property(floors, ({ agents, rate, seed, part }) => {
      const events = partOf(eventsOf(agents, rate, seed), part)
      const pacer = told(events)
      for (let agent = 0; agent < agents; agent += 1) {
        pacer.observe({ type: 'agent-state', at: lastAt(events), agentId: `agent-${agent}`, state: 'away' })
      }
      expect(pacer.callsToPlace(lastAt(events))).toBe(0)
      expect(pacer.explain(lastAt(events)).binding).toBe('agents')
    }),
    runs,
  )
})

it('never adds a line because an agent left', () => {
  fc.assert(
    fc.property(floors, fc.nat(), ({ agents, rate, seed, part }, leaver) => {
      const events = partOf(eventsOf(agents, rate, seed), part)
      const pacer = told(events)
      const now = lastAt(events) + 200
      const before = pacer.callsToPlace(now)
      pacer.observe({ type: 'agent-state', at: now, agentId: `agent-${leaver % agents}`, state: 'away' })
      expect(pacer.callsToPlace(now)).toBeLessThanOrEqual(before)
    }),
    { numRuns: 40 },
  )
})

it('makes no burst after a silent hour or a jump of the clock', () => {
  fc.assert(
    fc.property(
      floors,
      fc.integer({ min: 400_000, max: 90_000_000 }),
      ({ agents, rate, seed, part }, silence) => {
        const events = partOf(eventsOf(agents, rate, seed), part)
        const pacer = told(events)
        const later = lastAt(events) + silence
        const { available } = pacer.explain(lastAt(events)).agents
        expect(pacer.callsToPlace(later)).toBeLessThanOrEqual(available)
        pacer.observe({ type: 'agent-state', at: later, agentId: 'somebody', state: 'available' })
        expect(pacer.callsToPlace(later)).toBeLessThanOrEqual(available + 1)
        // Back again: the clock never runs backwards for the pacer.
        expect(pacer.callsToPlace(0)).toBe(pacer.callsToPlace(later))
      },
    ),
    runs,
  )
})

it('never has more lines than agents may have, nor anything but whole calls, whatever it hears', () => {
  fc.assert(
    fc.property(fc.array(anyEvent, { maxLength: 200 }), fc.boolean(), (events, sorted) => {
      const pacer = createPacer({ ...usual, maxLinesPerAgent: 2 })
      for (const event of sorted ? events.toSorted((one, other) => one.at - other.at) : events) {
        pacer.observe(event)
        const calls = pacer.callsToPlace(event.at)
        const { agents, lines } = pacer.explain(event.at)
        expect(Number.isInteger(calls) && calls >= 0).toBe(true)
        const signedIn = agents.available + agents.talking + agents.wrapUp
        if (calls > 0) expect(calls + lines.ringing).toBeLessThanOrEqual(2 * signedIn)
      }
    }),
    runs,
  )
})

it('explains itself in figures that can be shown', () => {
  fc.assert(
    fc.property(floors, ({ agents, rate, seed, part }) => {
      const events = partOf(eventsOf(agents, rate, seed), part)
      const { answerRate, abandoned, agents: floor, lines, text } = told(events).explain(lastAt(events))
      expect(answerRate.low).toBeLessThanOrEqual(answerRate.mean)
      expect(answerRate.high).toBeGreaterThanOrEqual(answerRate.mean)
      expect(answerRate.low >= 0 && answerRate.high <= 1).toBe(true)
      expect(abandoned.shift >= 0 && abandoned.shift <= 1 && abandoned.halfHour <= 1).toBe(true)
      expect(floor.available + floor.talking + floor.wrapUp).toBeLessThanOrEqual(agents)
      expect(floor.freeSoon).toBeLessThanOrEqual(floor.talking + floor.wrapUp)
      expect(lines.expectedAnswers).toBeLessThanOrEqual(lines.ringing)
      expect(text.endsWith('.')).toBe(true)
    }),
    runs,
  )
})

it('finds the answer rate, and finds it again after it jumped', () => {
  const pacer = createPacer({ ...usual, mode: 'progressive' })
  const random = new RandomStream(7, 'jump')
  pacer.observe({ type: 'agent-state', at: 0, agentId: 'agent', state: 'available' })
  const attempt = (number: number, rate: number): void => {
    const at = number * 5000
    const callId = `call-${number}`
    pacer.observe({ type: 'dialed', at, callId })
    if (random.uniform() < rate) {
      pacer.observe({ type: 'answered', at: at + random.lognormal(11, 0.5) * 1000, callId })
      pacer.observe({ type: 'bridged', at: at + 25_000, callId, agentId: 'agent' })
    } else pacer.observe({ type: 'unanswered', at: at + 30_000, callId, outcome: 'no-answer' })
  }
  for (let number = 0; number < 600; number += 1) attempt(number, 0.5)
  const before = pacer.explain(3_000_000).answerRate
  expect(before.low).toBeLessThan(0.53)
  expect(before.high).toBeGreaterThan(0.47)
  for (let number = 600; number < 720; number += 1) attempt(number, 0.1)
  expect(pacer.explain(3_600_000).answerRate.mean).toBeLessThan(0.2)
  for (let number = 720; number < 780; number += 1) attempt(number, 0.6)
  expect(pacer.explain(3_900_000).answerRate.mean).toBeGreaterThan(0.4)
})
