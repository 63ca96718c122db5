/** A thousand calls of a practice day, and a look for people's numbers at every byte that left the core or lies on disk. */
import { ensureBuilt } from '../../electron/build.ts'
import { spendLeakDay } from '../support/leak-day.ts'

export async function run(): Promise<void> {
  ensureBuilt()
  const report = await spendLeakDay({ calls: 1000, atOnce: 60, speed: 20 })
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.leaks.length > 0) process.exitCode = 1
}
