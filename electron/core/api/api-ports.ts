import type { Readable } from 'node:stream'
import type { CallDirection, CallStatus } from '../../../shared/domain/call-status.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { ApiBookings, ApiMasking } from './booking-ports.ts'

/**
 * What the integration API asks of the features. Numbers go in as E.164 and come out as masked labels only:
 * `•••• 3210` for a person, `080 •••• 5990` for a line. Instants are milliseconds UTC. Failures are AppErrors.
 */
export type ApiPorts = {
  readonly calls: ApiCalls
  readonly recordings: ApiRecordings
  readonly account: ApiAccount
  readonly bookings: ApiBookings
  readonly masking: ApiMasking
  readonly numberMasking: ApiNumberMasking
}

export type ApiCall = {
  readonly id: string
  /** Null until the provider has named it. */
  readonly providerCallId: string | null
  readonly provider: string
  /** The booking's reference, as the booking backend knows it. */
  readonly bookingId: string | null
  readonly direction: CallDirection
  readonly status: CallStatus
  readonly fromLabel: string
  readonly toLabel: string
  readonly lineLabel: string
  /** Whole seconds of talk; null until the call has ended, then 0 when nobody talked. */
  readonly talkSeconds: number | null
  /** Rupees as a decimal string. */
  readonly price: string | null
  readonly startedAt: number | null
  readonly answeredAt: number | null
  readonly endedAt: number | null
  readonly recordingAvailable: boolean
  readonly createdAt: number
  readonly updatedAt: number
}

export type ApiCallFilter = {
  /** From 1. */
  readonly page: number
  readonly limit: number
  readonly status?: CallStatus
  readonly direction?: CallDirection
  /** Requested at or after. */
  readonly from?: number
  /** Requested before. */
  readonly to?: number
  /** Either side of the call. */
  readonly number?: E164
}

export type ClickToCall = {
  readonly agentNumber: E164
  readonly customerNumber: E164
  /** Null: the default ExoPhone. One that is not ours is refused with `bad-input`, field `callerId`. */
  readonly line: E164 | null
  readonly timeLimitSeconds: number | null
  readonly record: boolean
  /** The caller's own text and address: ours to keep. Each change of the call is relayed to the address, with the text. */
  readonly customField: string | null
  readonly statusCallback: string | null
  /** To become the call's correlation, so that `placedFor` finds it again after a crash. At most 40 characters. */
  readonly correlation: string
}

export type TestCall = {
  readonly from: E164
  readonly to: E164
  /** One that is not ours is refused with `bad-input`, field `caller_id`. */
  readonly line: E164
  readonly correlation: string
}

export type PlacedCall = {
  readonly callId: string
  /** Null while the provider's answer is not known. */
  readonly providerCallId: string | null
  readonly status: CallStatus
  readonly fromLabel: string
  readonly toLabel: string
  readonly lineLabel: string
}

export interface ApiCalls {
  /**
   * Resolves once the provider has accepted the call. The intent is durable, under its correlation, before anything
   * is sent. @throws AppError `outside-hours`, `wrong-state`, `provider-refused`, `provider-unreachable`,
   * `outcome-unknown`, `store-full`.
   */
  clickToCall(request: ClickToCall): Promise<PlacedCall>
  testCall(request: TestCall): Promise<PlacedCall>
  /** The call whose intent was recorded under the correlation. Null: nothing was ever sent for it. */
  placedFor(correlation: string): Promise<PlacedCall | null>
  /** Newest first. */
  page(filter: ApiCallFilter): Promise<{ readonly calls: readonly ApiCall[]; readonly total: number }>
  find(providerCallId: string): Promise<ApiCall | null>
}

/** Bytes of a recording, or of the part that was asked for. */
export type RecordingAudio = {
  readonly status: 200 | 206
  readonly contentType: string
  readonly contentLength: number | null
  readonly contentRange: string | null
  readonly body: Readable
}

export interface ApiRecordings {
  /** A ticket that opens this call's recording for one minute; null when there is no such call or no recording (yet). */
  ticket(providerCallId: string): Promise<string | null>
  /** Null for a ticket that is unknown or has run out. `range` is a Range header's value. */
  open(ticket: string, range: string | null): Promise<RecordingAudio | null>
}

export type ApiAccountStatus = {
  /** All that is needed to place a call has been set. */
  readonly configured: boolean
  /** The provider accepted the credentials just now. */
  readonly reachable: boolean
  readonly accountSid: string | null
  /** How long the provider took to answer; null when it did not or was not asked. */
  readonly latencyMs: number | null
  readonly practice: boolean
}

export type ApiFeatures = {
  readonly verifiedCalls: boolean
  readonly numberMasking: boolean
  readonly voiceStreaming: boolean
  readonly autoDialer: boolean
  readonly callQuality: boolean
}

/** The configuration without its secrets: of those only whether they are set. */
export type ApiConfig = {
  /** Base URL of the provider's API. */
  readonly serviceUrl: string
  readonly apiKeySet: boolean
  readonly apiTokenSet: boolean
  readonly accountSid: string | null
  readonly subdomain: string
  readonly defaultLineLabel: string | null
  readonly dltEntityId: string | null
}

/** What is left out keeps its value; an empty string clears it. */
export type ApiConfigChange = {
  readonly serviceUrl?: string
  readonly apiKey?: string
  readonly apiToken?: string
  readonly accountSid?: string
  readonly subdomain?: string
  readonly defaultExoPhone?: string
  readonly dltEntityId?: string
}

export interface ApiAccount {
  /** Asks the provider. Does not throw for one that cannot be reached. */
  status(): Promise<ApiAccountStatus>
  features(): ApiFeatures
  config(): Promise<ApiConfig>
  /** @throws AppError `bad-input` with the field as named in the change. `keyId` is the API key that asked. */
  changeConfig(change: ApiConfigChange, keyId: string): Promise<ApiConfig>
}

export type MaskedPairRequest = {
  readonly numbers: readonly [E164, E164]
  readonly hours: number
  /** The caller's own words; kept with the pair. */
  readonly context: string
}

export type MaskedPair = {
  readonly sessionId: string
  /** The line that the first of the two reaches the other over. */
  readonly lineLabel: string
  readonly expiresAt: number
}

export interface ApiNumberMasking {
  /** @throws AppError `wrong-state`: `pool-exhausted`, `no-lines`, `same-number` */
  mask(request: MaskedPairRequest): Promise<MaskedPair>
}
