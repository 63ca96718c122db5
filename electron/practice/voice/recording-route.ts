import type { Request, Response } from 'express'
import { momentOf } from '../call-moment.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeClock } from '../practice-clock.ts'
import { type Tone, toneBytes, toneLength } from './tone.ts'
import { checkCredentials } from './voice-gate.ts'
import { notFound, VoiceRefusal } from './voice-refusal.ts'

/**
 * `GET /recordings/{sid}.mp3`: private, and there only minutes after the call. The address says mp3, as the provider's
 * do; what is served is a WAV and says so, for nothing here can compress.
 */
export function recordingRoute(ledger: Ledger, clock: PracticeClock) {
  return (request: Request, response: Response): void => {
    checkCredentials(request)
    const call = ledger.call(String(request.params.file).replace(/\.mp3$/, ''))
    if (call === null || !momentOf(call, clock.now()).recorded) throw notFound()
    const tone: Tone = { seconds: call.course.talkSeconds, channels: call.channels }
    const length = toneLength(tone)
    const range = readRange(request.headers.range, length)
    if (range === 'unsatisfiable') {
      throw new VoiceRefusal(416, 'Range Not Satisfiable', { 'Content-Range': `bytes */${length}` })
    }
    const { from, until } = range ?? { from: 0, until: length }
    response.status(range === null ? 200 : 206)
    response.set({
      'Accept-Ranges': 'bytes',
      'Content-Type': 'audio/wav',
      'Content-Length': String(until - from),
    })
    if (range !== null) response.set('Content-Range', `bytes ${from}-${until - 1}/${length}`)
    if (request.method === 'HEAD') response.end()
    else toneBytes(tone, from, until).pipe(response)
  }
}

type ByteRange = { readonly from: number; readonly until: number }

/** One range of bytes; null, for everything, when the header is absent or asks for what is not served. */
function readRange(header: string | undefined, length: number): ByteRange | 'unsatisfiable' | null {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  const [, first = '', last = ''] = match ?? []
  if (match === null || (first === '' && last === '')) return null
  if (first === '') {
    const suffix = Math.min(Number(last), length)
    return suffix === 0 ? 'unsatisfiable' : { from: length - suffix, until: length }
  }
  const from = Number(first)
  const until = last === '' ? length : Math.min(Number(last) + 1, length)
  if (last !== '' && Number(last) < from) return null
  return from < length ? { from, until } : 'unsatisfiable'
}
