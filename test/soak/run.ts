/** `npm run soak -- NAME`: one of the full-size runs, or all of them when no name is given. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runPrograms } from '../support/run-programs.ts'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.soak.ts'))
  .map((file) => file.replace('.soak.ts', ''))

await runPrograms(names, process.argv.slice(2), (name) => join(import.meta.dirname, `${name}.soak.ts`))
