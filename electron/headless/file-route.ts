import type { IncomingMessage, ServerResponse } from 'node:http'
import { pipeline } from 'node:stream/promises'
import type { Console } from '../core/console-types.ts'
import { safetyHeaders } from '../core/pages/page-policy.ts'

/** A file that is opened as a page of its own can do nothing there. */
const fileHeaders = {
  ...safetyHeaders,
  'Content-Security-Policy': "default-src 'none'; sandbox",
  'Cache-Control': 'private, no-store',
} as const

/** `GET /files/{kind}/{id}?ticket=…`, whole or a range of it. */
export async function answerFile(
  desk: Pick<Console, 'openFile'>,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, , kind = '', id = ''] = url.pathname.split('/').map(decodePart)
  const ticket = url.searchParams.get('ticket') ?? ''
  const { status, headers, body } = await desk.openFile(kind, id, ticket, request.headers.range ?? null)
  response.writeHead(status, { ...headers, ...fileHeaders })
  if (body === null || request.method === 'HEAD') {
    body?.destroy()
    response.end()
    return
  }
  // A listener that goes in the middle ends the reading with it.
  await pipeline(body, response).catch(() => response.destroy())
}

/** `PUT /files/{kind}/{id}?ticket=…` with the bytes as the body. */
export async function takeFile(
  desk: Pick<Console, 'receiveFile'>,
  url: URL,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const [, , kind = '', id = ''] = url.pathname.split('/').map(decodePart)
  const { status } = await desk.receiveFile(kind, id, url.searchParams.get('ticket') ?? '', request)
  // What nobody reads must not be waited for.
  if (status !== 204) response.setHeader('Connection', 'close')
  response.writeHead(status, fileHeaders)
  response.end()
}

function decodePart(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return ''
  }
}
