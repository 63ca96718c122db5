import { z } from 'zod'
import { nothing } from './api-fields.ts'
import { apiRoute } from './api-route.ts'
import { callSidParam } from './call-routes.ts'

export const recordingRoutes = {
  ticket: apiRoute({
    method: 'GET',
    path: '/api/exotel/recordings/:callSid',
    right: 'listen',
    message: 'An address that opens the recording for one minute.',
    params: callSidParam,
    query: nothing,
    body: nothing,
    answer: z.object({ callSid: z.string(), recordingUrl: z.url() }),
  }),
} as const

/** Where the bytes are; the ticket is all that is needed there. */
export const recordingAudioPath = '/api/exotel/recordings/:callSid/audio'

export function recordingUrl(base: string, callSid: string, ticket: string): string {
  const path = recordingAudioPath.replace(':callSid', encodeURIComponent(callSid))
  return `${base.replace(/\/+$/, '')}${path}?ticket=${encodeURIComponent(ticket)}`
}
