import type { BookingStatus, PartyRole } from '../../../shared/domain/booking.ts'
import type { CallStatus } from '../../../shared/domain/call-status.ts'
import type { MaskedRole, SessionState } from '../../../shared/domain/masking.ts'
import type { BookingChange } from '../bookings/booking-writer.ts'
import type { PlacedCall } from './api-ports.ts'

/** What the integration API asks of bookings and their sessions. Bookings go by the reference of the booking backend. */

export type ApiPerson = {
  /** The booking backend's id; ours for somebody whom it has not named. */
  readonly id: string
  readonly name: string
  /** `•••• 3210`; null without a number. */
  readonly numberLabel: string | null
}

export type ApiSession = {
  readonly id: string
  readonly state: SessionState
  /** `080 •••• 5990`; null where none could be given. */
  readonly lineLabel: string | null
  readonly calls: number
  readonly talkSeconds: number
  readonly createdAt: number
  readonly expiresAt: number | null
  readonly terminatedAt: number | null
}

export type ApiBooking = {
  readonly reference: string
  readonly status: BookingStatus
  readonly service: string
  readonly scheduledAt: number | null
  readonly notes: string
  readonly people: Readonly<Record<PartyRole, ApiPerson | null>>
  /** The open one. */
  readonly session: ApiSession | null
  /** Why there is none although the booking is accepted: `pool-exhausted` … */
  readonly reason: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

export interface ApiBookings {
  /** @throws AppError `wrong-state` for another status of a finished booking */
  put(
    reference: string,
    change: BookingChange,
  ): Promise<{ readonly booking: ApiBooking; readonly isNew: boolean }>
  find(reference: string): Promise<ApiBooking | null>
}

export type MaskedCallRequest = {
  readonly reference: string
  readonly caller: MaskedRole | 'agent'
  /** Null: the other one; for an agent the customer. */
  readonly callee: MaskedRole | null
  /** Null: the key's default agent. */
  readonly agentId: string | null
  readonly correlation: string
}

export type PlacedMaskedCall = PlacedCall & { readonly sessionId: string }

export type SessionStatus = {
  readonly session: ApiSession | null
  readonly canCall: boolean
  /** Null while it can; else a word. */
  readonly reason: string | null
}

export type ApiSessionCall = {
  readonly id: string
  readonly sessionId: string
  readonly callerId: string | null
  readonly callerRole: MaskedRole | 'agent'
  readonly talkSeconds: number | null
  readonly status: CallStatus
  readonly providerCallId: string | null
  readonly startedAt: number | null
  readonly endedAt: number | null
  readonly recordingAvailable: boolean
  readonly createdAt: number
}

/** Where a page of the log begins: behind this call. */
export type SessionLogPlace = { readonly at: number; readonly id: string }

export interface ApiMasking {
  /** @throws AppError `not-found`, `wrong-state`, `bad-input`, and as a call may be refused */
  call(request: MaskedCallRequest): Promise<PlacedMaskedCall>
  /** What an earlier attempt of the same request has placed. */
  placedFor(correlation: string): Promise<PlacedMaskedCall | null>
  /** Closing what is closed changes nothing. @throws AppError `not-found` */
  terminate(reference: string): Promise<ApiSession | null>
  /** @throws AppError `not-found` */
  status(reference: string): Promise<SessionStatus>
  /** Newest first. @throws AppError `not-found` */
  log(
    reference: string,
    after: SessionLogPlace | null,
    limit: number,
  ): Promise<{ readonly calls: readonly ApiSessionCall[]; readonly next: SessionLogPlace | null }>
}
