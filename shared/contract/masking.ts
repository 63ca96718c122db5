import { z } from 'zod'
import {
  flowOutcomes,
  longestLifetimeHours,
  maskedRoles,
  sessionEndings,
  sessionFailures,
  sessionLists,
  sessionStates,
  shortestLifetimeHours,
} from '../domain/masking.ts'
import { callView } from './calls.ts'
import { push, request } from './shape.ts'

const hours = z.number().int().min(shortestLifetimeHours).max(longestLifetimeHours)

/** One of the two who may call each other. */
export const sessionSide = z.object({
  role: z.enum(maskedRoles),
  partyId: z.string(),
  name: z.string(),
  /** `•••• 3210` */
  numberLabel: z.string(),
  /** The line that this person calls, and sees when called: `080 •••• 5990`. */
  lineLabel: z.string(),
  /** What they type when they call from another phone; null once the session is over. */
  code: z.string().nullable(),
})
export type SessionSide = z.infer<typeof sessionSide>

export const sessionView = z.object({
  id: z.string(),
  bookingId: z.string(),
  bookingReference: z.string(),
  state: z.enum(sessionStates),
  /** Only of a session that could not be opened. */
  failure: z.enum(sessionFailures).nullable(),
  /** The customer's line, which most often is the worker's too; empty where none could be given. */
  lineLabel: z.string(),
  /** Customer first; empty where the session could not be opened. */
  sides: z.array(sessionSide),
  /** When it was opened, or when that failed. */
  openedAt: z.number(),
  /** Null: by itself, when the booking was accepted. */
  openedBy: z.string().nullable(),
  expiresAt: z.number().nullable(),
  lifetimeHours: z.number().int(),
  /** Each call moves the expiry. */
  sliding: z.boolean(),
  terminatedAt: z.number().nullable(),
  /** Null: by itself. */
  closedBy: z.string().nullable(),
  closedWhy: z.enum(sessionEndings).nullable(),
  calls: z.number().int(),
  /** Whole seconds of talk of all its calls. */
  talkSeconds: z.number().int(),
  /** Rupees as a decimal string, of the calls that the provider has billed; null before the first. */
  cost: z.string().nullable(),
  lastCallAt: z.number().nullable(),
})
export type SessionView = z.infer<typeof sessionView>

/** `canOpen` false: the booking is over or lacks somebody; `failure` says what is missing, null where it is over. */
export const sessionOfBooking = z.object({
  session: sessionView.nullable(),
  canOpen: z.boolean(),
  failure: z.enum(sessionFailures).nullable(),
})
export type SessionOfBooking = z.infer<typeof sessionOfBooking>

/** How much of one ExoPhone is in use. */
export const poolLine = z.object({
  id: z.string(),
  label: z.string(),
  name: z.string(),
  /** People who reach somebody over it now. */
  people: z.number().int(),
  /** It leads no calls of its own yet: the account's default line stands in while the pool is empty. */
  isDefault: z.boolean(),
})
export type PoolLine = z.infer<typeof poolLine>

export const poolPressure = z.object({
  lines: z.array(poolLine),
  /** The most sessions that one person has open now: so many lines are needed at the least. */
  needed: z.number().int(),
  /** The same with everything accepted or assigned that the next day holds. */
  forecast: z.number().int(),
  /** Openings that failed for lack of a line and still wait. */
  waiting: z.number().int(),
})
export type PoolPressure = z.infer<typeof poolPressure>

export const maskingOverview = z.object({
  active: z.number().int(),
  stuck: z.number().int(),
  failed: z.number().int(),
  pool: poolPressure,
  /** What a minute costs by Settings, rupees as a decimal string; null: nobody has said. */
  minutePrice: z.string().nullable(),
})
export type MaskingOverview = z.infer<typeof maskingOverview>

/** How often two people talked through sessions. */
export const maskedPair = z.object({
  customerPartyId: z.string(),
  customerName: z.string(),
  workerPartyId: z.string(),
  workerName: z.string(),
  sessions: z.number().int(),
  calls: z.number().int(),
  talkSeconds: z.number().int(),
  lastCallAt: z.number(),
})
export type MaskedPair = z.infer<typeof maskedPair>

