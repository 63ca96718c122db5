import { type E164, parsePhoneNumber } from './phone-number.ts'

/** The schemes that the installers register. A link opens a place or finds people; it never dials. */
export const linkSchemes = ['maskline', 'tel', 'callto'] as const

export const linkRefusals = [
  'unreadable',
  'too-long',
  'other-scheme',
  'no-such-place',
  'not-a-number',
] as const
export type LinkRefusal = (typeof linkRefusals)[number]

/** What a link asks for. A refusal carries nothing of the link itself: whoever wrote it is not to be quoted. */
export type DeskLink =
  | { readonly kind: 'booking'; readonly bookingId: string }
  /** Stays in the core: the window is told who it is, never the number. */
  | { readonly kind: 'number'; readonly number: E164 }
  | { readonly kind: 'refused'; readonly reason: LinkRefusal }

/** Far above every honest link. */
const longest = 500
const longestId = 100
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
const unprintable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/

export function isDeskLink(text: string): boolean {
  return linkSchemes.some((scheme) => text.toLowerCase().startsWith(`${scheme}:`))
}

/** The link that opens a booking. */
export function bookingLink(bookingId: string): string {
  return `maskline://booking/${encodeURIComponent(bookingId)}`
}

/** Reads what a system, and so any web page or message, handed over. Never throws. */
export function parseDeskLink(text: string): DeskLink {
  if (text.length > longest) return refused('too-long')
  const colon = text.indexOf(':')
  if (colon < 1 || unprintable.test(text)) return refused('unreadable')
  const rest = text.slice(colon + 1)
  switch (text.slice(0, colon).toLowerCase()) {
    case 'maskline':
      return parsePlace(rest)
    case 'tel':
    case 'callto':
      return parseNumber(rest)
    default:
      return refused('other-scheme')
  }
}

/** `//booking/ID` and nothing else: no user, port, query, fragment or further step. */
function parsePlace(rest: string): DeskLink {
  // Some systems end an address with a slash of their own.
  const [, place, id] = /^\/\/([^/?#@:\\]+)\/([^/?#\\]+)\/?$/.exec(rest) ?? []
  if (place === undefined || id === undefined || place.toLowerCase() !== 'booking')
    return refused('no-such-place')
  const bookingId = decoded(id)
  if (bookingId === null || bookingId.length > longestId || unprintable.test(bookingId)) {
    return refused('unreadable')
  }
  return { kind: 'booking', bookingId }
}

/**
 * The number of RFC 3966, and what is written in its place: slashes before it, escapes, parameters behind it.
 * Parameters do not change who it is; service codes such as `*21*…#` are no numbers and refused.
 */
function parseNumber(rest: string): DeskLink {
  const written = decoded(rest.replace(/^\/\//, ''))
  if (written === null || unprintable.test(written)) return refused('unreadable')
  const number = written.replace(/[;?].*$/, '').replace(/\/$/, '')
  const parsed = parsePhoneNumber(number)
  return parsed.ok ? { kind: 'number', number: parsed.e164 } : refused('not-a-number')
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch {
    return null
  }
}

function refused(reason: LinkRefusal): DeskLink {
  return { kind: 'refused', reason }
}
