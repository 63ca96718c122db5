import { z } from 'zod'
import { longestLifetimeHours, shortestLifetimeHours } from '../../../shared/domain/masking.ts'
import { instantAnswer, nothing } from './api-fields.ts'
import { apiRoute } from './api-route.ts'

export const numberMaskingRoutes = {
  mask: apiRoute({
    method: 'POST',
    path: '/api/exotel/number-masking',
    right: 'place-calls',
    message: 'Lets two people reach each other over a line of ours, without a booking.',
    params: nothing,
    query: nothing,
    body: z.object({
      partyA: z.string().max(40),
      partyB: z.string().max(40),
      expiresInHours: z.number().int().min(shortestLifetimeHours).max(longestLifetimeHours).default(24),
      /** The two call each other of their own will, so nothing depends on it. */
      callType: z.enum(['trans', 'promo']).default('trans'),
      context: z.string().trim().max(200).nullish(),
    }),
    answer: z.object({ virtualNumber: z.string(), expiresAt: instantAnswer, mappingId: z.string() }),
  }),
} as const
