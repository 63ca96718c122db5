import { once } from 'node:events'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReceivedCallback = {
  readonly path: string
  readonly contentType: string
  readonly body: string
  /** Of a form, decoded; of JSON, its text values only. */
  readonly fields: Readonly<Record<string, string>>
}

/** A real server that takes callbacks and keeps them in the order in which they came. */
export class CallbackReceiver {
  readonly received: ReceivedCallback[] = []
  /** Answers are taken from here, one after another; then 200. */
  readonly statuses: number[] = []
  readonly #server: Server

  private constructor(server: Server) {
    this.#server = server
    server.on('request', async (request, response) => {
      this.received.push(await readCallback(request))
      response.writeHead(this.statuses.shift() ?? 200).end()
    })
  }

  static async start(): Promise<CallbackReceiver> {
    const server = createServer()
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    return new CallbackReceiver(server)
  }

  get url(): string {
    // A server that listens on TCP has an address with a port.
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}/hook`
  }

  /** The fields that ask for every event to be sent here. */
  get wish(): Readonly<Record<string, string>> {
    return {
      StatusCallback: this.url,
      'StatusCallbackEvents[0]': 'terminal',
      'StatusCallbackEvents[1]': 'answered',
    }
  }

  async dispose(): Promise<void> {
    this.#server.closeAllConnections()
    this.#server.close()
    await once(this.#server, 'close')
  }
}

async function readCallback(request: IncomingMessage): Promise<ReceivedCallback> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk)
  const body = Buffer.concat(chunks)
  const contentType = request.headers['content-type'] ?? ''
  const path = request.url ?? ''
  return { path, contentType, body: body.toString('utf8'), fields: await readFields(body, contentType) }
}

async function readFields(body: Buffer, contentType: string): Promise<Record<string, string>> {
  if (contentType.startsWith('application/json')) return JSON.parse(body.toString('utf8'))
  const form = await new Response(new Uint8Array(body), {
    headers: { 'Content-Type': contentType },
  }).formData()
  return Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
}
