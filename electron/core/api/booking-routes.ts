import { z } from 'zod'
import { bookingStatuses, longestNotes } from '../../../shared/domain/booking.ts'
import { sessionStates } from '../../../shared/domain/masking.ts'
import { instantAnswer, nothing } from './api-fields.ts'
import { apiRoute } from './api-route.ts'

export const bookingIdField = z.string().trim().min(1).max(100)
export const bookingParam = z.object({ booking_id: bookingIdField })

const person = z.object({
  id: z.string().trim().min(1).max(100),
  name: z.string().trim().max(200).exactOptional(),
  phone: z.string().max(40).exactOptional(),
})

const personAnswer = z.object({ id: z.string(), name: z.string(), phone: z.string().nullable() }).nullable()

export const sessionAnswer = z.object({
  id: z.string(),
  status: z.enum(sessionStates),
  provider: z.literal('exotel'),
  virtual_number: z.string().nullable(),
  call_count: z.number().int(),
  total_call_duration: z.number().int(),
  created_at: instantAnswer,
  expires_at: instantAnswer.nullable(),
  terminated_at: instantAnswer.nullable(),
})

export const bookingAnswer = z.object({
  booking_id: z.string(),
  status: z.enum(bookingStatuses),
  service: z.string(),
  scheduled_at: instantAnswer.nullable(),
  notes: z.string(),
  customer: personAnswer,
  worker: personAnswer,
  vendor: personAnswer,
  session: sessionAnswer.nullable(),
  reason: z.string().nullable(),
  created_at: instantAnswer,
  updated_at: instantAnswer,
})

export const bookingRoutes = {
  put: apiRoute({
    method: 'PUT',
    path: '/api/v1/bookings/:booking_id',
    right: 'place-calls',
    message: 'Booking saved',
    params: bookingParam,
    query: nothing,
    body: z.object({
      customer: person.nullable().exactOptional(),
      worker: person.nullable().exactOptional(),
      vendor: person.nullable().exactOptional(),
      service: z.string().max(200).exactOptional(),
      scheduled_at: z.iso.datetime({ offset: true }).transform(Date.parse).nullable().exactOptional(),
      status: z.enum(bookingStatuses).exactOptional(),
      notes: z.string().max(longestNotes).exactOptional(),
    }),
    answer: bookingAnswer,
  }),
  find: apiRoute({
    method: 'GET',
    path: '/api/v1/bookings/:booking_id',
    right: 'read',
    message: 'Booking',
    params: bookingParam,
    query: nothing,
    body: nothing,
    answer: bookingAnswer,
  }),
} as const
