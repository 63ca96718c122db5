/** Shifts drawn at random that the pacer was never tuned on, and what each of them breaks. */
import { fixedRatio } from './baselines.ts'
import { pacerFor } from './compare.ts'
import { RandomStream } from './random.ts'
import { randomScenario, type Scenario } from './scenario.ts'
import { simulate } from './shift.ts'
import type { ShiftResult } from './shift-figures.ts'

export type RandomShift = {
  readonly name: string
  readonly seed: number
  readonly agents: number
  readonly result: ShiftResult
  /** What was promised and not kept, in words. */
  readonly broken: readonly string[]
}
export type HeldOutShift = RandomShift & { readonly progressive: ShiftResult }

export function randomShift(seed: number): RandomShift {
  const scenario = scenarioOf(seed)
  const result = simulate(scenario, seed, pacerFor(scenario))
  const agents = scenario.agents.length
  return {
    name: scenario.name,
    seed,
    agents,
    result,
    broken: promisesBroken(result, agents, scenario.maxLinesPerAgent),
  }
}

/** The same shift with progressive dialing beside it. */
export function heldOutShift(seed: number): HeldOutShift {
  return { ...randomShift(seed), progressive: simulate(scenarioOf(seed), seed, fixedRatio(1)) }
}

function scenarioOf(seed: number): Scenario {
  return randomScenario(new RandomStream(seed, 'scenario'))
}

function promisesBroken(result: ShiftResult, agents: number, maxLinesPerAgent: number): string[] {
  const broken: string[] = []
  if (result.answered >= 300 && result.share > 0.03) broken.push(`${percent(result.share)} of the shift`)
  if (agents >= 10 && result.worstHalfHour > 0.08)
    broken.push(`${percent(result.worstHalfHour)} of a half hour`)
  if (result.mostLines > agents * maxLinesPerAgent) broken.push(`${result.mostLines} lines`)
  if (result.refused > 0) broken.push(`${result.refused} calls above the provider's limit`)
  return broken
}

function percent(share: number): string {
  return `${(100 * share).toFixed(2)} %`
}
