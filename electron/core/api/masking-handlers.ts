import type { z } from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { printInstant, printInstantOrNull } from './api-fields.ts'
import type { ApiHandlers } from './api-route.ts'
import { printSession } from './booking-handlers.ts'
import type { ApiMasking, ApiSessionCall, SessionLogPlace } from './booking-ports.ts'
import type { maskingRoutes } from './masking-routes.ts'
import { placeOnce } from './place-once.ts'

export function maskingHandlers(masking: ApiMasking): ApiHandlers<typeof maskingRoutes> {
  return {
    call: async ({ body }, context) => {
      const { booking_id: reference, caller } = body
      const agentId = body.agent_id ?? context.caller.defaultAgentId
      const { correlation } = context
      const request = { reference, caller, callee: body.callee ?? null, agentId, correlation }
      const placed = await placeOnce(masking, context, () => masking.call(request))
      return {
        call_id: placed.callId,
        call_sid: placed.providerCallId,
        session_id: placed.sessionId,
        from: placed.fromLabel,
        to: placed.toLabel,
        caller_id: placed.lineLabel,
        status: placed.status,
      }
    },
    terminate: async ({ params }) => {
      const session = await masking.terminate(params.booking_id)
      return { session: session && printSession(session) }
    },
    status: async ({ params }) => {
      const { session, canCall, reason } = await masking.status(params.booking_id)
      return { session: session && printSession(session), can_call: canCall, reason }
    },
    logs: async ({ params, query }) => {
      const after = query.cursor === undefined ? null : readCursor(query.cursor)
      const { calls, next } = await masking.log(params.booking_id, after, query.limit)
      return { calls: calls.map(printCall), next_cursor: next && printCursor(next) }
    },
  }
}

type LogAnswer = z.input<(typeof maskingRoutes)['logs']['answer']>

function printCall(call: ApiSessionCall): LogAnswer['calls'][number] {
  return {
    id: call.id,
    session_id: call.sessionId,
    caller_id: call.callerId,
    caller_role: call.callerRole,
    call_duration: call.talkSeconds,
    call_status: call.status,
    exotel_call_sid: call.providerCallId,
    started_at: printInstantOrNull(call.startedAt),
    ended_at: printInstantOrNull(call.endedAt),
    recording_available: call.recordingAvailable,
    created_at: printInstant(call.createdAt),
  }
}

/** Opaque to callers, who hand it back as they got it. */
function printCursor({ at, id }: SessionLogPlace): string {
  return Buffer.from(`${at} ${id}`).toString('base64url')
}

/** @throws AppError `bad-input` */
function readCursor(cursor: string): SessionLogPlace {
  const found = /^(\d{1,15}) ([a-z0-9_]{1,60})$/.exec(Buffer.from(cursor, 'base64url').toString())
  const [, at, id] = found ?? []
  if (at !== undefined && id !== undefined) return { at: Number(at), id }
  throw new AppError('bad-input', 'The cursor is not one of this API.', { field: 'cursor' })
}
