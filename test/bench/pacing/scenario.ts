import type { RandomStream } from './random.ts'

/** Times in seconds. What a number may change with is a function of the seconds since the shift began. */
export type Scenario = {
  readonly name: string
  readonly hours: number
  readonly agents: readonly Attendance[]
  /** Share of all attempts that a person or machine answers. */
  readonly answerRate: (second: number) => number
  /** Share of all attempts that fail at once. */
  readonly failureRate: (second: number) => number
  readonly failureSeconds: (random: RandomStream) => number
  readonly ringSeconds: (random: RandomStream) => number
  readonly ringTimeout: number
  readonly talkSeconds: (random: RandomStream) => number
  readonly wrapSeconds: (random: RandomStream) => number
  readonly connectDeadline: number
  readonly agentLegDelay: number
  /** Share of the answers that are machines: the agent hangs up after some seconds. */
  readonly machineShare: number
  readonly callsPerMinute: number | null
  readonly maxLinesPerAgent: number
}

/** When an agent is signed in: pairs of from and to, in seconds. A call that runs is finished first. */
export type Attendance = readonly (readonly [from: number, to: number])[]

export function wholeShift(agents: number, hours: number): Attendance[] {
  return Array.from({ length: agents }, () => [[0, hours * 3600]])
}

const minute = 60

/** The scenario in which the bars are written down. */
export function orientation(agents: number, changes: Partial<Scenario> = {}): Scenario {
  return {
    name: `orientation ${agents}`,
    hours: 8,
    agents: wholeShift(agents, 8),
    answerRate: () => 0.3,
    failureRate: () => 0.1,
    failureSeconds: (random) => random.between(0.3, 1.5),
    ringSeconds: (random) => random.lognormal(11, 0.5),
    ringTimeout: 30,
    talkSeconds: (random) => random.lognormal(120, 0.9),
    wrapSeconds: (random) => random.lognormal(20, 0.5),
    connectDeadline: 2,
    agentLegDelay: 0,
    machineShare: 0,
    callsPerMinute: null,
    maxLinesPerAgent: 10,
    ...changes,
  }
}

/** A scenario drawn at random: every kind of trouble, alone or together. */
export function randomScenario(random: RandomStream): Scenario {
  const agents = random.pick([3, 3, 4, 5, 6, 8, 10, 12, 15, 20, 30, 50])
  const hours = random.pick([4, 6, 8])
  const rate = random.pick([0.05, 0.08, 0.12, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7])
  const talk = random.pick([30, 60, 90, 120, 180, 300])
  const wrap = random.pick([0, 5, 20, 45])
  const shape = random.pick(['constant', 'constant', 'drift', 'jump', 'wave'] as const)
  const trouble = random.pick(['none', 'none', 'failures', 'machines', 'leg', 'limit'] as const)
  const attendance = random.pick(['whole', 'whole', 'breaks', 'shifts', 'halves'] as const)
  const timed = random.uniform() < 0.4
  const talkVariation = random.pick([0.5, 0.9, 1.3])
  const ring = random.pick([7, 11, 15])
  const ringVariation = random.pick([0.3, 0.5, 0.8])
  const phase = random.between(0, 6)
  return {
    name: `${agents} agents, rate ${rate} ${shape}, talk ${talk} cv ${talkVariation}, wrap ${wrap}${timed ? ' timer' : ''}, ring ${ring}, ${attendance}, ${trouble}`,
    hours,
    agents: attend(attendance, agents, hours, random),
    answerRate: rateOverTime(shape, rate, hours, phase),
    failureRate: trouble === 'failures' ? bursts(phase) : () => 0.1 * (1 - rate),
    failureSeconds: (stream) => stream.between(0.3, 4),
    ringSeconds: (stream) => stream.lognormal(ring, ringVariation),
    ringTimeout: random.pick([20, 30, 45]),
    talkSeconds: (stream) => stream.lognormal(talk, talkVariation),
    wrapSeconds: timed || wrap === 0 ? () => wrap : (stream) => stream.lognormal(wrap, 0.6),
    connectDeadline: 2,
    agentLegDelay: trouble === 'leg' ? random.pick([0.5, 1, 1.5]) : 0,
    machineShare: trouble === 'machines' ? 0.25 : 0,
    callsPerMinute:
      trouble === 'limit'
        ? Math.ceil((agents * 60 * random.between(0.5, 1.2)) / ((talk + wrap) * rate))
        : null,
    maxLinesPerAgent: random.pick([3, 6, 10]),
  }
}

type RateShape = 'constant' | 'drift' | 'jump' | 'wave'

function rateOverTime(shape: RateShape, rate: number, hours: number, phase: number) {
  const kept = (value: number): number => Math.min(0.8, Math.max(0.03, value))
  const length = hours * 3600
  switch (shape) {
    case 'constant':
      return () => rate
    case 'drift':
      return (second: number) =>
        kept(rate * (phase < 3 ? 0.6 + (0.9 * second) / length : 1.5 - (0.9 * second) / length))
    case 'jump':
      return (second: number) => kept(rate * (Math.floor(second / 3000 + phase) % 2 === 0 ? 0.65 : 1.5))
    case 'wave':
      return (second: number) => kept(rate * (1 + 0.4 * Math.sin(second / 1200 + phase)))
  }
}

/** Every forty minutes three minutes in which most attempts fail. */
function bursts(phase: number) {
  return (second: number): number => ((second + phase * 300) % (40 * minute) < 3 * minute ? 0.8 : 0.05)
}

function attend(
  kind: 'whole' | 'breaks' | 'shifts' | 'halves',
  agents: number,
  hours: number,
  random: RandomStream,
): Attendance[] {
  const end = hours * 3600
  const one = (index: number): Attendance => {
    if (kind === 'breaks') return withBreaks(end, random)
    if (kind === 'shifts') return [[(index % 3) * 1200, end - ((agents - index) % 3) * 1500]]
    // Half of the team comes after a third of the day, all at once, and leaves before the others.
    if (kind === 'halves' && index % 2 === 1) return [[end / 3, end * 0.8]]
    return [[0, end]]
  }
  return Array.from({ length: agents }, (_, index) => one(index))
}

function withBreaks(end: number, random: RandomStream): Attendance {
  const spans: [number, number][] = []
  let from = random.between(0, 5 * minute)
  while (from < end) {
    const to = Math.min(end, from + random.between(40 * minute, 100 * minute))
    spans.push([from, to])
    from = to + random.between(5 * minute, 20 * minute)
  }
  return spans
}
