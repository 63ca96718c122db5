import { pathToFileURL } from 'node:url'

type Program = { readonly run: (size?: number) => Promise<void> }

/**
 * Runs the asked-for programs one after the other, each the `run` of its file; all when none is asked for. `NAME=100` runs
 * one in another size than its own.
 */
export async function runPrograms(
  names: readonly string[],
  asked: readonly string[],
  fileOf: (name: string) => string,
): Promise<void> {
  const wanted = (asked.length > 0 ? asked : names).map((word) => {
    const [name = '', size] = word.split('=')
    return { name, size: size === undefined ? undefined : Number(size) }
  })
  const unknown = wanted.filter(
    ({ name, size }) => !names.includes(name) || (size !== undefined && !(size > 0)),
  )
  if (unknown.length > 0) {
    const words = unknown.map(({ name }) => name).join(', ')
    process.stderr.write(`There is no ${words}, or not in that size. There are: ${names.join(', ')}.\n`)
    process.exitCode = 1
    return
  }
  for (const { name, size } of wanted) {
    process.stdout.write(`\n## ${name}\n\n`)
    // Every program exports `run`; a file that does not is a mistake that shows at once.
    const program = (await import(pathToFileURL(fileOf(name)).href)) as Program
    await program.run(size)
  }
}
