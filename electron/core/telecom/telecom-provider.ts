import type { Readable } from 'node:stream'
import type { CallDirection, LegStatus } from '../../../shared/domain/call-status.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { ProviderError } from './provider-error.ts'

/** The provider's word for a call as a whole, spelled one way. */
export type ProviderStatus =
  | 'queued'
  | 'ringing'
  | 'in-progress'
  | 'completed'
  | 'busy'
  | 'no-answer'
  | 'failed'
  | 'canceled'

/**
 * What one source said of one call at one moment, free of the provider's dialect. Null: this source did not say.
 * Reports may arrive in any order and more than once.
 */
export type CallReport = {
  readonly source: 'callback' | 'poll' | 'connect-answer'
  readonly providerCallId: string
  /** What we put into the provider's custom field; null where it is absent or illegible. */
  readonly correlation: string | null
  /** Null when the provider used a word we do not know; `unknownWord` then holds it. */
  readonly status: ProviderStatus | null
  readonly unknownWord: string | null
  /** True when the provider says so by itself, not by the status: a `terminal` event. */
  readonly final: boolean
  readonly direction: CallDirection | null
  readonly firstLeg: LegStatus | null
  readonly secondLeg: LegStatus | null
  /** The numbers as E.164 where they could be read; `sip:` addresses and placeholders are null. */
  readonly firstNumber: E164 | null
  readonly secondNumber: E164 | null
  readonly lineNumber: E164 | null
  /** Instants in milliseconds UTC. */
  readonly createdAt: number | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly updatedAt: number | null
  /** Talk time, never ringing. */
  readonly talkSeconds: number | null
  /** Rupees as a decimal string. */
  readonly price: string | null
  readonly recordingUrl: string | null
  /** For a call that came in: what became of ringing one phone of the desk, which `secondNumber` names. */
  readonly attempt?: DialAttempt
}

/** `at`: the provider's time, where it told one. `ended` says that this phone is free again, never how the call ended. */
export type DialAttempt = { readonly phase: 'rung' | 'answered' | 'ended'; readonly at: number | null }

export type ConnectOptions = {
  readonly line: E164
  /** Opaque; comes back with callbacks and details. At most 128 characters. */
  readonly correlation: string
  readonly record: boolean
  /** Longest talk, seconds, at most 14 400. */
  readonly timeLimitSeconds?: number
  /** How long each leg may ring, seconds. */
  readonly ringSeconds?: number
  /** Where events are to be posted; absent when no address can be reached from outside. */
  readonly statusCallback?: string
}

export type ConnectTwoNumbers = ConnectOptions & { readonly first: E164; readonly second: E164 }
export type ConnectToFlow = ConnectOptions & { readonly first: E164; readonly flowAppId: string }

/**
 * What became of one attempt to connect. Only `unavailable` may be repeated, and only after the provider's own
 * list shows no call for the correlation; `unknown` is reconciled from that list and never repeated.
 */
export type ConnectOutcome =
  | { readonly kind: 'accepted'; readonly report: CallReport }
  | { readonly kind: 'refused'; readonly error: ProviderError }
  | { readonly kind: 'unavailable'; readonly error: ProviderError }
  | { readonly kind: 'unknown'; readonly error: ProviderError }

export type CallListQuery = {
  readonly createdFrom: number
  readonly createdTo: number
  readonly first?: E164
  readonly second?: E164
  readonly direction?: CallDirection
}

export type NumberMetadata = {
  readonly circle: string | null
  readonly operator: string | null
  readonly kind: 'mobile' | 'landline' | null
  readonly doNotDisturb: boolean | null
}

export type AccountBalance = { readonly amount: string; readonly currency: string }

export type RecordingStream = {
  readonly status: 200 | 206
  readonly contentType: string
  readonly contentLength: number | null
  readonly contentRange: string | null
  readonly body: Readable
}

/**
 * A telephone company, as the core sees it. Every method but the two connects throws `ProviderError`;
 * reads are repeated inside where that is safe.
 */
export interface TelecomProvider {
  readonly name: 'exotel'
  connectTwoNumbers(request: ConnectTwoNumbers): Promise<ConnectOutcome>
  connectToFlow(request: ConnectToFlow): Promise<ConnectOutcome>
  /** Null when the provider knows no such call (yet). */
  callDetails(providerCallId: string): Promise<CallReport | null>
  /** Details of many at once, without legs. At most 20 ids; unknown ones are left out. */
  callDetailsOf(providerCallIds: readonly string[]): Promise<readonly CallReport[]>
  /** Every call in the range, page after page, newest first. */
  listCalls(query: CallListQuery): AsyncIterable<CallReport>
  /** `range` is an HTTP Range header value. Credentials go to the provider's own hosts only. */
  openRecording(url: string, range: string | null): Promise<RecordingStream>
  numberMetadata(number: E164): Promise<NumberMetadata>
  balance(): Promise<AccountBalance>
  /** Resolves when the account's credentials are accepted. */
  checkAccount(): Promise<void>
}

/** What one incoming hook turned out to be. */
export type ParsedHook =
  | { readonly kind: 'call'; readonly report: CallReport }
  | {
      readonly kind: 'not-understood'
      readonly reason: 'names-no-call' | 'tells-no-state' | 'tells-no-phone'
    }

/** What a flow asks in the middle of a call; digits are the last ten, null where they could not be read. */
export type FlowAsk = {
  readonly providerCallId: string | null
  readonly callerDigits: string | null
  readonly lineDigits: string | null
  /** What the caller typed. */
  readonly typed: string | null
}

/** Whom a flow is to dial; the one answer that holds a number. `line` is what the dialled person sees. */
export type ConnectAnswer =
  | { readonly kind: 'connect'; readonly number: E164; readonly line: E164; readonly record: boolean }
  | { readonly kind: 'nobody' }

export type GatherAnswer = { readonly kind: 'ask-code' } | { readonly kind: 'sorry' }
