import { parsePhoneNumberFromString } from 'libphonenumber-js/min'

/** A number that can be dialled, in E.164: `+919876543210`. Only the core handles these. */
export type E164 = string & { readonly __brand: 'E164' }

export type PhoneNumberRefusal =
  | 'empty'
  | 'placeholder'
  | 'masked'
  | 'service-number'
  | 'not-a-number'
  | 'needs-country-code'

export type PhoneNumberParse =
  | { readonly ok: true; readonly e164: E164 }
  | { readonly ok: false; readonly reason: PhoneNumberRefusal }

/** Signs people put between digits. A letter is never noise: `08040XXXXX` is a placeholder and has to be refused. */
const separators = /[\s().\-\u00a0\u2010-\u2015/]/g

/** National numbers that start with 1 are service numbers, except Delhi's fixed lines (11…). */
const indianServiceNumber = /^1(?!1)/

/**
 * Reads a phone number the way Indian business data spells it: national, with trunk 0, with or without +91.
 * Anything else must carry its country code.
 */
export function parsePhoneNumber(input: string): PhoneNumberParse {
  const trimmed = input.trim()
  if (trimmed === '') return { ok: false, reason: 'empty' }
  if (/^[x•*]{2,}\d*$/i.test(trimmed.replace(separators, ''))) return { ok: false, reason: 'masked' }
  if (/x{2,}|your[_ -]/i.test(trimmed)) return { ok: false, reason: 'placeholder' }

  const compact = trimmed.replace(separators, '')
  if (!/^\+?\d+$/.test(compact)) return { ok: false, reason: 'not-a-number' }
  if (compact.startsWith('+') && !compact.startsWith('+91')) return parseForeign(compact)

  const national = indianNational(compact)
  if (national === null) {
    if (compact.length <= 8) return { ok: false, reason: 'service-number' }
    return compact.startsWith('00')
      ? parseForeign(`+${compact.slice(2)}`)
      : { ok: false, reason: 'needs-country-code' }
  }
  if (indianServiceNumber.test(national)) return { ok: false, reason: 'service-number' }
  if (national.startsWith('0')) return { ok: false, reason: 'not-a-number' }
  return { ok: true, e164: `+91${national}` as E164 }
}

/** The ten national digits, or null when the input is not of an Indian length. */
function indianNational(compact: string): string | null {
  const digits = compact.replace(/^\+/, '').replace(/^00(?=91\d{10}$)/, '')
  if (digits.length === 12 && digits.startsWith('91')) return digits.slice(2)
  if (digits.length === 11 && digits.startsWith('0')) return digits.slice(1)
  if (digits.length === 10) return digits
  return null
}

function parseForeign(input: string): PhoneNumberParse {
  const parsed = parsePhoneNumberFromString(input)
  if (!parsed?.isPossible()) return { ok: false, reason: 'not-a-number' }
  return { ok: true, e164: parsed.number as string as E164 }
}

/** How callbacks are matched to numbers: the provider drops or adds prefixes, the last ten digits stay. */
export function lastTenDigits(number: string): string {
  return number.replace(/\D/g, '').slice(-10)
}

/** How a person's number is shown to everybody: `•••• 3210`. */
export function maskPersonNumber(number: string): string {
  return `•••• ${number.replace(/\D/g, '').slice(-4)}`
}

/** How a line of ours is shown: area code and last four, `080 •••• 5990`. Indian area codes have two to four digits; three with the trunk 0 reads well for all. */
export function maskLineNumber(number: string): string {
  const national = lastTenDigits(number)
  return `0${national.slice(0, 2)} •••• ${national.slice(-4)}`
}

/** A number as one reads it out, for whoever may see it: `+91 98765 43210`. Others are left as they are stored. */
export function readableNumber(number: E164): string {
  return number.replace(/^\+91(\d{5})(\d{5})$/, '+91 $1 $2')
}
