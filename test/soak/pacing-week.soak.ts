/** A week without rest: the pacer must not grow. The shift is simulated in one piece. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { pacerFor } from '../bench/pacing/compare.ts'
import { orientation, wholeShift } from '../bench/pacing/scenario.ts'
import { simulate } from '../bench/pacing/shift.ts'

const hours = 7 * 24
const mostGrowthMb = 30
const measureEvery = 20_000

export async function run(): Promise<void> {
  const scenario = orientation(3, { hours, agents: wholeShift(3, hours) })
  const dialer = pacerFor(scenario)
  let first = 0
  let latest = 0
  let heard = 0
  simulate(scenario, 1, {
    observe: (event) => {
      dialer.observe(event)
      heard += 1
      if (heard % measureEvery !== 0) return
      latest = keptMegabytes()
      if (first === 0) first = latest
    },
    callsToPlace: (now) => dialer.callsToPlace(now),
  })
  process.stdout.write(
    `${heard} events, heap ${first.toFixed(0)} MB at first, ${latest.toFixed(0)} MB at last\n`,
  )
  if (first === 0 || latest - first > mostGrowthMb) process.exitCode = 1
}

/** What is still held when everything that is not has been collected. */
function keptMegabytes(): number {
  setFlagsFromString('--expose-gc')
  // The flag gives the function to contexts that are made after it.
  const collect: unknown = runInNewContext('gc')
  if (typeof collect === 'function') collect()
  return process.memoryUsage().heapUsed / 1e6
}
