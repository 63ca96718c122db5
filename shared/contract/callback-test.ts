import { z } from 'zod'
import { request } from './shape.ts'

/** The way of a callback, from this computer out and back in. */
export const callbackHops = [
  'listener',
  'address',
  'certificate',
  'tunnel',
  'through',
  'secret',
  'store',
] as const
export type CallbackHop = (typeof callbackHops)[number]

/** Why a hop failed; the window has what happened and what to press for each. */
export const hopFailures = [
  'not-listening',
  'store-full',
  'not-set',
  'not-found',
  'name-server',
  'refused',
  'timeout',
  'not-tls',
  'expired',
  'wrong-name',
  'untrusted',
  'no-answer',
  'tunnel-down',
  'something-else',
  'not-accepted',
  'not-recorded',
] as const
export type HopFailure = (typeof hopFailures)[number]

export const hopResult = z.object({
  hop: z.enum(callbackHops),
  state: z.enum(['passed', 'failed', 'not-tried', 'not-needed']),
  failure: z.enum(hopFailures).nullable(),
  /** Wall time of this hop, milliseconds. */
  tookMs: z.number().nullable(),
  /** A host, an address, a status, a date: never a secret. */
  detail: z.string().nullable(),
})
export type HopResult = z.infer<typeof hopResult>

export const callbackTest = z.object({
  /** `local`: the provider runs on this computer, so callbacks need no way from outside. */
  route: z.enum(['public', 'local', 'none']),
  hops: z.array(hopResult),
  tookMs: z.number(),
  listenerPort: z.number().int(),
})
export type CallbackTest = z.infer<typeof callbackTest>

export const callbackTestRequests = {
  'settings.test-callbacks': request('settings', z.object({}), callbackTest),
} as const
