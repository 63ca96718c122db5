import { readFile } from 'node:fs/promises'
import { extname, isAbsolute, join, relative, resolve, sep } from 'node:path'
import { contentSecurityPolicy, newNonce, noncePlaceholder, safetyHeaders } from './page-policy.ts'

export type PageAnswer = {
  readonly status: 200 | 404
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array<ArrayBuffer>
}

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
}

/** The built window, for both hosts: files below one folder, and the index for every path that names no file. */
export class PageFiles {
  readonly #folder: string

  constructor(folder: string) {
    this.#folder = resolve(folder)
  }

  /** `path` is a URL's path as it came, still percent-encoded. */
  async answer(path: string): Promise<PageAnswer> {
    const file = this.#fileBelow(path)
    if (file === null) return notFound()
    if (extname(file) === '' || extname(file) === '.html') return this.#index()
    try {
      const body = await readFile(file)
      return { status: 200, headers: headersOf(file), body }
    } catch {
      return notFound()
    }
  }

  /** Null for whatever does not stay below the folder, on any platform. */
  #fileBelow(path: string): string | null {
    const decoded = decode(path)
    if (decoded === null || /[\0\\:]/.test(decoded)) return null
    const file = resolve(join(this.#folder, decoded))
    const inside = relative(this.#folder, file)
    const escapes = isAbsolute(inside) || inside === '..' || inside.startsWith(`..${sep}`)
    return escapes ? null : file
  }

  async #index(): Promise<PageAnswer> {
    const nonce = newNonce()
    const page = await readFile(join(this.#folder, 'index.html'), 'utf8')
    return {
      status: 200,
      headers: {
        ...safetyHeaders,
        'Content-Type': 'text/html; charset=utf-8',
        'Content-Security-Policy': contentSecurityPolicy(nonce),
        // The nonce is good for one answer only.
        'Cache-Control': 'no-store',
      },
      body: Buffer.from(page.replaceAll(noncePlaceholder, nonce)),
    }
  }
}

/** Decoded once; a path that hides another layer of encoding names no file of ours. */
function decode(path: string): string | null {
  try {
    return decodeURIComponent(path)
  } catch {
    return null
  }
}

function headersOf(file: string): Readonly<Record<string, string>> {
  return {
    ...safetyHeaders,
    'Content-Type': contentTypes[extname(file).toLowerCase()] ?? 'application/octet-stream',
    'Content-Security-Policy': contentSecurityPolicy(newNonce()),
    // The build names these after their content.
    'Cache-Control': 'public, max-age=31536000, immutable',
  }
}

function notFound(): PageAnswer {
  return {
    status: 404,
    headers: {
      ...safetyHeaders,
      'Content-Type': 'text/plain; charset=utf-8',
      'Content-Security-Policy': contentSecurityPolicy(newNonce()),
      'Cache-Control': 'no-store',
    },
    body: Buffer.from('Not found\n'),
  }
}
