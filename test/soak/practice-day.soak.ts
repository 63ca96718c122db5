/**
 * A day at the practice desk: a thousand calls over all outcomes at speed 20, with callbacks lost, doubled and
 * reordered. Every call must end as the stand-in's own list says, and no intent may ever have been connected twice.
 */
import { spendPracticeDay } from '../support/practice-day.ts'

export async function run(): Promise<void> {
  const report = await spendPracticeDay({ calls: 1000, atOnce: 60, speed: 20 })
  process.stdout.write(`${JSON.stringify(report, null, 2)}\n`)
  if (report.differences.length > 0 || report.violations > 0) process.exitCode = 1
}
