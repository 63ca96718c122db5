import { Readable } from 'node:stream'
import type { ReadableStream as NodeReadableStream } from 'node:stream/web'
import type { Protocol } from 'electron'
import type { Console } from '../../core/console-types.ts'
import type { PageFiles } from '../../core/pages/page-files.ts'
import { contentSecurityPolicy, newNonce, safetyHeaders } from '../../core/pages/page-policy.ts'
import type { Log } from '../../core/ports.ts'
import { appHost, appScheme } from '../own-page.ts'

/** Before ready, and only once. Without `standard` there would be no relative addresses, no storage and no origin. */
export function declareAppScheme(protocol: Pick<Protocol, 'registerSchemesAsPrivileged'>): void {
  protocol.registerSchemesAsPrivileged([
    // `stream` lets a recording be played from its middle.
    { scheme: appScheme, privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true } },
  ])
}

/** After ready, on the protocol of the session that the window uses. */
export function serveAppScheme(
  protocol: Pick<Protocol, 'handle'>,
  pages: PageFiles,
  desk: Pick<Console, 'openFile' | 'receiveFile'>,
  log: Log,
): void {
  protocol.handle(appScheme, async (request) => {
    try {
      return await answer(request, pages, desk)
    } catch (cause) {
      log.error('window', 'A page or file could not be served', { cause })
      return refusal(500)
    }
  })
}

async function answer(
  request: Request,
  pages: PageFiles,
  desk: Pick<Console, 'openFile' | 'receiveFile'>,
): Promise<Response> {
  const url = new URL(request.url)
  if (url.host !== appHost) return refusal(404)
  if (request.method === 'PUT' && url.pathname.startsWith('/files/')) return takeFile(url, request, desk)
  if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405)
  if (url.pathname.startsWith('/files/')) return answerFile(url, request, desk)
  const page = await pages.answer(url.pathname)
  return new Response(request.method === 'HEAD' ? null : page.body, {
    status: page.status,
    headers: page.headers,
  })
}

async function answerFile(
  url: URL,
  request: Request,
  desk: Pick<Console, 'openFile' | 'receiveFile'>,
): Promise<Response> {
  const [, , kind = '', id = ''] = url.pathname.split('/').map(decodePart)
  const ticket = url.searchParams.get('ticket') ?? ''
  const { status, headers, body } = await desk.openFile(kind, id, ticket, request.headers.get('range'))
  const withBody = body !== null && request.method === 'GET'
  if (body !== null && !withBody) body.destroy()
  // Node's own web streams and those of the DOM types are the same thing under two names.
  const stream = withBody ? (Readable.toWeb(body) as unknown as ReadableStream<Uint8Array>) : null
  return new Response(stream, { status, headers: { ...headers, ...strictHeaders() } })
}

async function takeFile(url: URL, request: Request, desk: Pick<Console, 'receiveFile'>): Promise<Response> {
  const [, , kind = '', id = ''] = url.pathname.split('/').map(decodePart)
  // Node's own web streams and those of the DOM types are the same thing under two names.
  const stream = request.body as unknown as NodeReadableStream<Uint8Array> | null
  const body = stream === null ? Readable.from([]) : Readable.fromWeb(stream)
  const { status } = await desk.receiveFile(kind, id, url.searchParams.get('ticket') ?? '', body)
  if (!body.destroyed && !body.readableEnded) body.destroy()
  return new Response(null, { status, headers: strictHeaders() })
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}

function refusal(status: number): Response {
  return new Response(null, { status, headers: strictHeaders() })
}

function strictHeaders(): Record<string, string> {
  return {
    ...safetyHeaders,
    'Content-Security-Policy': contentSecurityPolicy(newNonce()),
    'Cache-Control': 'private, no-store',
  }
}
