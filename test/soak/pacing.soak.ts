/** Three hundred shifts drawn at random, and the usual one over many seeds: the pacer must keep what it promises in each. */
import { overSeeds, pacerFor } from '../bench/pacing/compare.ts'
import { heldOutShift } from '../bench/pacing/held-out.ts'
import { orientation } from '../bench/pacing/scenario.ts'

const firstSeed = 3_000_000
const shifts = 300
const bars: readonly (readonly [agents: number, occupancy: number])[] = [
  [5, 0.78],
  [10, 0.835],
  [20, 0.88],
  [50, 0.925],
]

export async function run(): Promise<void> {
  for (const [agents, bar] of bars) {
    const scenario = orientation(agents)
    const seeds = Array.from({ length: agents > 20 ? 4 : 16 }, (_, index) => firstSeed + index)
    const found = overSeeds(scenario, seeds, () => pacerFor(scenario))
    process.stdout.write(`${agents} agents: ${JSON.stringify(found)}\n`)
    if (found.occupancy < bar || found.worstShare > 0.03) process.exitCode = 1
  }
  let broken = 0
  for (let seed = firstSeed; seed < firstSeed + shifts; seed += 1) {
    const shift = heldOutShift(seed)
    if (shift.broken.length === 0) continue
    broken += 1
    process.stdout.write(`${seed} ${shift.name}: ${shift.broken.join(', ')}\n`)
  }
  process.stdout.write(`${shifts} shifts, ${broken} broke a promise\n`)
  if (broken > 0) process.exitCode = 1
}
