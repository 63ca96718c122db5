import { z } from 'zod'
import { apiRights } from '../domain/api-rights.ts'
import { request } from './shape.ts'

/** A key of the integration API, without the key itself: that is shown once, when it is made. */
export const apiKeyView = z.object({
  id: z.string(),
  name: z.string(),
  rights: z.array(z.enum(apiRights)),
  /** Whose calls it places where a request names no agent. */
  defaultAgent: z.object({ id: z.string(), name: z.string() }).nullable(),
  createdAt: z.number(),
  /** To the minute; null: never used. */
  lastUsedAt: z.number().nullable(),
  revokedAt: z.number().nullable(),
})
export type ApiKeyView = z.infer<typeof apiKeyView>

/** No right at all is possible: such a key may only read the description of the API. */
export const apiKeyChange = z.object({
  name: z.string().trim().min(1).max(60),
  rights: z.array(z.enum(apiRights)).max(apiRights.length),
  defaultAgentId: z.string().max(60).nullable(),
})
export type ApiKeyChange = z.infer<typeof apiKeyChange>

/** Newest first, revoked ones at the end. */
const apiKeyList = z.array(apiKeyView)

export const apiKeysRequests = {
  'api-keys.list': request('settings', z.object({}), apiKeyList),
  'api-keys.create': request(
    'settings',
    apiKeyChange,
    z.object({ key: z.string(), id: z.string(), keys: apiKeyList }),
  ),
  'api-keys.change': request('settings', apiKeyChange.extend({ id: z.string().max(60) }), apiKeyList),
  /** From then on it is answered 401. */
  'api-keys.revoke': request('settings', z.object({ id: z.string().max(60) }), apiKeyList),
} as const
