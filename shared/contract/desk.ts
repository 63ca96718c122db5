import { z } from 'zod'
import { push, request } from './shape.ts'

export const health = z.enum(['fresh', 'late', 'dead', 'off'])
export type Health = z.infer<typeof health>

/** Why an item of the strip is as it is; the window has a sentence for each. */
export const stripReasons = [
  /** Account. */
  'practice',
  'answered',
  'not-tried',
  'not-set-up',
  'refused',
  'unreachable',
  /** Callbacks: heard of late, never yet, or made up for by asking. */
  'heard',
  'none-yet',
  'polled',
  /** Tunnel: a public address is set, is missing, or is not needed. */
  'public',
  'not-set',
  'not-needed',
  /** Store. */
  'saved',
  'full',
] as const

/** One item of the status strip. `at`: when this was last known to be so. */
export const stripItem = z.object({ health, reason: z.enum(stripReasons), at: z.number().nullable() })
export type StripItem = z.infer<typeof stripItem>

export const deskStatus = z.object({
  /** The core's time, and how fast it runs against the wall; in practice it may run faster. */
  clock: z.object({ now: z.number(), speed: z.number() }),
  practice: z.boolean(),
  account: stripItem,
  callbacks: stripItem,
  tunnel: stripItem,
  store: stripItem,
  callingWindow: z.object({
    open: z.boolean(),
    /** When it next closes (if open) or opens (if closed). */
    changesAt: z.number(),
    /** Minutes of the day, IST. */
    opensMinute: z.number().int(),
    closesMinute: z.number().int(),
  }),
  deadLetters: z.number().int(),
})
export type DeskStatus = z.infer<typeof deskStatus>

export const deskRequests = {
  'desk.status': request('desk', z.object({}), deskStatus),
} as const

export const deskPushes = {
  'desk.changed': push('desk', 'everyone', deskStatus),
} as const
