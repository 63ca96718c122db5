import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export type ReceivedCall = {
  readonly path: string
  readonly authorization: string | undefined
  readonly body: unknown
}

/** A console that answers as it is told to: for what the window's client does with answers, good and bad. */
export class ConsoleDouble implements AsyncDisposable {
  readonly received: ReceivedCall[] = []
  /** The answer to every request. */
  reply: unknown = { ok: true, value: {} }
  /** Status of `GET /events`. */
  eventsStatus = 200
  readonly streams = new Set<ServerResponse>()
  readonly #server = createServer((request, response) => void this.#answer(request, response))

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
    // A server that listens on a port has this kind of address.
    const { port } = this.#server.address() as AddressInfo
    return `http://127.0.0.1:${port}`
  }

  write(text: string): void {
    for (const stream of this.streams) stream.write(text)
  }

  cutStreams(): void {
    for (const stream of this.streams) stream.destroy()
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (request.url === '/events') {
      this.#answerEvents(request, response)
      return
    }
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const { authorization } = request.headers
    this.received.push({ path: request.url ?? '', authorization, body: JSON.parse(body) })
    response.end(JSON.stringify(this.reply))
  }

  #answerEvents(request: IncomingMessage, response: ServerResponse): void {
    this.received.push({ path: '/events', authorization: request.headers.authorization, body: null })
    response.writeHead(this.eventsStatus)
    if (this.eventsStatus !== 200) {
      response.end()
      return
    }
    response.write('\n')
    this.streams.add(response)
    response.once('close', () => this.streams.delete(response))
  }
}
