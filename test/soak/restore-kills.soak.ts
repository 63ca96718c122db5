/** A restore killed at 100 instants: afterwards the rows are those from before or those of the backup, whole. */
import { ensureBuilt } from '../../electron/build.ts'
import { killRestores } from '../support/restore-kills.ts'
import { tellRound } from './tell-round.ts'

const instants = 100
/** A restore of so few rows takes about this long, in milliseconds. */
const span = 300

export async function run(): Promise<void> {
  ensureBuilt()
  const atWork = Array.from({ length: instants - 2 }, (_, index) => ({
    word: 'open',
    later: Math.round((index * span) / instants),
  }))
  const kills = [...atWork, { word: 'whole', later: 0 }, { word: 'closed', later: 0 }]
  const report = await killRestores(kills, tellRound)
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.broken.length > 0) process.exitCode = 1
}
