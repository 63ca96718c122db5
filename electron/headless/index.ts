import { openConsole } from '../core/console.ts'
import { runHeadless } from './headless-program.ts'
import { endProcess } from './process-end.ts'

// Whoever read the ready line may be gone by the time another line is written.
process.stdout.on('error', () => {})

await endProcess(
  runHeadless({
    env: process.env,
    args: process.argv.slice(2),
    platform: process.platform,
    mainFolder: import.meta.dirname,
    openConsole,
    print: (line) => void process.stdout.write(`${line}\n`),
  }),
)
