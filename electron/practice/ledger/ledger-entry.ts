import type { Mix } from '../mix.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { ClockOrigin } from '../practice-clock.ts'

/** The run of practice as a whole. */
export type PracticeRun = ClockOrigin & {
  readonly seed: number
  /** The instant for which the desk's bookings were laid out. */
  readonly deskAt: number
  /** The start was asked for, hour and all, so it is never moved to a working hour. */
  readonly startGiven: boolean
}

/** One request to place a call and how it was answered. */
export type ConnectAttempt = {
  readonly at: number
  readonly customField: string | null
  /** Ten national digits of the number that decides: the second leg, or the first when a flow was dialled. */
  readonly dialled: string
  readonly status: 200 | 403 | 409 | 429 | 503
  readonly sid: string | null
  /** The call list was asked for since the same intent was last attempted. */
  readonly listAskedBefore: boolean
}

/** A rule that only the client can break, broken. */
export type Violation = {
  readonly kind: 'second-connect'
  readonly at: number
  readonly customField: string
  /** The call that the intent already has. */
  readonly sid: string
}

export type Delivery = {
  readonly sid: string
  /** Which of the call's callbacks, from 0. */
  readonly index: number
  readonly attempts: number
  readonly lastAttemptAt: number
  /** Accepted by the receiver, or given up. */
  readonly settled: 'accepted' | 'dropped' | null
  /** The receiver's last answer; null when there was none. */
  readonly status: number | null
}

/** What was set up for the lines of the desk, as on the provider's dashboard. Null: the applet has no address. */
export type CallFlow = {
  readonly popupUrl: string | null
  readonly passthruUrl: string | null
  /** Ask whom to dial, and for a code, on the lines that lead to somebody's counterpart. */
  readonly connectUrl: string | null
  readonly gatherUrl: string | null
  /** Ten national digits each. */
  readonly maskedLines: readonly string[]
  /** The phone of the desk, ten national digits; null: the one that the last call was placed from. */
  readonly deskPhone: string | null
  /** How many people call in within an hour, on average. */
  readonly callInsPerHour: number
}

/** The lines of the state file. */
export type LedgerEntry =
  | { readonly entry: 'run'; readonly run: PracticeRun }
  | { readonly entry: 'mix'; readonly mix: Mix }
  | { readonly entry: 'flow'; readonly flow: CallFlow }
  | { readonly entry: 'call'; readonly call: PracticeCall }
  | { readonly entry: 'attempt'; readonly attempt: ConnectAttempt }
  | { readonly entry: 'delivery'; readonly delivery: Delivery }
  | { readonly entry: 'violation'; readonly violation: Violation }
  | { readonly entry: 'stopped'; readonly at: number }
