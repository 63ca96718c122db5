import type { CallStatus } from './call-status.ts'
import type { MaskedRole, SessionEnding } from './masking.ts'

/** What the booking backend is told unasked. `bookingId` is the booking's reference, as the backend knows it. */
export type BackendEvent =
  | {
      readonly event: 'session.opened'
      readonly at: number
      readonly bookingId: string | null
      readonly sessionId: string
      /** Masked: `080 •••• 5990`. */
      readonly lineLabel: string
      readonly expiresAt: number | null
    }
  | {
      readonly event: 'session.closed'
      readonly at: number
      readonly bookingId: string | null
      readonly sessionId: string
      readonly status: 'closed' | 'expired'
      readonly reason: SessionEnding
      readonly callCount: number
      readonly talkSeconds: number
    }
  | {
      readonly event: 'call.ended'
      readonly at: number
      readonly bookingId: string | null
      /** Null for a call outside of a session. */
      readonly sessionId: string | null
      readonly callId: string
      readonly callSid: string | null
      readonly callerRole: MaskedRole | 'agent'
      readonly status: CallStatus
      /** Null while it is not known; the event comes again when it is. */
      readonly talkSeconds: number | null
    }
