import type { NextFunction, Request, Response } from 'express'
import { sendAnswer, wantsXml } from './voice-answer.ts'

/** Thrown by a route to answer with one of the dialect's errors; the message is what the client reads. */
export class VoiceRefusal extends Error {
  override readonly name = 'VoiceRefusal'
  readonly status: number
  readonly headers: Readonly<Record<string, string>>

  constructor(status: number, message: string, headers: Readonly<Record<string, string>> = {}) {
    super(message)
    this.status = status
    this.headers = headers
  }
}

export function notFound(): VoiceRefusal {
  return new VoiceRefusal(404, 'The requested resource was not found')
}

/** The last of the routes. Whatever is not a refusal is a bug and answered as the provider answers its own. */
export function sendRefusal(
  thrown: unknown,
  request: Request,
  response: Response,
  _next: NextFunction,
): void {
  const refusal = thrown instanceof VoiceRefusal ? thrown : new VoiceRefusal(statusOf(thrown), 'Bad request')
  response.set(refusal.headers)
  const exception = { Status: refusal.status, Message: refusal.message }
  sendAnswer(response, wantsXml(request), refusal.status, { RestException: exception })
}

/** The body reader's errors bring a status: too large, broken off. */
function statusOf(thrown: unknown): number {
  const status = thrown instanceof Error && 'status' in thrown ? thrown.status : null
  return typeof status === 'number' ? status : 500
}
