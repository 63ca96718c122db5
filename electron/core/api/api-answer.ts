import type { ServerResponse } from 'node:http'
import { type AppError, type ErrorCode, toWireError, type WireError } from '../../../shared/app-error.ts'

/** An answer as it goes out, and as it is kept for a repeated request. */
export type ApiAnswer = {
  readonly status: number
  /** JSON text. */
  readonly body: string
  readonly headers: Readonly<Record<string, string>>
  /** Null for a success. */
  readonly code: ErrorCode | null
}

export const statusOfCode: Readonly<Record<ErrorCode, number>> = {
  'bad-input': 400,
  undialable: 422,
  'no-key': 401,
  'not-signed-in': 401,
  'not-allowed': 403,
  'not-found': 404,
  'wrong-state': 409,
  'too-large': 413,
  limit: 429,
  'outside-hours': 423,
  'provider-refused': 502,
  'provider-unreachable': 503,
  'outcome-unknown': 504,
  'store-full': 503,
  internal: 500,
}

/** Under `/api/v1` in the envelope, elsewhere bare. */
export function success(path: string, message: string, data: unknown, status: 200 | 201 = 200): ApiAnswer {
  const body = path.startsWith('/api/v1/') ? { success: true, message, data } : data
  return { status, body: JSON.stringify(body), headers: {}, code: null }
}

/** Every failure has one shape; a bug says nothing of itself. */
export function failure(thrown: unknown): ApiAnswer {
  const error = toWireError(thrown)
  const { code, message, detail } = error
  const { retryAfterSeconds, ...shown } = detail
  return {
    status: statusOfCode[code],
    body: JSON.stringify({ success: false, message, error: { code, ...shown } }),
    headers: retryAfter(error, retryAfterSeconds),
    code,
  }
}

const secondsUntilStoreMayHaveRoom = 60
const secondsOfALimit = 1

function retryAfter({ code }: WireError, seconds: number | undefined): Readonly<Record<string, string>> {
  if (seconds !== undefined) return { 'Retry-After': String(seconds) }
  if (code === 'store-full') return { 'Retry-After': String(secondsUntilStoreMayHaveRoom) }
  if (code === 'limit') return { 'Retry-After': String(secondsOfALimit) }
  return {}
}

export function send(response: ServerResponse, answer: ApiAnswer): void {
  if (response.destroyed) return
  response.writeHead(answer.status, {
    ...answer.headers,
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(answer.body),
    'Cache-Control': 'no-store',
  })
  response.end(answer.body)
}

export function sendFailure(response: ServerResponse, error: AppError): void {
  send(response, failure(error))
}
