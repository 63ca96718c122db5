/** The words for a call, the same in the window, the integration API and the store. */
export const callStatuses = [
  'queued',
  'agent-ringing',
  'customer-ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
  'agent-unavailable',
  'missed',
  'rejected',
  'unknown',
] as const

export type CallStatus = (typeof callStatuses)[number]

const openStatuses: readonly CallStatus[] = [
  'queued',
  'agent-ringing',
  'customer-ringing',
  'in-progress',
  'unknown',
]

/** Open: the call may still be going on. `unknown` counts as open, for a second call must not be placed beside it. */
export function isOpenStatus(status: CallStatus): boolean {
  return openStatuses.includes(status)
}

export const legStatuses = [
  'not-dialled',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
] as const

/** One side of a call. The first leg is the side that is rung first. */
export type LegStatus = (typeof legStatuses)[number]

export const callDirections = ['inbound', 'outbound'] as const
export type CallDirection = (typeof callDirections)[number]

/** Why a call is made; the calling window asks for it. */
export const callPurposes = ['agent', 'campaign', 'scheduled', 'party-to-party', 'inbound', 'test'] as const
export type CallPurpose = (typeof callPurposes)[number]
