import { parsePhoneNumber } from '../../shared/domain/phone-number.ts'

/** Reads what a client sent; null when it cannot be dialled in India. */
export function nationalDigits(text: string): string | null {
  const parsed = parsePhoneNumber(text)
  return parsed.ok && parsed.e164.startsWith('+91') ? parsed.e164.slice(3) : null
}

/** How Exotel's v1 echoes every number, whatever was sent: `09000000002`. */
export function trunkForm(national: string): string {
  return `0${national}`
}
