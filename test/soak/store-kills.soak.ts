/** The store under writes and webhooks, killed at 200 random instants: nothing acknowledged may be missing. */
import { ensureBuilt } from '../../electron/build.ts'
import { killStore } from './store-kills/kill-store.ts'
import { tellRound } from './tell-round.ts'

export async function run(kills = 200): Promise<void> {
  ensureBuilt()
  const report = await killStore(kills, tellRound)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.lost.length + report.torn.length + report.unopened.length > 0) process.exitCode = 1
}
