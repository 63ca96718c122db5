import { z } from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { type E164, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'

export const nothing = z.object({})

/** ISO 8601 in UTC, as answers print it. */
export const instantAnswer = z.iso.datetime()

/** ISO 8601 with an offset or `Z`, or a day, which begins at midnight UTC; becomes milliseconds. */
export const instantQuery = z.union([z.iso.datetime({ offset: true }), z.iso.date()]).transform(Date.parse)

export const pageQuery = z.object({
  page: wholeNumber(1, 1_000_000).default(1),
  limit: wholeNumber(1, 100).default(20),
})

/** As text in a query. */
export function wholeNumber(least: number, most: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().min(least).max(most))
}

export function printInstant(instant: number): string {
  return new Date(instant).toISOString()
}

export function printInstantOrNull(instant: number | null): string | null {
  return instant === null ? null : printInstant(instant)
}

const refusals = {
  empty: 'is empty',
  placeholder: 'is a placeholder',
  masked: 'is masked',
  'service-number': 'is a service number',
  'not-a-number': 'is not a phone number',
  'needs-country-code': 'needs its country code',
} as const

/** @throws AppError `undialable` naming the field; the number itself is never repeated. */
export function dialable(field: string, text: string): E164 {
  const parsed = parsePhoneNumber(text)
  if (parsed.ok) return parsed.e164
  throw new AppError('undialable', `The number in ${field} ${refusals[parsed.reason]}.`, { field })
}
