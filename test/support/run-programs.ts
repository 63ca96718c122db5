import { pathToFileURL } from 'node:url'

type Program = { readonly run: () => Promise<void> }

/** Runs the asked-for programs one after the other, each the `run` of its file; all when none is asked for. */
export async function runPrograms(
  names: readonly string[],
  asked: readonly string[],
  fileOf: (name: string) => string,
): Promise<void> {
  const unknown = asked.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    process.stderr.write(`There is no ${unknown.join(', ')}. There are: ${names.join(', ')}.\n`)
    process.exitCode = 1
    return
  }
  for (const name of asked.length > 0 ? asked : names) {
    process.stdout.write(`\n## ${name}\n\n`)
    // Every program exports `run`; a file that does not is a mistake that shows at once.
    const program = (await import(pathToFileURL(fileOf(name)).href)) as Program
    await program.run()
  }
}
