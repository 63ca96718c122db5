import type { CallDirection } from '../../../shared/domain/call-status.ts'
import { type E164, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'
import { type CallFields, textOf } from './call-fields.ts'
import { parseIndianTime } from './indian-time.ts'

/** Seconds, fractions kept; `"17"` and `17` are the same. Null for everything that is no duration. */
export function readSeconds(fields: CallFields, ...names: readonly string[]): number | null {
  const text = textOf(fields, ...names)
  return text !== null && isDecimal(text) ? Number(text) : null
}

/** A decimal as it stands, so that no paisa is lost in between. */
export function readDecimal(fields: CallFields, ...names: readonly string[]): string | null {
  const text = textOf(fields, ...names)
  return text !== null && isDecimal(text) ? text : null
}

export function readInstant(fields: CallFields, ...names: readonly string[]): number | null {
  const text = textOf(fields, ...names)
  return text === null ? null : parseIndianTime(text)
}

/** `sip:` addresses and placeholders are no numbers. */
export function readPhoneNumber(fields: CallFields, ...names: readonly string[]): E164 | null {
  const text = textOf(fields, ...names)
  const parsed = text === null ? null : parsePhoneNumber(text)
  return parsed?.ok ? parsed.e164 : null
}

export function readDirection(fields: CallFields): CallDirection | null {
  const text = textOf(fields, 'direction')?.toLowerCase()
  if (text === 'inbound' || text === 'incoming') return 'inbound'
  return text !== undefined && /^outbound(-|$)/.test(text) ? 'outbound' : null
}

/** Call ids are 32 letters and digits; what cannot stand in a path of the API is none. */
export function readCallId(fields: CallFields): string | null {
  const text = textOf(fields, 'callsid', 'sid', 'call_sid')
  return text !== null && isCallId(text) ? text : null
}

export function isCallId(text: string): boolean {
  return /^[0-9A-Za-z_-]{1,64}$/.test(text)
}

/** Only an opaque id can be ours; others put JSON, names and numbers into the custom field. */
export function readCorrelation(fields: CallFields): string | null {
  const text = textOf(fields, 'customfield', 'custom_field')
  return text !== null && /^(?=.*[a-z])[0-9a-z_-]{6,128}$/i.test(text) ? text : null
}

export function readWebAddress(fields: CallFields, ...names: readonly string[]): string | null {
  const text = textOf(fields, ...names)
  return text !== null && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : null
}

function isDecimal(text: string): boolean {
  return /^\d{1,15}(\.\d{1,15})?$/.test(text)
}
