import { z } from 'zod'
import { partyRoles } from '../domain/booking.ts'
import { matchReasons } from '../domain/caller-match.ts'
import { callView } from './calls.ts'
import { push, request } from './shape.ts'

/** A booking that the caller may mean, and why. */
export const callerMatch = z.object({
  bookingId: z.string(),
  reference: z.string(),
  service: z.string(),
  locality: z.string(),
  scheduledAt: z.number().nullable(),
  lastCalledAt: z.number().nullable(),
  partyId: z.string(),
  role: z.enum(partyRoles),
  name: z.string(),
  reason: z.enum(matchReasons),
})
export type CallerMatch = z.infer<typeof callerMatch>

/** A call that came in, with every booking its caller may mean, the likeliest first; none: nobody is known. */
export const inboundCall = z.object({ call: callView, matches: z.array(callerMatch) })
export type InboundCall = z.infer<typeof inboundCall>

const byUser = z.object({ userId: z.string(), name: z.string(), at: z.number() })

/** Somebody who called, whom nobody answered and nobody has talked with since; one entry, however often they called. */
export const missedCaller = z.object({
  key: z.string(),
  who: z.enum(['agent', ...partyRoles, 'unknown']),
  /** Empty where nobody is known. */
  name: z.string(),
  numberLabel: z.string(),
  partyId: z.string().nullable(),
  bookingId: z.string().nullable(),
  bookingReference: z.string().nullable(),
  times: z.number().int(),
  firstAt: z.number(),
  lastAt: z.number(),
  lastCallId: z.string(),
  /** How long the last call lasted before it was given up; null where it was not told. */
  rangSeconds: z.number().int().nullable(),
  /** The last one was declined on the phone rather than not heard. */
  declined: z.boolean(),
  /** False for a hidden number. */
  canCallBack: z.boolean(),
  takenBy: byUser.nullable(),
  /** Called back, and not reached. */
  triedBy: byUser.nullable(),
})
export type MissedCaller = z.infer<typeof missedCaller>

/** What is to be called next, and why it is. */
export const nextCall = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('missed'), caller: missedCaller }),
  z.object({
    kind: z.enum(['call-back', 'booking']),
    bookingId: z.string(),
    bookingReference: z.string(),
    partyId: z.string(),
    name: z.string(),
    /** When it was due or promised. */
    dueAt: z.number().nullable(),
  }),
])
export type NextCall = z.infer<typeof nextCall>

const oneCaller = z.object({ key: z.string().max(120) })
const list = z.object({ callers: z.array(missedCaller) })

export const inboundRequests = {
  /** The call that rings at my phone or that I am on, if it came in. */
  'inbound.current': request('desk', z.object({}), inboundCall.nullable()),
  /** It was about another of the caller's bookings. */
  'inbound.choose-booking': request(
    'desk',
    z.object({ callId: z.string(), bookingId: z.string() }),
    inboundCall,
  ),
  /** Newest first. */
  'inbound.missed': request('desk', z.object({}), list),
  /** Mine to call back, so that nobody else does. */
  'inbound.take': request('place-calls', oneCaller, list),
  'inbound.release': request('place-calls', oneCaller, list),
  /** Takes the caller and calls them, as far as a call may be placed. */
  'inbound.call-back': request('place-calls', oneCaller, callView),
  'inbound.dismiss': request('place-calls', oneCaller, list),
  'inbound.next': request('place-calls', z.object({}), nextCall.nullable()),
} as const

export const inboundPushes = {
  /** A call that came in, at every change of it until it has ended. */
  'inbound.call': push('desk', 'everyone', inboundCall),
  'inbound.missed-changed': push('desk', 'everyone', list),
} as const
