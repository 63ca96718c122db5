import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import express, { type Express, type RequestHandler, type Response } from 'express'
import type { Disposable } from '../lifetime.ts'
import type { Log } from '../ports.ts'
import { StartupError } from '../startup-error.ts'
import { FailureLimit } from './failure-limit.ts'
import { legacyHookPaths } from './hook-address.ts'
import type { HookEndpoint } from './hook-endpoint.ts'

export type ListenerOptions = {
  /** 0 picks a free one. */
  readonly port: number
  readonly hooks: Pick<HookEndpoint, 'handles'>
  /** The integration API; what it does not know it passes on. */
  readonly api: RequestHandler
  canTakeWrites(): boolean
  readonly log: Log
}

export interface Listener extends Disposable {
  /** Resolves with the port. @throws StartupError when the port is taken. */
  start(): Promise<number>
}

/** How long requests that are under way may take to end when the console stops. */
const stopLimitMs = 5_000

/** The only server that a tunnel exposes: hooks, the integration API, and whether it is alive. Loopback only. */
export function createListener(options: ListenerOptions): Listener {
  const failures = new FailureLimit((_request, response) => notFound(response), options.log)
  const app = createApp(options, failures)
  const server = createServer({ requestTimeout: 30_000, headersTimeout: 15_000 }, (request, response) => {
    if (!options.hooks.handles(request, response)) app(request, response)
  })
  // Longer than tunnels keep an idle connection, so that they close first and never send into a closed one.
  server.keepAliveTimeout = 75_000
  let stopped: Promise<void> | null = null
  return {
    start: () => listen(server, options.port),
    dispose: () => {
      failures.dispose()
      stopped ??= close(server)
      return stopped
    },
  }
}

function createApp({ api, canTakeWrites, log }: ListenerOptions, failures: FailureLimit): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.enable('strict routing')
  app.enable('case sensitive routing')
  app.get('/health', (_request, response) => {
    const alive = canTakeWrites()
    response.status(alive ? 200 : 503).json({ status: alive ? 'ok' : 'store-full' })
  })
  // Whatever arrives here at a hook's path was refused by the endpoint in front.
  app.use('/hooks', failures.count)
  for (const path of legacyHookPaths)
    app.post(path, failures.count, (_request, response) => notFound(response))
  app.use(api)
  app.use((_request, response) => notFound(response))
  app.use(failed(log))
  return app
}

function notFound(response: Response): void {
  response.status(404).json({ success: false, message: 'Not found.', error: { code: 'not-found' } })
}

/** Express tells an error handler by its four parameters. */
function failed(log: Log): express.ErrorRequestHandler {
  return (error: unknown, _request, response, _next) => {
    // A path that cannot be decoded is nobody's.
    if (error instanceof URIError) return notFound(response)
    log.error('listener', 'A request failed', { cause: error })
    if (response.headersSent) response.destroy()
    else response.status(500).end()
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(readable(error, port)))
    server.listen(port, '127.0.0.1', () => {
      // A server that listens on TCP has an address of this form.
      resolve((server.address() as AddressInfo).port)
    })
  })
}

function readable(error: NodeJS.ErrnoException, port: number): unknown {
  if (error.code !== 'EADDRINUSE' && error.code !== 'EACCES') return error
  const problem = error.code === 'EADDRINUSE' ? 'is taken by another program' : 'may not be used by this user'
  const remedy = 'Set MASKLINE_LISTENER_PORT to a free port, or to 0 to have one picked.'
  return new StartupError(`The listener's port ${port} ${problem}. ${remedy}`, error)
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    // The machine's own time: whoever stops the console waits in it.
    const limit = setTimeout(() => server.closeAllConnections(), stopLimitMs)
    server.close(() => {
      clearTimeout(limit)
      resolve()
    })
    server.closeIdleConnections()
  })
}
