/** A store whose key is changed all the time, killed at 100 random instants: it opens, and has all that it acknowledged. */
import { ensureBuilt } from '../../electron/build.ts'
import { killKeyChanges } from '../support/key-kills.ts'
import { tempDir } from '../support/temp-dir.ts'
import { tellRound } from './tell-round.ts'

export async function run(): Promise<void> {
  ensureBuilt()
  using folder = tempDir()
  const report = await killKeyChanges(folder.path, 100, tellRound)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.lost.length + report.unopened.length > 0) process.exitCode = 1
}
