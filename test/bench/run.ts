/** `npm run bench -- NAME`: one benchmark beside its peer, or all of them when no name is given. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { runPrograms } from '../support/run-programs.ts'

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .map((file) => file.replace('.bench.ts', ''))

await runPrograms(names, process.argv.slice(2), (name) => join(import.meta.dirname, `${name}.bench.ts`))
