/** The whole program under webhooks and writes, killed at 200 random instants: nothing acknowledged may be missing. */
import { ensureBuilt } from '../../electron/build.ts'
import { killRounds } from '../support/kill-rounds.ts'
import { tellRound } from './tell-round.ts'

export async function run(kills = 200): Promise<void> {
  ensureBuilt()
  const report = await killRounds(kills, tellRound)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.lost.length > 0 || report.unopened.length > 0) process.exitCode = 1
}
