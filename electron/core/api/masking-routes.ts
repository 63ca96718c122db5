import { z } from 'zod'
import { callStatuses } from '../../../shared/domain/call-status.ts'
import { maskedRoles } from '../../../shared/domain/masking.ts'
import { instantAnswer, nothing, wholeNumber } from './api-fields.ts'
import { apiRoute } from './api-route.ts'
import { bookingIdField, bookingParam, sessionAnswer } from './booking-routes.ts'

const callers = [...maskedRoles, 'agent'] as const

export const maskingRoutes = {
  call: apiRoute({
    method: 'POST',
    path: '/api/v1/call-masking/call',
    right: 'place-calls',
    message: 'Call initiated',
    params: nothing,
    query: nothing,
    body: z.object({
      booking_id: bookingIdField,
      caller: z.enum(callers),
      callee: z.enum(maskedRoles).nullish(),
      agent_id: z.string().max(100).nullish(),
    }),
    answer: z.object({
      call_id: z.string(),
      call_sid: z.string(),
      session_id: z.string(),
      from: z.string(),
      to: z.string(),
      caller_id: z.string(),
      status: z.enum(callStatuses),
    }),
  }),
  terminate: apiRoute({
    method: 'POST',
    path: '/api/v1/call-masking/terminate/:booking_id',
    right: 'place-calls',
    message: 'Call masking terminated',
    params: bookingParam,
    query: nothing,
    // Nothing is asked for; many send an empty body.
    body: null,
    answer: z.object({ session: sessionAnswer.nullable() }),
  }),
  status: apiRoute({
    method: 'GET',
    path: '/api/v1/call-masking/status/:booking_id',
    right: 'read',
    message: 'Call masking status',
    params: bookingParam,
    query: nothing,
    body: nothing,
    answer: z.object({
      session: sessionAnswer.nullable(),
      can_call: z.boolean(),
      reason: z.string().nullable(),
    }),
  }),
  logs: apiRoute({
    method: 'GET',
    path: '/api/v1/call-masking/logs/:booking_id',
    right: 'read',
    message: 'Call logs, newest first',
    params: bookingParam,
    query: z.object({
      limit: wholeNumber(1, 100).default(20),
      cursor: z.string().max(200).exactOptional(),
    }),
    body: nothing,
    answer: z.object({
      calls: z.array(
        z.object({
          id: z.string(),
          session_id: z.string(),
          caller_id: z.string().nullable(),
          caller_role: z.enum(callers),
          call_duration: z.number().int().nullable(),
          call_status: z.enum(callStatuses),
          exotel_call_sid: z.string().nullable(),
          started_at: instantAnswer.nullable(),
          ended_at: instantAnswer.nullable(),
          recording_available: z.boolean(),
          created_at: instantAnswer,
        }),
      ),
      next_cursor: z.string().nullable(),
    }),
  }),
} as const
