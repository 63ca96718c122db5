/** Every screen in both themes and both languages: nobody meets a barrier on any of them. */
import { ensureBuilt } from '../../electron/build.ts'
import { DeskProgram } from '../e2e/desk-program.ts'
import { launchBrowser } from '../support/browser.ts'
import { allLooks, lookThrough } from '../support/screen-barriers.ts'

export async function run(): Promise<void> {
  ensureBuilt()
  await using chromium = await launchBrowser()
  await using program = new DeskProgram({ practice: true })
  await using newcomer = new DeskProgram({ practice: false })
  await Promise.all([program.start(), newcomer.start()])
  await program.callOnce()
  for (const look of allLooks) {
    const report = await lookThrough({ browser: chromium.browser, program, newcomer }, look)
    process.stdout.write(`${look.colorScheme}, ${look.language}: ${JSON.stringify(report, null, 2)}\n`)
    if (Object.keys(report.barriers).length + report.complaints.length > 0) process.exitCode = 1
  }
}
