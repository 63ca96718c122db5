import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request as it arrived, with its body read to the end. */
export type ReceivedRequest = {
  readonly method: string
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingMessage['headers']
  readonly form: URLSearchParams
}

export type Script = (request: ReceivedRequest, response: ServerResponse) => void

export type ScriptedProvider = AsyncDisposable & {
  readonly url: string
  readonly requests: readonly ReceivedRequest[]
}

/** A real HTTP server that answers each request by the next script, and by the last one from then on. */
export async function startScriptedProvider(...scripts: readonly Script[]): Promise<ScriptedProvider> {
  const requests: ReceivedRequest[] = []
  const server = createServer(async (incoming, response) => {
    const request = await received(incoming)
    requests.push(request)
    const script = scripts[Math.min(requests.length, scripts.length) - 1]
    if (script) script(request, response)
    else response.writeHead(418).end()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}

export function answer(status: number, body: unknown = '', headers: Record<string, string> = {}): Script {
  return (_request, response) => {
    response.writeHead(status, headers)
    response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body))
  }
}

/** As v1 words a refusal in JSON. */
export function refusal(status: number, message = 'Refused', headers: Record<string, string> = {}): Script {
  return answer(status, { RestException: { Status: status, Message: message } }, headers)
}

/** The request arrived, and the connection breaks instead of an answer. */
export const reset: Script = (_request, response) => {
  response.socket?.resetAndDestroy()
}

/** Never answers. */
export const silence: Script = () => {}

/** Half an answer, then the connection breaks. */
export const cutOff: Script = (_request, response) => {
  response.writeHead(200, { 'Content-Length': '1000' })
  response.write('{"Call":{"Sid":"0f1e2d3c4b5a69788796a5b4c3d21a5k"', () => response.socket?.destroy())
}

async function received(incoming: IncomingMessage): Promise<ReceivedRequest> {
  let body = ''
  for await (const chunk of incoming.setEncoding('utf8')) body += chunk
  const url = new URL(incoming.url ?? '/', 'http://provider.invalid')
  return {
    method: incoming.method ?? '',
    path: url.pathname,
    query: url.searchParams,
    headers: incoming.headers,
    form: new URLSearchParams(body),
  }
}
