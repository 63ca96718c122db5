/** Runs the pacer and the baselines over the same shifts. */
import { createPacer } from '../../../electron/core/campaigns/pacing.ts'
import { AdaptiveLevel, adaptiveGrid, fixedRatio, ratioGrid } from './baselines.ts'
import type { Scenario } from './scenario.ts'
import { type Dialer, simulate } from './shift.ts'
import type { ShiftResult } from './shift-figures.ts'

export type Summary = {
  readonly occupancy: number
  readonly share: number
  readonly worstShare: number
  readonly worstHalfHour: number
  readonly decisionMs: number
}
export type SizeFigures = {
  readonly agents: number
  readonly progressive: Summary
  readonly ratio: Summary
  readonly adaptive: Summary
  readonly pacer: Summary
}

export function pacerFor(scenario: Scenario, maxAbandonRate = 0.03): Dialer {
  return createPacer({
    mode: 'predictive',
    maxAbandonRate,
    connectDeadlineMs: scenario.connectDeadline * 1000,
    ringTimeoutMs: scenario.ringTimeout * 1000,
    maxLinesPerAgent: scenario.maxLinesPerAgent,
    agentLegDelayMs: scenario.agentLegDelay * 1000,
    ...(scenario.callsPerMinute === null ? {} : { callsPerMinute: scenario.callsPerMinute }),
  })
}

export function overSeeds(scenario: Scenario, seeds: readonly number[], dialer: () => Dialer): Summary {
  return summary(seeds.map((seed) => simulate(scenario, seed, dialer())))
}

/** The baselines are tuned on seeds of their own and measured on those that are compared. */
export function compare(
  scenario: Scenario,
  seeds: readonly number[],
  tuning: readonly number[],
): SizeFigures {
  const ratio = best(ratioGrid, (value) => overSeeds(scenario, tuning, () => fixedRatio(value)))
  const settings = best(adaptiveGrid, (value) => overSeeds(scenario, tuning, () => new AdaptiveLevel(value)))
  return {
    agents: scenario.agents.length,
    progressive: overSeeds(scenario, seeds, () => fixedRatio(1)),
    ratio: overSeeds(scenario, seeds, () => fixedRatio(ratio)),
    adaptive: overSeeds(scenario, seeds, () => new AdaptiveLevel(settings)),
    pacer: overSeeds(scenario, seeds, () => pacerFor(scenario)),
  }
}

/** The one with the highest occupancy among those that keep to 3 % on the average. */
function best<Setting>(settings: readonly Setting[], measure: (setting: Setting) => Summary): Setting {
  const measured = settings.map((setting) => ({ setting, figures: measure(setting) }))
  const fit = measured.filter(({ figures }) => figures.share <= 0.03)
  const [first] = (fit.length > 0 ? fit : measured).toSorted(
    (one, other) => other.figures.occupancy - one.figures.occupancy,
  )
  if (first === undefined) throw new RangeError('There is nothing to choose from')
  return first.setting
}

function summary(results: readonly ShiftResult[]): Summary {
  const mean = (value: (result: ShiftResult) => number): number =>
    results.reduce((sum, result) => sum + value(result), 0) / results.length
  return {
    occupancy: mean((result) => result.occupancy),
    share: mean((result) => result.share),
    worstShare: Math.max(...results.map((result) => result.share)),
    worstHalfHour: Math.max(...results.map((result) => result.worstHalfHour)),
    decisionMs: mean((result) => result.meanDecisionMs),
  }
}
