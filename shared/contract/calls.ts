import { z } from 'zod'
import { partyRoles } from '../domain/booking.ts'
import { callDirections, callPurposes, callStatuses, legStatuses } from '../domain/call-status.ts'
import { push, request } from './shape.ts'

export const legView = z.object({
  who: z.enum(['agent', ...partyRoles, 'unknown']),
  /** The party or user on this side, when known. */
  id: z.string().nullable(),
  name: z.string(),
  numberLabel: z.string(),
  phase: z.enum(legStatuses),
  /** When this phase was first heard of; the timer of a leg counts from here. */
  since: z.number().nullable(),
})
export type LegView = z.infer<typeof legView>

export const callNoteKinds = [
  /** The end was not heard by callback; it was found by asking. */
  'healed-by-asking',
  /** The answer to the connect request was lost; the call was found in the provider's list. */
  'found-in-list',
  /** The answer was lost and the provider knows no such call. */
  'never-placed',
  /** Nothing was heard past the deadline; the provider is being asked. */
  'silent',
  /** The provider has known no such call for too long; it was closed. */
  'lost',
  /** The provider used a word the console does not know; the state was kept. */
  'unknown-word',
] as const

export const callNote = z.object({ at: z.number(), kind: z.enum(callNoteKinds), detail: z.string() })
export type CallNote = z.infer<typeof callNote>

export const callView = z.object({
  id: z.string(),
  bookingId: z.string().nullable(),
  bookingReference: z.string().nullable(),
  direction: z.enum(callDirections),
  purpose: z.enum(callPurposes),
  status: z.enum(callStatuses),
  agentId: z.string().nullable(),
  firstLeg: legView,
  secondLeg: legView,
  lineLabel: z.string(),
  recorded: z.boolean(),
  recordingAvailable: z.boolean(),
  requestedAt: z.number(),
  answeredAt: z.number().nullable(),
  endedAt: z.number().nullable(),
  /** Whole seconds of talk; null until the call has ended. */
  talkSeconds: z.number().int().nullable(),
  /** Rupees as a decimal string. */
  price: z.string().nullable(),
  /** Why a call that failed did so: `do-not-disturb`, `wrong-credentials` … */
  failureReason: z.string().nullable(),
  heard: z.object({
    at: z.number().nullable(),
    callbacks: z.number().int(),
    polls: z.number().int(),
  }),
  /** Nothing was heard past the deadline: what is shown may be old. */
  stale: z.boolean(),
  notes: z.array(callNote),
})
export type CallView = z.infer<typeof callView>

export const callsRequests = {
  /** Answers as soon as the intent is durable; what becomes of it arrives as `call.changed`. */
  'calls.place': request('place-calls', z.object({ bookingId: z.string(), partyId: z.string() }), callView),
  'calls.mine': request('desk', z.object({}), callView.nullable()),
  /** Newest first, `callsOfBookingAtOnce` of them; fewer mean that there are no older ones. */
  'calls.of-booking': request(
    'desk',
    z.object({ bookingId: z.string(), upTo: z.number().exactOptional() }),
    z.array(callView),
  ),
  /** Every call that goes on, the newest first. */
  'calls.open': request('supervise', z.object({}), z.array(callView)),
} as const

export const callsPushes = {
  'call.changed': push('desk', 'everyone', callView),
} as const
