import { z } from 'zod'
import { callDirections, callStatuses } from '../domain/call-status.ts'
import { talkBounds } from '../domain/talk-time.ts'
import { callView } from './calls.ts'
import { push, request } from './shape.ts'

/** What the call log is narrowed to. Instants and talk are inclusive below, exclusive above. */
export const callLogFilter = z.object({
  from: z.number().exactOptional(),
  to: z.number().exactOptional(),
  status: z.enum(callStatuses).exactOptional(),
  direction: z.enum(callDirections).exactOptional(),
  agentId: z.string().max(64).exactOptional(),
  talkAtLeast: z.literal(talkBounds).exactOptional(),
  talkBelow: z.literal(talkBounds).exactOptional(),
  /** A booking's reference, the last four digits of a number, or words of a name. */
  search: z.string().trim().min(1).max(60).exactOptional(),
})
export type CallLogFilter = z.infer<typeof callLogFilter>

/** Behind which call a page begins. */
export const callPlace = z.object({ requestedAt: z.number(), id: z.string() })

export const callLogPage = z.object({
  /** Newest first. */
  calls: z.array(callView),
  more: z.boolean(),
  /** More people fit the search than are looked up: only the calls of some are here. */
  tooMany: z.boolean(),
})

/** Calls of one hour, day or month of India that have ended. */
export const callBar = z.object({
  /** When it begins. */
  from: z.number(),
  answered: z.number(),
  notAnswered: z.number(),
})
export type CallBar = z.infer<typeof callBar>

export const callTotals = z.object({
  calls: z.number(),
  /** Of these, calls that may still be going on. */
  open: z.number(),
  answered: z.number(),
  talkSeconds: z.number(),
  costPaise: z.number(),
  unit: z.enum(['hour', 'day', 'month']),
  /** Oldest first; those without calls are left out. */
  bars: z.array(callBar),
})
export type CallTotals = z.infer<typeof callTotals>

export const exportProgress = z.object({
  id: z.string(),
  done: z.number(),
  calls: z.number(),
  state: z.enum(['going-on', 'finished', 'ended-early']),
})
export type ExportProgress = z.infer<typeof exportProgress>

export const callLogRequests = {
  'calls.log': request(
    'desk',
    z.object({
      filter: callLogFilter,
      after: callPlace.nullable(),
      limit: z.number().int().min(1).max(100),
    }),
    callLogPage,
  ),
  'calls.log-totals': request('desk', z.object({ filter: callLogFilter }), callTotals),
  /** Whose calls the log can be narrowed to. */
  'calls.agents': request('desk', z.object({}), z.array(z.object({ id: z.string(), name: z.string() }))),
  /** Prepares a file of these calls; its bytes are made while they are read, with a ticket for `call-export`. */
  'calls.export': request(
    'export',
    z.object({ filter: callLogFilter }),
    z.object({ id: z.string(), calls: z.number() }),
  ),
  'calls.cancel-export': request('export', z.object({ id: z.string() }), z.object({})),
} as const

export const callLogPushes = {
  'calls.export-progress': push('export', 'user', exportProgress),
} as const
