import { openConsole } from '../core/console.ts'
import { StartupError } from '../core/startup-error.ts'
import { runHeadless } from './headless-program.ts'

/** How long what is left over may keep the process alive after a clean stop, milliseconds. */
const patience = 3000

// Whoever read the ready line may be gone by the time another line is written.
process.stdout.on('error', () => {})

try {
  await runHeadless({
    env: process.env,
    args: process.argv.slice(2),
    platform: process.platform,
    mainFolder: import.meta.dirname,
    openConsole,
    print: (line) => void process.stdout.write(`${line}\n`),
  })
} catch (failure) {
  process.stderr.write(`maskline: ${sentenceOf(failure)}\n`)
  process.exitCode = 1
}
setTimeout(() => process.exit(), patience).unref()

function sentenceOf(failure: unknown): string {
  if (failure instanceof StartupError) return failure.message.replaceAll(/\s+/g, ' ')
  return 'Something broke inside the console; logs/maskline.log in the data folder has the cause. Start it again.'
}
