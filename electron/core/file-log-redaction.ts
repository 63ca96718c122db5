/**
 * What may stand in a log: no phone number (its last four digits stay), no credential, no token. This is the last
 * net, under callers who do not log such things in the first place; it rather blots out too much than too little.
 */
import { isIP } from 'node:net'

export type RedactText = (text: string) => string

const hidden = '[hidden]'
const longestText = 4000

/** Words in a field's name that make its value a secret, whatever it is. */
const secretName =
  /pass(?:word|phrase|code)?$|secret|token|authori[sz]ation|cookie|credential|api[-_ ]?key|ticket|signature|recovery[-_ ]?code/i

/** Words in a field's name that make its value a phone number, even one too short to be told from its digits. */
const numberName = /phone|mobile|msisdn|e164|number|^(?:from|to|caller|callee|dialled|whatsapp)$/i

export function isSecretName(name: string): boolean {
  return secretName.test(name)
}

export function isNumberName(name: string): boolean {
  return numberName.test(name)
}

const userInfo = /(\b[a-z][a-z0-9+.-]{1,20}:\/\/)[^\s/?#@]*@/gi
const authorization = /\b(Basic|Bearer|Digest)\s+[^\s,;"'}]+/gi
const hookPath = /(\/hooks\/)[^/?#\s"']+/gi
const queryValue = /([?&#][^=&#\s"'<>?]{1,100}=)[^&#\s"'<>]+/g
const namedSecret =
  /((?:pass(?:word|phrase|code)?|secret|token|authori[sz]ation|cookie|credentials?|api[-_ ]?key|api[-_ ]?token|ticket|signature)["']?\s*[:=]\s*)(?!\[hidden\])(?:"[^"]*"|'[^']*'|[^\s,;&"'}]+)/gi

/** `secrets` are hidden wherever they stand in a text. */
export function createTextRedaction(secrets: readonly string[]): RedactText {
  const known = secrets.filter((secret) => secret.length >= 6)
  const spellings = [...new Set(known.flatMap((secret) => [secret, encodeURIComponent(secret)]))]
  return (text) => {
    let redacted = shorten(text)
    for (const secret of spellings) redacted = redacted.replaceAll(secret, hidden)
    redacted = redacted
      .replace(userInfo, `$1${hidden}@`)
      .replace(authorization, `$1 ${hidden}`)
      .replace(hookPath, `$1${hidden}`)
      .replace(queryValue, `$1${hidden}`)
      .replace(namedSecret, `$1${hidden}`)
    return maskNumbers(redacted)
  }
}

/** The cut must not leave the first half of a number behind, which no rule would know for one. */
function shorten(text: string): string {
  if (text.length <= longestText) return text
  return `${text
    .slice(0, longestText)
    .replace(/[^\s]{0,200}$/, '')
    .replace(/[\p{Nd}\s\p{Pd}().%+]+$/u, '')} …`
}

/**
 * Nine or more digits, of any script, with at most three signs between two of them: the spellings of numbers that
 * people, providers and percent-encoding make.
 */
const manyDigits = /\p{Nd}(?:(?:[\s\p{Pd}\p{Cf}()./_*]|%[0-9a-f]{2}){0,3}\p{Nd}){8,}/giu
const shortForeign = /\+(?:[\s\p{Pd}().]{0,3}\p{Nd}){7,8}(?!\p{Nd})/gu
const isoDate = /^(?:19|20)\d\d-[01]\d-[0-3]\d/
/** The provider's call ids: chance puts nine digits in a row into one of ten. */
const callId = /\b(?=\d*[a-f])[0-9a-f]{32}\b/g

export function maskNumbers(text: string): string {
  const pieces: string[] = []
  let from = 0
  for (const match of text.matchAll(callId)) {
    pieces.push(maskDigits(text.slice(from, match.index)), match[0])
    from = match.index + match[0].length
  }
  pieces.push(maskDigits(text.slice(from)))
  return pieces.join('')
}

function maskDigits(text: string): string {
  return text.replace(manyDigits, maskMatch).replace(shortForeign, lastFour)
}

function maskMatch(match: string): string {
  if (isIP(match) === 4) return match
  const date = isoDate.exec(match)?.[0]
  if (date === undefined) return lastFour(match)
  return `${date}${maskDigits(match.slice(date.length))}`
}

function lastFour(text: string): string {
  return `•••• ${(text.match(/\p{Nd}/gu) ?? []).slice(-4).join('')}`
}

/** Masks what a field says is a number: five digits are enough there. */
export function maskNamedNumber(text: string): string {
  const digits = text.match(/\p{Nd}/gu) ?? []
  return digits.length < 5 ? text : lastFour(text)
}

/**
 * Milliseconds since 1970, until 2033. No number has thirteen digits with a 1 before them: those of country code 1
 * have eleven.
 */
export function isInstant(value: number | bigint): boolean {
  return value >= 1e12 && value < 2e12
}

/** Ten to fifteen digits can be a number that somebody kept as one. */
export function maskInteger(value: number | bigint): number | string {
  if (isInstant(value)) return Number(value)
  const digits = value.toString().replace('-', '')
  return /^\d{10,15}$/.test(digits) ? lastFour(digits) : Number(value)
}
