import type { BookingStatus, PartyRole } from '../../../../shared/domain/booking.ts'
import type { E164 } from '../../../../shared/domain/phone-number.ts'

/** A person as a file names them. Null: not given. */
export type PartyDraft = {
  readonly role: PartyRole
  readonly externalId: string | null
  readonly name: string | null
  readonly number: E164 | null
  readonly languages: readonly string[] | null
  /** The booking's, where neither number nor id tells who it is. */
  readonly reference: string | null
}

/** A booking as a file names it. Null: not given. */
export type BookingDraft = {
  readonly reference: string
  readonly service: string | null
  readonly locality: string | null
  readonly address: string | null
  readonly status: BookingStatus | null
  readonly scheduledAt: number | null
  readonly amountPaise: number | null
  readonly notes: string | null
  /** The places of its people in the run, from 1. */
  readonly parties: Readonly<Record<PartyRole, number | null>>
}