export const maskedDay = z.object({
  /** Midnight in India at which the day begins. */
  at: z.number(),
  calls: z.number().int(),
  talkSeconds: z.number().int(),
  /** Minutes as they are billed: each begun one of each call. */
  billedMinutes: z.number().int(),
  /** Rupees as a decimal string, of the calls that the provider has billed. */
  cost: z.string(),
  /** Calls whose price is not known yet. */
  unpriced: z.number().int(),
  /** Their minutes, of `billedMinutes`. */
  unpricedMinutes: z.number().int(),
})
export type MaskedDay = z.infer<typeof maskedDay>

/** How sessions are opened when nobody says otherwise. */
export const maskingSettings = z.object({
  lifetimeHours: hours,
  /** Each call moves the end. */
  sliding: z.boolean(),
  recordCalls: z.boolean(),
})
export type MaskingSettings = z.infer<typeof maskingSettings>

/** What an applet of the masking flow was last told. */
export const flowAnswer = z.object({
  at: z.number(),
  outcome: z.enum(flowOutcomes),
})

/** Null: the applet has not asked lately. */
export const flowHeard = z.object({ connect: flowAnswer.nullable(), gather: flowAnswer.nullable() })
export type FlowHeard = z.infer<typeof flowHeard>

const span = { from: z.number(), to: z.number() }
const page = { offset: z.number().int().min(0), limit: z.number().int().min(1).max(200) }
const oneSession = z.object({ sessionId: z.string() })
const ofBooking = z.object({ bookingId: z.string() })
const pool = z.object({ lines: z.array(poolLine) })

export const maskingRequests = {
  /** The open session of a booking, else its latest. */
  'masking.of-booking': request('desk', ofBooking, sessionOfBooking),
  /** Every session that the booking has had, newest first. */
  'masking.history': request('desk', ofBooking, z.array(sessionView)),
  /** Answers the open one where there is one. Without hours: as Settings has it. */
  'masking.open': request(
    'place-calls',
    ofBooking.extend({ hours: hours.exactOptional(), sliding: z.boolean().exactOptional() }),
    sessionView,
  ),
  /** From now on so many hours. */
  'masking.extend': request('place-calls', oneSession.extend({ hours }), sessionView),
  /** Closing what is closed changes nothing. */
  'masking.close': request('place-calls', oneSession, sessionView),
  /** My own phone rings first, then theirs; both see the session's line. */
  'masking.test-call': request('place-calls', oneSession.extend({ role: z.enum(maskedRoles) }), callView),
  'masking.overview': request('supervise', z.object({}), maskingOverview),
  'masking.sessions': request(
    'supervise',
    z.object({ list: z.enum(sessionLists), ...page }),
    z.object({ sessions: z.array(sessionView), total: z.number().int() }),
  ),
  /** The most frequent first. */
  'masking.pairs': request(
    'supervise',
    z.object({ ...span, ...page }),
    z.object({ pairs: z.array(maskedPair), total: z.number().int() }),
  ),
  /** At most 92 days. */
  'masking.days': request('supervise', z.object(span), z.array(maskedDay)),
  'masking.settings': request('settings', z.object({}), maskingSettings),
  'masking.change-settings': request('settings', maskingSettings.partial(), maskingSettings),
  /** Whether the flow at the provider has asked this desk yet. */
  'masking.flow': request('settings', z.object({}), flowHeard),
  'masking.lines': request('settings', z.object({}), pool),
  'masking.add-line': request(
    'settings',
    z.object({ number: z.string().max(40), name: z.string().trim().max(60) }),
    pool,
  ),
  /** Sessions on the line are closed, and opened again on another where one is free. */
  'masking.release-line': request('settings', z.object({ id: z.string() }), pool),
} as const

export const maskingPushes = {
  /** A session opened, changed, ended or could not be opened; or one of its calls did something. */
  'masking.session-changed': push('desk', 'everyone', sessionOfBooking.extend({ bookingId: z.string() })),
  /** Something in the supervisor's figures changed; at most once a second. */
  'masking.overview-changed': push('supervise', 'everyone', z.object({})),
} as const
