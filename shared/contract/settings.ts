import { z } from 'zod'
import { addressedHooks } from '../domain/addressed-hooks.ts'
import { request } from './shape.ts'

export const settingSources = ['default', 'environment', 'screen', 'generated'] as const

/** A setting as the screen shows it. A secret has no value here, only whether it is set and its last four characters. */
export const settingView = z.object({
  value: z.string().nullable(),
  secret: z.boolean(),
  source: z.enum(settingSources),
  /** The environment variable that provisioned it, when one did. */
  variable: z.string().nullable(),
  changedAt: z.number().nullable(),
  /** The name of the user who changed it here. */
  changedBy: z.string().nullable(),
})
export type SettingView = z.infer<typeof settingView>

export const accountSettings = z.object({
  accountSid: settingView,
  apiKey: settingView,
  apiToken: settingView,
  subdomain: settingView,
  apiBaseUrl: settingView,
  defaultExophone: settingView,
  flowAppId: settingView,
})
export type AccountSettings = z.infer<typeof accountSettings>

/** What is left out keeps its value; an empty string clears it. */
export const accountChange = z.object({
  accountSid: z.string().trim().max(100).exactOptional(),
  apiKey: z.string().trim().max(200).exactOptional(),
  apiToken: z.string().trim().max(200).exactOptional(),
  subdomain: z.string().trim().max(200).exactOptional(),
  apiBaseUrl: z.string().trim().max(500).exactOptional(),
  defaultExophone: z.string().trim().max(40).exactOptional(),
  flowAppId: z.string().trim().max(40).exactOptional(),
})
export type AccountChange = z.infer<typeof accountChange>

export const accountTest = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('accepted'),
    latencyMs: z.number(),
    /** Balance in rupees as the provider prints it, when it tells. */
    balance: z.string().nullable(),
  }),
  z.object({ kind: z.literal('failed'), reason: z.string(), latencyMs: z.number() }),
  z.object({ kind: z.literal('not-configured'), missing: z.array(z.string()) }),
])
export type AccountTest = z.infer<typeof accountTest>

export const callbackSettings = z.object({
  publicUrl: settingView,
  hookToken: settingView,
  /** For the hooks whose answers carry a number. */
  flowToken: settingView,
  /** Until when the secret before the present one is accepted too. */
  previousHoldsUntil: z.object({ hook: z.number().nullable(), flow: z.number().nullable() }),
  listenerUrl: z.string(),
  deadLetters: z.number().int(),
})
export type CallbackSettings = z.infer<typeof callbackSettings>

export const deadLetterView = z.object({
  id: z.string(),
  receivedAt: z.number(),
  route: z.string(),
  reason: z.string(),
  bytes: z.number().int(),
  replayedAt: z.number().nullable(),
})
export type DeadLetterView = z.infer<typeof deadLetterView>

export const settingsRequests = {
  'settings.account': request('settings', z.object({}), accountSettings),
  'settings.change-account': request('settings', accountChange, accountSettings),
  'settings.test-account': request('settings', z.object({}), accountTest),
  'settings.callbacks': request('settings', z.object({}), callbackSettings),
  'settings.change-callbacks': request(
    'settings',
    z.object({ publicUrl: z.string().trim().max(500) }),
    callbackSettings,
  ),
  /** The whole address of a hook, secret included; asked for when somebody copies it. */
  'settings.hook-address': request(
    'settings',
    z.object({ hook: z.enum(addressedHooks) }),
    z.object({ url: z.string() }),
  ),
  'settings.renew-token': request(
    'settings',
    z.object({ token: z.enum(['hook', 'flow']) }),
    callbackSettings,
  ),
  'settings.dead-letters': request('settings', z.object({}), z.array(deadLetterView)),
  'settings.replay-dead-letter': request('settings', z.object({ id: z.string() }), deadLetterView),
} as const
