import type { Log } from '../../core/ports.ts'

/** Hands a link to the person's own browser or mail program, or refuses it. */
export type OpenLink = (link: string) => void

/** Longer ones are cut or refused by systems in ways of their own. */
const longest = 2000
const mailFields: ReadonlySet<string> = new Set(['subject', 'body'])

/** The link as it may be handed over; null when it may not. */
export function safeLink(link: string): string | null {
  if (link.length > longest || !URL.canParse(link)) return null
  const url = new URL(link)
  if (url.protocol === 'https:') {
    return url.username === '' && url.password === '' && url.hostname !== '' ? url.href : null
  }
  if (url.protocol === 'mailto:') {
    // Some mail programs attach local files when a link tells them to.
    return [...url.searchParams.keys()].every((field) => mailFields.has(field.toLowerCase()))
      ? url.href
      : null
  }
  return null
}

/** The only caller of the system's opener. */
export function createLinkOpener(openExternal: (url: string) => Promise<void>, log: Log): OpenLink {
  return (link) => {
    const safe = safeLink(link)
    if (safe === null) {
      log.warn('links', 'A link was refused')
      return
    }
    openExternal(safe).catch((cause: unknown) => log.warn('links', 'A link could not be opened', { cause }))
  }
}
