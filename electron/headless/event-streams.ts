import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Console } from '../core/console-types.ts'
import type { Disposable } from '../core/lifetime.ts'
import { safetyHeaders } from '../core/pages/page-policy.ts'
import { sendText } from './answers.ts'
import { bearerToken } from './own-address.ts'

/** A window that reads nothing for so long that this much waits for it is cut off; it asks anew when it is back. */
const mostWaitingBytes = 1024 * 1024

/**
 * `GET /events`: one push per line, as JSON, for as long as the window listens. An empty line is a sign of life, sent
 * at once and then every `pingEvery` milliseconds.
 */
export class EventStreams implements Disposable {
  readonly #desk: Pick<Console, 'subscribe'>
  readonly #pingEvery: number
  readonly #open = new Set<() => void>()
  #disposed = false

  constructor(desk: Pick<Console, 'subscribe'>, pingEvery = 15_000) {
    this.#desk = desk
    this.#pingEvery = pingEvery
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const token = bearerToken(request)
    const unsubscribe =
      token === null
        ? null
        : await this.#desk.subscribe(token, (push) => writeLine(response, JSON.stringify(push)))
    if (unsubscribe === null) {
      sendText(response, 401, 'Sign in to go on.')
      return
    }
    // While the token was looked up, the window may have gone, or the console begun to stop.
    if (response.destroyed || this.#disposed) {
      unsubscribe()
      response.destroy()
      return
    }
    this.#keepOpen(response, unsubscribe)
  }

  dispose(): void {
    this.#disposed = true
    for (const end of this.#open) end()
  }

  #keepOpen(response: ServerResponse, unsubscribe: () => void): void {
    if (!response.headersSent) startLines(response)
    const pings = setInterval(() => writeLine(response, ''), this.#pingEvery)
    writeLine(response, '')
    const end = () => {
      clearInterval(pings)
      unsubscribe()
      this.#open.delete(end)
      response.end()
    }
    this.#open.add(end)
    response.once('close', end)
  }
}

function startLines(response: ServerResponse): void {
  response.writeHead(200, {
    ...safetyHeaders,
    'Content-Type': 'application/x-ndjson; charset=utf-8',
    'Cache-Control': 'no-store',
  })
}

function writeLine(response: ServerResponse, line: string): void {
  if (response.destroyed || response.writableEnded) return
  if (!response.headersSent) startLines(response)
  response.write(`${line}\n`)
  if (response.writableLength > mostWaitingBytes) response.destroy()
}
