import type { z } from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { partyRoles } from '../../../shared/domain/booking.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { BookingChange, PersonChange } from '../bookings/booking-writer.ts'
import { dialable, printInstant, printInstantOrNull } from './api-fields.ts'
import type { ApiHandlers, ApiInput } from './api-route.ts'
import type { ApiBooking, ApiBookings, ApiPerson, ApiSession } from './booking-ports.ts'
import type { bookingAnswer, bookingRoutes, sessionAnswer } from './booking-routes.ts'

export function bookingHandlers(bookings: ApiBookings): ApiHandlers<typeof bookingRoutes> {
  return {
    put: async ({ params, body }, context) => {
      const { booking, isNew } = await bookings.put(params.booking_id, bookingChange(body))
      if (isNew) context.created()
      return printBooking(booking)
    },
    find: async ({ params }) => {
      const booking = await bookings.find(params.booking_id)
      if (booking === null) throw noSuchBooking()
      return printBooking(booking)
    },
  }
}

export function noSuchBooking(): AppError {
  return new AppError('not-found', 'There is no such booking.', { field: 'booking_id' })
}

function bookingChange(body: ApiInput<(typeof bookingRoutes)['put']>['body']): BookingChange {
  const { service, scheduled_at: scheduledAt, status, notes } = body
  const people = partyRoles.flatMap((role) => {
    const person = body[role]
    return person === undefined ? [] : [[role, person && personChange(role, person)] as const]
  })
  return {
    people: Object.fromEntries(people),
    ...(service !== undefined && { service }),
    ...(scheduledAt !== undefined && { scheduledAt }),
    ...(status !== undefined && { status }),
    ...(notes !== undefined && { notes }),
  }
}

function personChange(
  role: string,
  { id, name, phone }: { readonly id: string; readonly name?: string; readonly phone?: string },
): PersonChange {
  return {
    id,
    ...(name !== undefined && { name }),
    ...(phone !== undefined && { number: indian(`${role}.phone`, phone) }),
  }
}

/** Lines of ours connect people within the country only. @throws AppError `undialable` */
function indian(field: string, text: string): E164 {
  const number = dialable(field, text)
  if (number.startsWith('+91')) return number
  throw new AppError('undialable', `The number in ${field} is not of India.`, { field })
}

export function printSession(session: ApiSession): z.input<typeof sessionAnswer> {
  return {
    id: session.id,
    status: session.state,
    provider: 'exotel',
    virtual_number: session.lineLabel,
    call_count: session.calls,
    total_call_duration: session.talkSeconds,
    created_at: printInstant(session.createdAt),
    expires_at: printInstantOrNull(session.expiresAt),
    terminated_at: printInstantOrNull(session.terminatedAt),
  }
}

function printBooking(booking: ApiBooking): z.input<typeof bookingAnswer> {
  const { customer, worker, vendor } = booking.people
  return {
    booking_id: booking.reference,
    status: booking.status,
    service: booking.service,
    scheduled_at: printInstantOrNull(booking.scheduledAt),
    notes: booking.notes,
    customer: printPerson(customer),
    worker: printPerson(worker),
    vendor: printPerson(vendor),
    session: booking.session && printSession(booking.session),
    reason: booking.reason,
    created_at: printInstant(booking.createdAt),
    updated_at: printInstant(booking.updatedAt),
  }
}

function printPerson(person: ApiPerson | null) {
  return person && { id: person.id, name: person.name, phone: person.numberLabel }
}
