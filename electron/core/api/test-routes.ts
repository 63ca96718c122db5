import { z } from 'zod'
import { nothing } from './api-fields.ts'
import { apiRoute } from './api-route.ts'

export const testRoutes = {
  exotelStatus: apiRoute({
    method: 'GET',
    path: '/api/v1/test/exotel/status',
    right: 'test',
    message: 'Exotel status',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: z.object({
      configured: z.boolean(),
      reachable: z.boolean(),
      account_sid: z.string().nullable(),
      latency_ms: z.number().nullable(),
    }),
  }),
  call: apiRoute({
    method: 'POST',
    path: '/api/v1/test/call',
    right: 'test',
    message: 'Test call initiated',
    params: nothing,
    query: nothing,
    body: z.object({ from: z.string().max(40), to: z.string().max(40), caller_id: z.string().max(40) }),
    answer: z.object({
      call_sid: z.string(),
      from: z.string(),
      to: z.string(),
      caller_id: z.string(),
      message: z.string(),
    }),
  }),
  webhook: apiRoute({
    method: 'POST',
    path: '/api/v1/test/webhook/exotel',
    right: 'test',
    message: 'Test webhook taken',
    params: nothing,
    query: nothing,
    body: null,
    answer: z.object({ event_id: z.string(), applied: z.boolean() }),
  }),
} as const
