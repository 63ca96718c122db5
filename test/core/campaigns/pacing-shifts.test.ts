import { describe, expect, it } from 'vitest'
import { AdaptiveLevel, fixedRatio } from '../../bench/pacing/baselines.ts'
import { overSeeds, pacerFor } from '../../bench/pacing/compare.ts'
import { drawCurves } from '../../bench/pacing/curves.ts'
import { randomShift } from '../../bench/pacing/held-out.ts'
import { orientation, wholeShift } from '../../bench/pacing/scenario.ts'
import { simulate } from '../../bench/pacing/shift.ts'

/** The full runs are in the bench and the soak; these are short ones of the same kind. */
describe('over simulated shifts', () => {
  it.each([
    [5, 0.75],
    [10, 0.81],
    [20, 0.86],
  ])('keeps %i agents busier than the baselines and abandons less than 3 %%', (agents, bar) => {
    const scenario = orientation(agents, { hours: 3 })
    const pacer = overSeeds(scenario, [21, 22], () => pacerFor(scenario))
    const progressive = overSeeds(scenario, [21, 22], () => fixedRatio(1))
    const adaptive = overSeeds(
      scenario,
      [21, 22],
      () =>
        new AdaptiveLevel({ differenceTarget: -1, intensity: -40, dropLimit: 0.028, atTheLimit: 'to-one' }),
    )
    expect(pacer.occupancy).toBeGreaterThan(bar)
    expect(pacer.worstShare).toBeLessThanOrEqual(0.03)
    expect(pacer.occupancy).toBeGreaterThan(adaptive.occupancy)
    expect(pacer.occupancy).toBeGreaterThan(progressive.occupancy + 0.08)
    expect(progressive.occupancy).toBeGreaterThan(0.62)
    expect(progressive.share).toBe(0)
  })

  it('breaks no promise in shifts drawn at random', () => {
    // Small and middle teams with waves, bursts of failures, shift changes and answering machines.
    const shifts = [910_000, 910_009, 910_021, 910_023].map(randomShift)
    expect(shifts.flatMap((shift) => shift.broken)).toEqual([])
  })

  it('withstands a jump of the answer rate and half of the team arriving at once', () => {
    const scenario = orientation(12, {
      hours: 3,
      answerRate: (second) => (second < 3600 ? 0.15 : 0.55),
      agents: [...wholeShift(6, 3), ...wholeShift(6, 3).map(() => [[7200, 10_800]] as const)],
    })
    const result = simulate(scenario, 5, pacerFor(scenario))
    expect(result.share).toBeLessThanOrEqual(0.03)
    expect(result.worstHalfHour).toBeLessThanOrEqual(0.08)
    expect(result.occupancy).toBeGreaterThan(0.7)
  })

  it('learns a wrap-up timer and calls before it runs out', () => {
    const timed = orientation(8, { hours: 3, wrapSeconds: () => 30 })
    const free = orientation(8, { hours: 3, wrapSeconds: (random) => random.exponential(30) })
    const gain =
      overSeeds(timed, [1, 2], () => pacerFor(timed)).occupancy -
      overSeeds(free, [1, 2], () => pacerFor(free)).occupancy
    expect(gain).toBeGreaterThan(0.005)
  })

  it('stays within the provider’s limit', () => {
    const scenario = orientation(10, { hours: 1, callsPerMinute: 9 })
    const result = simulate(scenario, 3, pacerFor(scenario))
    expect(result.refused).toBe(0)
    expect(result.dialed).toBeGreaterThan(450)
  })
})

it('draws the same shift for the same seed', () => {
  const scenario = orientation(4, { hours: 0.5 })
  const run = (seed: number) => {
    const { answered, abandoned, occupancy, dialed } = simulate(scenario, seed, pacerFor(scenario))
    return { answered, abandoned, occupancy, dialed }
  }
  expect(run(8)).toEqual(run(8))
  expect(run(8)).not.toEqual(run(9))
})

it('draws only what lies in the picture', () => {
  const points = [
    { share: 0.01, occupancy: 0.8 },
    { share: 0.5, occupancy: 0.99 },
  ]
  const picture = drawCurves('5 agents', [{ name: 'one', colour: '#000', joined: true, points }])
  // One dot of the curve and one of the legend.
  expect(picture.match(/<circle/g)).toHaveLength(2)
  expect(picture).toContain('5 agents')
})
