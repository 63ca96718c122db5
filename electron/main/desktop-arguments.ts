import { isDeskLink } from '../../shared/domain/desk-link.ts'

/**
 * The program's own flags among all that a desktop program is started with: switches of Chromium, links, and the
 * app's folder where it is not packaged.
 */
export function ownArguments(argv: readonly string[]): string[] {
  const own: string[] = []
  for (const [index, argument] of argv.entries()) {
    if (argument === '--practice' || /^--(practice-speed|restore)=/.test(argument)) own.push(argument)
    if (argument === '--practice-speed' || argument === '--restore')
      own.push(argument, ...argv.slice(index + 1, index + 2))
  }
  return own
}

/** The link that Windows and Linux started the program with, if there is one; the first argument is the program. */
export function linkAmong(argv: readonly string[]): string | null {
  return argv.slice(1).find(isDeskLink) ?? null
}
