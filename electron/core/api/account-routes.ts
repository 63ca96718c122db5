import { z } from 'zod'
import { nothing } from './api-fields.ts'
import { apiRoute } from './api-route.ts'

const config = z.object({
  serviceUrl: z.string(),
  accountSid: z.string().nullable(),
  subdomain: z.string(),
  /** Masked as every line is. */
  defaultExoPhone: z.string().nullable(),
  dltEntityId: z.string().nullable(),
  /** Secrets can be written, never read. */
  apiKeySet: z.boolean(),
  apiTokenSet: z.boolean(),
})

/** What is left out keeps its value; an empty text clears it. */
const configChange = z.object({
  serviceUrl: z.string().trim().max(500).exactOptional(),
  apiKey: z.string().trim().max(200).exactOptional(),
  apiToken: z.string().trim().max(200).exactOptional(),
  accountSid: z.string().trim().max(100).exactOptional(),
  subdomain: z.string().trim().max(200).exactOptional(),
  defaultExoPhone: z.string().trim().max(40).exactOptional(),
  dltEntityId: z.string().trim().max(100).exactOptional(),
})

export const accountRoutes = {
  health: apiRoute({
    method: 'GET',
    path: '/api/exotel/health',
    right: 'read',
    message: 'Whether calls can be placed, and which features are on.',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: z.object({
      enabled: z.boolean(),
      features: z.object({
        verifiedCallsEnabled: z.boolean(),
        numberMaskingEnabled: z.boolean(),
        voiceStreamingEnabled: z.boolean(),
        autoDialerEnabled: z.boolean(),
        cqaEnabled: z.boolean(),
      }),
      status: z.enum(['ok', 'unreachable', 'not-configured']),
      serviceUrl: z.string(),
    }),
  }),
  status: apiRoute({
    method: 'GET',
    path: '/api/exotel/status',
    right: 'read',
    message: 'What the provider says of the account just now.',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: z.object({
      status: z.enum(['ok', 'unreachable', 'not-configured']),
      provider: z.literal('exotel'),
      configured: z.boolean(),
      reachable: z.boolean(),
      accountSid: z.string().nullable(),
      latencyMs: z.number().nullable(),
      practice: z.boolean(),
    }),
  }),
  config: apiRoute({
    method: 'GET',
    path: '/api/exotel/config',
    right: 'read',
    message: 'The configuration without its secrets.',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: config,
  }),
  changeConfig: apiRoute({
    method: 'PUT',
    path: '/api/exotel/config',
    right: 'settings',
    message: 'Changes the configuration.',
    params: nothing,
    query: nothing,
    body: configChange,
    answer: config,
  }),
} as const
