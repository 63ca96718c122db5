import { isIP } from 'node:net'
import { lawfulWindow } from '../../../shared/domain/calling-window.ts'

/** The outcome of reading one setting's text: the value to keep, or a sentence that says what is wrong with it. */
export type SettingCheck =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly problem: string }

export const accept = (value: string): SettingCheck => ({ ok: true, value })
export const refuse = (problem: string): SettingCheck => ({ ok: false, problem })

/** `HH:MM` inside of the hours that the law leaves; a company may be stricter than the law and never laxer. */
export function timeOfDay(text: string): SettingCheck {
  const minute = minuteOfDay(text.trim())
  if (minute === null) return refuse('must be a time such as 09:30')
  const { opensMinute, closesMinute } = lawfulWindow
  if (minute < opensMinute || minute > closesMinute) return refuse('must lie between 09:00 and 21:00')
  return accept(text.trim().padStart(5, '0'))
}

/** Minutes since midnight; null when the text is no time. */
export function minuteOfDay(text: string): number | null {
  const [, hours, minutes] = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text) ?? []
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes)
}

export function yesOrNo(text: string): SettingCheck {
  return text === 'yes' || text === 'no' ? accept(text) : refuse('must be yes or no')
}

export function days(text: string, least: number, most: number): SettingCheck {
  const value = text.trim()
  const count = Number(value)
  if (!/^\d{1,4}$/.test(value) || count < least || count > most) {
    return refuse(`must be a number of days from ${least} to ${most}`)
  }
  return accept(String(count))
}

/** Rupees with at most two places: `0.9` is kept as `0.90`. */
export function rupees(text: string, most: number): SettingCheck {
  const value = text.trim().replace(/^₹\s*/, '')
  if (!/^\d{1,4}(\.\d{1,2})?$/.test(value) || Number(value) > most) {
    return refuse(`must be an amount in rupees from 0 to ${most}, such as 0.90`)
  }
  return accept(Number(value).toFixed(2))
}

/** Addresses and ranges, kept as one line with a comma between them. */
export function sourceList(text: string): SettingCheck {
  const entries = sourceEntries(text)
  if (!entries.every(isSource)) return refuse('must be addresses such as 203.0.113.7 or 203.0.113.0/24')
  return accept(entries.join(', '))
}

export function sourceEntries(text: string): readonly string[] {
  return text.split(/[\s,;]+/).filter((entry) => entry !== '')
}

function isSource(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/')
  const family = isIP(address)
  if (family === 0 || rest.length > 0) return false
  if (bits === undefined) return true
  return /^\d{1,3}$/.test(bits) && Number(bits) <= (family === 6 ? 128 : 32)
}
