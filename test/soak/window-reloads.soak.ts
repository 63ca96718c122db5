/** The window reloaded or killed a hundred times in the middle of calls: it shows the truth within a second. */
import { ensureBuilt } from '../../electron/build.ts'
import { reloadWindows } from '../support/window-reloads.ts'

const withinMilliseconds = 1000

export async function run(): Promise<void> {
  ensureBuilt()
  const { milliseconds, ...report } = await reloadWindows(100)
  const at = (share: number) => milliseconds[Math.floor(share * (milliseconds.length - 1))] ?? 0
  const times = { median: at(0.5), p95: at(0.95), longest: at(1), within: withinMilliseconds }
  process.stdout.write(`${JSON.stringify({ ...report, times }, null, 2)}\n`)
  if (report.untrue.length + report.lost.length > 0) process.exitCode = 1
}
