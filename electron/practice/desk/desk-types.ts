import type { BookingStatus, PartyRole } from '../../../shared/domain/booking.ts'

export type DeskParty = {
  readonly id: string
  readonly role: PartyRole
  readonly name: string
  /** E.164. */
  readonly number: string
  readonly languages: readonly string[]
}

export type DeskBooking = {
  readonly reference: string
  readonly service: string
  readonly detail: string
  readonly locality: string
  readonly address: string
  readonly status: BookingStatus
  /** When it entered each status that it has been in; instants in milliseconds, as all times of the desk. */
  readonly statusTimes: Readonly<Partial<Record<BookingStatus, number>>>
  readonly scheduledAt: number
  readonly scheduledUntil: number
  readonly amountPaise: number
  readonly toCollectPaise: number
  readonly customer: string
  readonly worker: string | null
  readonly vendor: string | null
  readonly notes: string
}

/** The booking business that is rehearsed. */
export type Desk = {
  readonly preparedAt: number
  readonly business: { readonly name: string; readonly city: string }
  /** The first is the default line. */
  readonly lines: readonly { readonly number: string; readonly name: string }[]
  /** Lines whose flow asks whom to dial: over these, people of a booking reach each other. */
  readonly maskedLines: readonly { readonly number: string; readonly name: string }[]
  readonly ownNumber: string
  readonly parties: readonly DeskParty[]
  readonly bookings: readonly DeskBooking[]
}
