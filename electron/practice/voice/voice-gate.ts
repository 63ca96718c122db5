import type { NextFunction, Request, Response } from 'express'
import type { PracticeClock } from '../practice-clock.ts'
import { account } from './call-answer.ts'
import { VoiceRefusal } from './voice-refusal.ts'

const requestsPerMinute = 200
const minute = 60_000

/** Basic auth with the one key and token of practice. */
export function checkCredentials(request: Request): void {
  const [scheme, encoded] = (request.headers.authorization ?? '').split(' ')
  const given = scheme?.toLowerCase() === 'basic' ? Buffer.from(encoded ?? '', 'base64').toString('utf8') : ''
  if (given === 'practice:practice') return
  throw new VoiceRefusal(401, 'Authentication is required', { 'WWW-Authenticate': 'Basic realm="Exotel"' })
}

/** Credentials, account and the account's 200 requests in any minute of practice time, in this order. */
export function voiceGate(clock: PracticeClock) {
  let recent: number[] = []
  return (request: Request, _response: Response, next: NextFunction): void => {
    checkCredentials(request)
    if (request.params.account !== account) throw new VoiceRefusal(404, 'The account was not found')
    const now = clock.now()
    recent = recent.filter((at) => at > now - minute)
    const oldest = recent[0]
    if (oldest !== undefined && recent.length >= requestsPerMinute) {
      const seconds = Math.ceil((oldest + minute - now) / 1000)
      throw new VoiceRefusal(429, 'Too Many Requests', { 'Retry-After': String(seconds) })
    }
    recent.push(now)
    next()
  }
}
