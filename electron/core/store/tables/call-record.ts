import type { PartyRole } from '../../../../shared/domain/booking.ts'
import type {
  CallDirection,
  CallPurpose,
  CallStatus,
  LegStatus,
} from '../../../../shared/domain/call-status.ts'
import type { ProviderStatus } from '../../telecom/telecom-provider.ts'

/** Who is on one side of a call. `unknown`: a number that belongs to nobody we know. */
export type CallSide = {
  readonly who: 'agent' | PartyRole | 'unknown'
  /** The user's or party's id. */
  readonly id: string | null
  readonly numberId: string | null
}

/** How far our own request got. */
export type Placement =
  /** The intent is stored; the request may be on its way. Found like this after a restart, the outcome is unknown. */
  | 'asked'
  | 'accepted'
  /** The answer was lost; the provider's list is being asked. */
  | 'unknown'
  /** No call exists: refused, or never arrived. */
  | 'refused'
  /** Not placed by us: it came in, or another system placed it. */
  | 'foreign'

/** A value and how much the source that gave it is worth; details that were asked for outweigh callbacks. */
export type Weighed<Value> = { readonly value: Value; readonly weight: number }

/**
 * Everything heard of a call so far. Merging is commutative, associative and idempotent (calls/call-facts.ts), so order
 * and repetition do not matter; hence the whole is stored, not only what was derived from it.
 */
export type CallFacts = {
  readonly word: Weighed<ProviderStatus> | null
  readonly final: boolean
  readonly firstLeg: Weighed<LegStatus> | null
  readonly secondLeg: Weighed<LegStatus> | null
  readonly startedAt: Weighed<number> | null
  readonly endedAt: Weighed<number> | null
  readonly talkSeconds: Weighed<number> | null
  readonly price: Weighed<string> | null
  readonly recordingUrl: Weighed<string> | null
  /** When each phase was first heard of, by our clock; for the timers of the legs. */
  readonly firstSince: PhaseTimes
  readonly secondSince: PhaseTimes
  /** Only for calls that came in. */
  readonly inbound?: InboundFacts
}

/** What is known of the sides of a call that came in; numbers by id. */
export type InboundFacts = {
  readonly caller: Weighed<string> | null
  readonly line: Weighed<string> | null
  /** The phone that the provider's books name as the other side. */
  readonly dialled: Weighed<string> | null
  /** Every phone of the desk that was rung for it. */
  readonly attempts: Readonly<Record<string, AttemptTimes>>
  readonly createdAt: Weighed<number> | null
}

/** One phone that was rung, by the provider's clock; a phone that was rung twice shows the last time. */
export type AttemptTimes = { readonly rung?: number; readonly answered?: number; readonly ended?: number }

export type PhaseTimes = { readonly ringing?: number; readonly talking?: number; readonly ended?: number }

/** A call as it is stored. */
export type CallRecord = {
  readonly id: string
  readonly provider: string
  readonly providerCallId: string | null
  readonly correlation: string
  readonly bookingId: string | null
  readonly direction: CallDirection
  readonly purpose: CallPurpose
  readonly agentUserId: string | null
  readonly first: CallSide
  readonly second: CallSide
  readonly lineNumberId: string | null
  readonly placement: Placement
  readonly status: CallStatus
  readonly facts: CallFacts
  readonly requestedAt: number
  /** Derived from the facts with the status: null until the end is known, 0 when nobody talked. */
  readonly talkSeconds: number | null
  readonly recorded: boolean
  readonly failureReason: string | null
  readonly heardAt: number | null
  readonly callbacks: number
  readonly polls: number
  readonly nextCheckAt: number | null
  /** How often the provider was asked in the present phase; the schedule of the next question follows from it. */
  readonly checks: number
  readonly relay: { readonly url: string; readonly field: string | null } | null
  readonly revision: number
  readonly updatedAt: number
}

/** A call with what people see of it. Numbers are masked here already. */
export type CallWithNames = {
  readonly call: CallRecord
  readonly bookingReference: string | null
  readonly firstName: string
  readonly firstLabel: string
  readonly secondName: string
  readonly secondLabel: string
  readonly lineLabel: string
}
