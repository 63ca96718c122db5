import { pipeline } from 'node:stream/promises'
import type { RequestHandler } from 'express'
import { AppError } from '../../../shared/app-error.ts'
import type { Log } from '../ports.ts'
import { failure, send, sendFailure } from './api-answer.ts'
import type { ApiRecordings, RecordingAudio } from './api-ports.ts'
import type { ApiHandlers } from './api-route.ts'
import { type recordingRoutes, recordingUrl } from './recording-routes.ts'

export function recordingHandlers(
  recordings: ApiRecordings,
  baseUrl: () => string,
): ApiHandlers<typeof recordingRoutes> {
  return {
    ticket: async ({ params: { callSid } }) => {
      const ticket = await recordings.ticket(callSid)
      if (ticket === null) throw new AppError('not-found', 'There is no recording of this call.')
      return { callSid, recordingUrl: recordingUrl(baseUrl(), callSid, ticket) }
    },
  }
}

/** Streams a recording to whoever holds its ticket. */
export function recordingAudio(recordings: ApiRecordings, log: Log): RequestHandler {
  return async (request, response) => {
    const { ticket } = request.query
    let audio: RecordingAudio | null
    try {
      audio = typeof ticket === 'string' ? await recordings.open(ticket, request.headers.range ?? null) : null
    } catch (thrown) {
      const answer = failure(thrown)
      if (answer.code === 'internal') log.error('api', 'A recording could not be opened', { cause: thrown })
      return send(response, answer)
    }
    if (audio === null) return sendFailure(response, new AppError('not-found', 'Not found.'))
    response.writeHead(audio.status, headersOf(audio))
    try {
      await pipeline(audio.body, response)
    } catch (cause) {
      // The listener went away, or the source broke off: the answer is cut short, which is all that can be said.
      log.debug('api', 'A recording was not sent to its end', { cause })
    }
  }
}

function headersOf({ contentType, contentLength, contentRange }: RecordingAudio): Record<string, string> {
  return {
    'Content-Type': contentType,
    'Accept-Ranges': 'bytes',
    'Cache-Control': 'no-store',
    ...(contentLength === null ? {} : { 'Content-Length': String(contentLength) }),
    ...(contentRange === null ? {} : { 'Content-Range': contentRange }),
  }
}
