import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

const script = readFileSync(join(import.meta.dirname, '..', '..', 'resources', 'embed', 'maskline-embed.js'))

/** How the backend behaves to the next request of a call. */
export type Mood = 'forwards' | 'fails' | 'hangs-up' | 'loses-the-answer'

export type ForwardingBackend = AsyncDisposable & {
  readonly url: string
  mood: Mood
  /** What went to the page, and with which keys calls were asked for. */
  readonly sent: string[]
  readonly idempotencyKeys: string[]
}

/** A booking backend as docs/embedding.md asks for one: its own page and script, and forwarding with the key. */
export async function startBackend(api: () => string, key: string, body: string): Promise<ForwardingBackend> {
  const sent: string[] = []
  const idempotencyKeys: string[] = []
  const answer = (response: ServerResponse, status: number, type: string, text: string | Buffer) => {
    sent.push(text.toString())
    response.writeHead(status, {
      'Content-Type': `${type}; charset=utf-8`,
      // As strict as a careful page is.
      'Content-Security-Policy': "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self'",
    })
    response.end(text)
  }
  const forward = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const idempotency = request.headers['idempotency-key']
    if (typeof idempotency === 'string') idempotencyKeys.push(idempotency)
    if (backend.mood === 'fails') return answer(response, 502, 'text/html', '<h1>Bad gateway</h1>')
    if (backend.mood === 'hangs-up') return response.destroy()
    const forwarded = await fetch(`${api()}${request.url}`, {
      method: request.method ?? 'GET',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        ...(typeof idempotency === 'string' && { 'idempotency-key': idempotency }),
      },
      body: request.method === 'POST' ? Buffer.concat(chunks) : null,
    })
    const text = await forwarded.text()
    if (backend.mood === 'loses-the-answer') return response.destroy()
    answer(response, forwarded.status, 'application/json', text)
  }
  const server = createServer((request, response) => {
    if (request.url === '/') {
      return answer(response, 200, 'text/html', page(body))
    }
    if (request.url === '/maskline-embed.js') return answer(response, 200, 'text/javascript', script)
    if (!request.url?.startsWith('/api/v1/call-masking/')) return answer(response, 404, 'text/plain', '')
    forward(request, response).catch(() => response.destroy())
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const { port } = server.address() as AddressInfo
  const backend: ForwardingBackend = {
    url: `http://127.0.0.1:${port}`,
    mood: 'forwards',
    sent,
    idempotencyKeys,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return backend
}

function page(body: string): string {
  return `<!doctype html><html lang="en"><head><title>Booking</title>
    <script type="module" src="/maskline-embed.js"></script></head>
    <body><main><h1>Booking</h1>${body}</main></body></html>`
}
