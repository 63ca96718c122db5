/** Words of masking sessions: while one is open, customer and worker of a booking reach each other over lines of ours. */

export const sessionStates = ['active', 'closed', 'expired', 'failed'] as const
export type SessionState = (typeof sessionStates)[number]

/** Why a session is no longer open. */
export const sessionEndings = [
  'completed',
  'cancelled',
  'by-hand',
  'expired',
  /** Customer, worker or one of their numbers changed: another session takes its place. */
  'people-changed',
  /** The line was taken out of the pool. */
  'line-released',
  /** The booking backend asked for it. */
  'by-backend',
] as const
export type SessionEnding = (typeof sessionEndings)[number]

/** Why no session could be opened. */
export const sessionFailures = [
  /** Every line is in use by one of the two people already. */
  'pool-exhausted',
  'no-lines',
  'customer-missing',
  'worker-missing',
  'number-missing',
  /** Both have the same number. */
  'same-number',
] as const
export type SessionFailure = (typeof sessionFailures)[number]

/** The two who may call each other. */
export const maskedRoles = ['customer', 'worker'] as const
export type MaskedRole = (typeof maskedRoles)[number]

export function counterpartOf(role: MaskedRole): MaskedRole {
  return role === 'customer' ? 'worker' : 'customer'
}

/** Hours that a session may be given. */
export const shortestLifetimeHours = 1
export const longestLifetimeHours = 168
export const usualLifetimeHours = 24

/** Digits of the code that somebody types who calls from another phone. */
export const codeDigits = 6

/** What becomes of a call that asks over the flow. */
export const flowOutcomes = [
  'connected',
  'connected-by-code',
  'asked-for-code',
  /** No open session for this caller on this line. */
  'unknown-caller',
  'wrong-code',
  'too-many-codes',
  /** Two numbers end in the same ten digits. */
  'ambiguous',
  'expired',
  'booking-over',
  'people-changed',
  /** The request names no line of ours. */
  'unknown-line',
] as const
export type FlowOutcome = (typeof flowOutcomes)[number]

/** What supervisors look through. `stuck`: open, though its time or its booking is over. */
export const sessionLists = ['active', 'stuck', 'failed', 'ended'] as const
export type SessionList = (typeof sessionLists)[number]
