import type { IncomingMessage } from 'node:http'

/**
 * Whether a request was meant for this console by one of its own pages. A page of another site may send requests to
 * 127.0.0.1, and with a name that it points there it may even read the answers; both betray themselves by `Host` or
 * `Origin`. Programs that are no browser send no `Origin`.
 */
export function isMeantForUs(request: IncomingMessage, ownHost: string): boolean {
  const { host, origin } = request.headers
  if (host !== ownHost) return false
  return origin === undefined || origin === `http://${ownHost}`
}

/** For everything but pages: a browser says which site asks, also where it sends no `Origin`. */
export function isFromOtherSite(request: IncomingMessage): boolean {
  const site = request.headers['sec-fetch-site']
  return site !== undefined && site !== 'same-origin' && site !== 'none'
}

/** The session token of a request; null when there is none. */
export function bearerToken(request: IncomingMessage): string | null {
  return /^Bearer ([\x21-\x7e]{1,500})$/i.exec(request.headers.authorization ?? '')?.[1] ?? null
}
