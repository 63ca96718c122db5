/**
 * The program's own flags among all that a desktop program is started with: switches of Chromium, links, and the
 * app's folder where it is not packaged.
 */
export function ownArguments(argv: readonly string[]): string[] {
  const own: string[] = []
  for (const [index, argument] of argv.entries()) {
    if (argument === '--practice' || argument.startsWith('--practice-speed=')) own.push(argument)
    if (argument === '--practice-speed') own.push(argument, ...argv.slice(index + 1, index + 2))
  }
  return own
}
