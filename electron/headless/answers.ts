import type { ServerResponse } from 'node:http'
import type { Reply } from '../../shared/contract/index.ts'
import { safetyHeaders } from '../core/pages/page-policy.ts'

export function sendText(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, {
    ...safetyHeaders,
    'Content-Type': 'text/plain; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(`${text}\n`)
}

/** A reply of the core travels as data, so its own failures are 200 too. */
export function sendReply(response: ServerResponse, reply: Reply, status = 200): void {
  response.writeHead(status, {
    ...safetyHeaders,
    'Content-Type': 'application/json; charset=utf-8',
    'Cache-Control': 'no-store',
  })
  response.end(JSON.stringify(reply))
}
