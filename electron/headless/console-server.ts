/**
 * The console for browsers: the core behind HTTP on 127.0.0.1. Plain `node:http`, since there are four routes, one of
 * them a stream that stays open, and every check has to come before a body is read; a router would add nothing.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Console } from '../core/console-types.ts'
import type { Disposable } from '../core/lifetime.ts'
import type { PageFiles } from '../core/pages/page-files.ts'
import type { Log } from '../core/ports.ts'
import { StartupError } from '../core/startup-error.ts'
import { sendText } from './answers.ts'
import { EventStreams } from './event-streams.ts'
import { answerFile, takeFile } from './file-route.ts'
import { IdleSockets } from './idle-sockets.ts'
import { isFromOtherSite, isMeantForUs } from './own-address.ts'
import { answerRpc } from './rpc-route.ts'

const address = '127.0.0.1'
/** How long a request under way may take to end when the console stops, milliseconds. */
const patience = 2000

export class ConsoleServer implements Disposable {
  readonly #desk: Pick<Console, 'dispatch' | 'subscribe' | 'openFile' | 'receiveFile'>
  readonly #pages: PageFiles
  readonly #log: Log
  readonly #events: EventStreams
  readonly #server: Server
  readonly #idle: IdleSockets
  #host = ''
  #disposing: Promise<void> | null = null

  constructor(
    desk: Pick<Console, 'dispatch' | 'subscribe' | 'openFile' | 'receiveFile'>,
    pages: PageFiles,
    log: Log,
    pingEvery?: number,
  ) {
    this.#desk = desk
    this.#pages = pages
    this.#log = log
    this.#events = new EventStreams(desk, pingEvery)
    this.#server = createServer((request, response) => void this.#answer(request, response))
    this.#idle = new IdleSockets(this.#server)
  }

  /** @throws StartupError when the port is taken. */
  async start(port: number): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', (error) => reject(whyNotListening(error, port)))
      this.#server.listen(port, address, resolve)
    })
    // A server that listens on a port, not on a pipe, has this kind of address.
    this.#host = `${address}:${(this.#server.address() as AddressInfo).port}`
    this.#server.on('error', (cause) => this.#log.error('headless', 'The console server failed', { cause }))
  }

  /** Known once it listens. */
  get url(): string {
    return `http://${this.#host}`
  }

  dispose(): Promise<void> {
    this.#disposing ??= this.#stop()
    return this.#disposing
  }

  async #stop(): Promise<void> {
    this.#events.dispose()
    if (!this.#server.listening) return
    const closed = new Promise((resolve) => this.#server.close(resolve))
    this.#idle.dispose()
    const limit = setTimeout(() => this.#server.closeAllConnections(), patience)
    await closed
    clearTimeout(limit)
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      await this.#route(request, response)
    } catch (cause) {
      // A window that went away while it was sending is nobody's fault.
      if (request.destroyed && !request.complete) return
      this.#log.error('headless', 'A request could not be answered', { method: request.method, cause })
      if (response.headersSent) response.destroy()
      else sendText(response, 500, 'Something went wrong inside the console; the log has the cause.')
    }
  }

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!isMeantForUs(request, this.#host)) {
      sendText(response, 403, `This console answers only as ${this.url}`)
      return
    }
    const target = request.url ?? ''
    const url = URL.canParse(target, this.url) ? new URL(target, this.url) : null
    if (url === null || url.host !== this.#host) {
      sendText(response, 400, 'Not a path')
      return
    }
    const route = /^\/(rpc|events|files)(?:\/|$)/.exec(url.pathname)?.[1]
    if (route !== undefined && isFromOtherSite(request)) {
      sendText(response, 403, 'This console answers only its own pages')
      return
    }
    if (!allowed(route, request.method)) {
      sendText(response, 405, 'Not possible')
      return
    }
    if (route === 'rpc') await answerRpc(this.#desk, url.pathname.slice('/rpc/'.length), request, response)
    else if (route === 'events') await this.#events.answer(request, response)
    else if (route === 'files' && request.method === 'PUT') await takeFile(this.#desk, url, request, response)
    else if (route === 'files') await answerFile(this.#desk, url, request, response)
    else await this.#answerPage(request, response)
  }

  async #answerPage(request: IncomingMessage, response: ServerResponse): Promise<void> {
    // Taken as it came: the URL parser would resolve dots away before they can be refused.
    const path = (request.url ?? '/').replace(/[?#].*$/s, '')
    const page = await this.#pages.answer(path)
    response.writeHead(page.status, { ...page.headers, 'Content-Length': page.body.length })
    response.end(request.method === 'HEAD' ? undefined : page.body)
  }
}

function allowed(route: string | undefined, method: string | undefined): boolean {
  if (route === 'rpc') return method === 'POST'
  if (route === 'events') return method === 'GET'
  if (route === 'files' && method === 'PUT') return true
  return method === 'GET' || method === 'HEAD'
}

function whyNotListening(error: NodeJS.ErrnoException, port: number): Error {
  if (error.code === 'EADDRINUSE') {
    return new StartupError(
      `Port ${port} for the console is taken by another program: set MASKLINE_CONSOLE_PORT to a free one (0 picks one).`,
      error,
    )
  }
  if (error.code === 'EACCES') {
    return new StartupError(
      `Port ${port} for the console may not be used by this user: set MASKLINE_CONSOLE_PORT to one above 1023.`,
      error,
    )
  }
  return error
}
