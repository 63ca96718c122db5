/** Three hundred shifts drawn at random, and the usual one over many seeds: the pacer must keep what it promises in each. */
import { overSeeds, pacerFor } from '../bench/pacing/compare.ts'
import { heldOutShift } from '../bench/pacing/held-out.ts'
import { orientation, wholeShift } from '../bench/pacing/scenario.ts'
import { simulate } from '../bench/pacing/shift.ts'

const firstSeed = 3_000_000
const shifts = 300
const bars: readonly (readonly [agents: number, occupancy: number])[] = [
  [5, 0.78],
  [10, 0.835],
  [20, 0.88],
  [50, 0.925],
]

/** A pacer that never rests must not grow; the shift is simulated in one piece. */
const week = 7 * 24
const mostGrowthMb = 30

function weekOfOnePacer(): void {
  const scenario = orientation(3, { hours: week, agents: wholeShift(3, week) })
  const dialer = pacerFor(scenario)
  let first = 0
  let latest = 0
  let heard = 0
  simulate(scenario, firstSeed, {
    observe: (event) => {
      dialer.observe(event)
      heard += 1
      if (heard % 20_000 !== 0) return
      latest = heapMb()
      if (first === 0) first = latest
    },
    callsToPlace: (now) => dialer.callsToPlace(now),
  })
  process.stdout.write(
    `a week: ${heard} events, heap ${first.toFixed(0)} MB at first, ${latest.toFixed(0)} MB at last\n`,
  )
  if (latest - first > mostGrowthMb) process.exitCode = 1
}

function heapMb(): number {
  return process.memoryUsage().heapUsed / 1e6
}

export async function run(): Promise<void> {
  weekOfOnePacer()
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
