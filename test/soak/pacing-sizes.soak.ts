/** The usual shift over many seeds: the bars of occupancy on the average, 3 % abandoned calls in each shift. */
import { overSeeds, pacerFor } from '../bench/pacing/compare.ts'
import { orientation } from '../bench/pacing/scenario.ts'

const firstSeed = 3_000_000
const bars: readonly (readonly [agents: number, seeds: number, occupancy: number])[] = [
  [5, 16, 0.78],
  [10, 16, 0.835],
  [20, 16, 0.88],
  [50, 4, 0.925],
]

export async function run(): Promise<void> {
  for (const [agents, seeds, bar] of bars) {
    const scenario = orientation(agents)
    const found = overSeeds(
      scenario,
      Array.from({ length: seeds }, (_, index) => firstSeed + index),
      () => pacerFor(scenario),
    )
    process.stdout.write(`${agents} agents: ${JSON.stringify(found)}\n`)
    const halfHour = agents < 10 ? 1 : 0.08
    if (found.occupancy < bar || found.worstShare > 0.03 || found.worstHalfHour > halfHour)
      process.exitCode = 1
  }
}
