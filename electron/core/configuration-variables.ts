import { isLoopbackHost, isPlaceholder } from './settings/setting-definitions.ts'
import { StartupError } from './startup-error.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** Null when the variable is not set or blank: an env file with an empty line means "not set". */
export function readText(env: Environment, variable: string): string | null {
  const text = env[variable]?.trim()
  return text === undefined || text === '' ? null : text
}

export function readChoice(env: Environment, variable: string): boolean {
  const text = readText(env, variable)?.toLowerCase() ?? '0'
  if (['1', 'true', 'yes', 'on'].includes(text)) return true
  if (['0', 'false', 'no', 'off'].includes(text)) return false
  throw new StartupError(`${variable} must be 1 or 0.`)
}

export function readPort(env: Environment, variable: string, fallback: number): number {
  const text = readText(env, variable)
  if (text === null) return fallback
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN
  if (port <= 65_535) return port
  throw new StartupError(`${variable} must be a port from 0 to 65535 (0 picks a free one).`)
}

/** A number from 0 to `most`. */
export function readNumber(
  env: Environment,
  variable: string,
  range: { readonly usual: number; readonly most: number },
): number {
  const text = readText(env, variable)
  if (text === null) return range.usual
  const number = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN
  if (number <= range.most) return number
  throw new StartupError(`${variable} must be a number from 0 to ${range.most}.`)
}

/** An address without a path below it; plain http stays on this computer. */
export function readUrl(env: Environment, variable: string): string | null {
  const text = readText(env, variable)
  if (text === null) return null
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') {
    throw new StartupError(`${variable} must be a URL such as http://127.0.0.1:4800.`)
  }
  if (url.protocol === 'http:' && !isLoopbackHost(url.hostname)) {
    throw new StartupError(`${variable} must begin with https:// unless it is on this computer.`)
  }
  return url.href.replace(/\/+$/, '')
}

const isoInstant = /^\d{4}-\d{2}-\d{2}([T ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/i

/** ISO 8601. Without a zone it is, as that standard has it, the local time of this computer. */
export function readInstant(env: Environment, variable: string): number | null {
  const text = readText(env, variable)
  if (text === null) return null
  const instant = isoInstant.test(text) ? Date.parse(text) : Number.NaN
  if (!Number.isNaN(instant)) return instant
  throw new StartupError(`${variable} must be an ISO time such as 2026-04-16T12:00:00+05:30.`)
}

/** A refusal never repeats the text. Blanks around it are dropped; those within may belong to it where `spaces` says so. */
export function readSecret(
  env: Environment,
  variable: string,
  rule: { readonly least: number; readonly spaces: boolean },
): string | null {
  const text = readText(env, variable)
  if (text === null) return null
  if (isPlaceholder(text)) {
    throw new StartupError(`${variable} is a placeholder; put the real value in, or leave it out.`)
  }
  if (!rule.spaces && /\s/.test(text)) throw new StartupError(`${variable} must not contain spaces.`)
  if (text.length < rule.least) {
    throw new StartupError(`${variable} must have at least ${rule.least} characters.`)
  }
  return text
}
