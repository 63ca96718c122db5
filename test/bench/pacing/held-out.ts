/** Shifts drawn at random that the pacer was never tuned on, and what each of them breaks. */
import { fixedRatio } from './baselines.ts'
import { pacerFor } from './compare.ts'
import { RandomStream } from './random.ts'
import { randomScenario } from './scenario.ts'
import { simulate } from './shift.ts'
import type { ShiftResult } from './shift-figures.ts'

export type HeldOutShift = {
  readonly name: string
  readonly seed: number
  readonly agents: number
  readonly result: ShiftResult
  readonly progressive: ShiftResult
  /** What was promised and not kept, in words. */
  readonly broken: readonly string[]
}

export function heldOutShift(seed: number): HeldOutShift {
  const scenario = randomScenario(new RandomStream(seed, 'scenario'))
  const result = simulate(scenario, seed, pacerFor(scenario))
  const progressive = simulate(scenario, seed, fixedRatio(1))
  const agents = scenario.agents.length
  return {
    name: scenario.name,
    seed,
    agents,
    result,
    progressive,
    broken: promisesBroken(result, agents, scenario.maxLinesPerAgent),
  }
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
