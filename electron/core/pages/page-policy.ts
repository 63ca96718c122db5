import { randomBytes } from 'node:crypto'

/** In `index.html`; each answer puts its own nonce there, for the style elements that dialogs and toasts insert. */
export const noncePlaceholder = '__CSP_NONCE__'

export function newNonce(): string {
  return randomBytes(16).toString('base64')
}

/** Everything is refused but the page's own files; images may also be written out in the page itself. */
export function contentSecurityPolicy(nonce: string): string {
  return [
    `default-src 'none'`,
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    `font-src 'self'`,
    `media-src 'self'`,
    `connect-src 'self'`,
    `img-src 'self' data:`,
    `frame-ancestors 'none'`,
    `base-uri 'none'`,
    `form-action 'none'`,
  ].join('; ')
}

/** For every answer of a host, whatever it carries. */
export const safetyHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
} as const satisfies Readonly<Record<string, string>>
