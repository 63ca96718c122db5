import { z } from 'zod'
import { apiRights } from '../domain/api-rights.ts'
import { request } from './shape.ts'

/** The integration API for somebody who reads it; the same for programs is at `/openapi.json`. */
export const apiDescription = z.object({
  /** Where the API is reached: the public address, else the listener's own. */
  base: z.string(),
  routes: z.array(
    z.object({
      method: z.enum(['GET', 'POST', 'PUT']),
      path: z.string(),
      right: z.enum(apiRights),
      message: z.string(),
      /** Outlines of what goes in and out; null: nothing. */
      query: z.string().nullable(),
      body: z.string().nullable(),
      answer: z.string(),
    }),
  ),
})
export type ApiDescription = z.infer<typeof apiDescription>

export const apiDescriptionRequests = {
  'api.description': request('settings', z.object({}), apiDescription),
  /** What relayed events are signed with; asked for when somebody copies it. */
  'api.events-secret': request('settings', z.object({}), z.object({ secret: z.string() })),
  /** A new secret; the one before holds for another day. */
  'api.renew-events-secret': request('settings', z.object({}), z.object({})),
} as const
