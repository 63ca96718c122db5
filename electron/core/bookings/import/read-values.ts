import type { BookingStatus } from '../../../../shared/domain/booking.ts'
import type { ProblemReason } from '../../../../shared/domain/booking-import.ts'

export type Read<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly reason: ProblemReason }

const indianOffsetMinutes = 330

const statusWords: Readonly<Record<BookingStatus, readonly string[]>> = {
  new: ['new', 'open', 'pending', 'booked', 'created', 'नई', 'नया', 'बुक'],
  assigned: ['assigned', 'allocated', 'सौंपी', 'सौंपा'],
  accepted: ['accepted', 'confirmed', 'मंज़ूर', 'मंजूर', 'स्वीकृत', 'पक्की'],
  'in-progress': [
    'in-progress',
    'in progress',
    'inprogress',
    'started',
    'ongoing',
    'at work',
    'जारी',
    'काम पर',
    'चालू',
  ],
  completed: ['completed', 'complete', 'done', 'finished', 'closed', 'पूरी', 'पूरा', 'पूर्ण', 'समाप्त'],
  cancelled: ['cancelled', 'canceled', 'रद्द'],
}
const statuses = new Map<string, BookingStatus>()
// The keys of the table are the statuses.
for (const [status, words] of Object.entries(statusWords) as [BookingStatus, readonly string[]][]) {
  for (const word of words) statuses.set(word.normalize('NFC'), status)
}

export function readStatus(text: string): Read<BookingStatus> {
  const status = statuses.get(text.normalize('NFC').trim().toLowerCase().replaceAll('_', ' '))
  return status === undefined ? { ok: false, reason: 'status-unknown' } : { ok: true, value: status }
}

/** `₹1,24,900.50`, `Rs. 500/-`, `1250`; in whole paise. */
export function readAmount(text: string): Read<number> {
  const plain = text
    .trim()
    .replace(/^(₹|rs\.?|inr)\s*/i, '')
    .replace(/\s*(\/-|inr|rs\.?)$/i, '')
    .replaceAll(',', '')
  const rupees = /^\d{1,10}(\.\d{1,2})?$/.test(plain) ? Number(plain) : null
  if (rupees === null) return { ok: false, reason: 'amount-unreadable' }
  return { ok: true, value: Math.round(rupees * 100) }
}

const languages: readonly (readonly [string, RegExp])[] = [
  ['hi', /^(hi|hindi|हिन्दी|हिंदी)$/],
  ['en', /^(en|english|अंग्रेज़ी|अंग्रेजी)$/],
  ['kn', /^(kn|kannada|कन्नड़|कन्नड|ಕನ್ನಡ)$/],
  ['ta', /^(ta|tamil|तमिल|தமிழ்)$/],
  ['te', /^(te|telugu|तेलुगु|తెలుగు)$/],
  ['ml', /^(ml|malayalam|मलयालम|മലയാളം)$/],
  ['mr', /^(mr|marathi|मराठी)$/],
  ['bn', /^(bn|bengali|bangla|बंगाली|बांग्ला|বাংলা)$/],
  ['gu', /^(gu|gujarati|गुजराती|ગુજરાતી)$/],
  ['pa', /^(pa|punjabi|पंजाबी|ਪੰਜਾਬੀ)$/],
  ['or', /^(or|odia|oriya|उड़िया|ଓଡ଼ିଆ)$/],
  ['ur', /^(ur|urdu|उर्दू|اردو)$/],
  ['as', /^(as|assamese|असमिया|অসমীয়া)$/],
]

/** `Hindi, English`, `hi/en`; as codes. */
export function readLanguages(text: string): Read<string[]> {
  const codes: string[] = []
  for (const word of text
    .normalize('NFC')
    .toLowerCase()
    .split(/[\s,;/|&+]+/)
    .filter(Boolean)) {
    const code = languages.find(([, pattern]) => pattern.test(word.normalize('NFC')))?.[0]
    if (code === undefined) return { ok: false, reason: 'language-unknown' }
    if (!codes.includes(code)) codes.push(code)
  }
  return { ok: true, value: codes }
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?=\D|$)/
const dayFirst = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?=\D|$)/
const dayMonthName = /^(?:[a-z]{3,9},?\s+)?(\d{1,2})[\s-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})(?=\D|$)/i
const clock =
  /^(?:t|,|\s|at)*(\d{1,2})(?::(\d{2}))(?::(\d{2})(?:\.\d+)?)?\s*(am|pm|a\.m\.|p\.m\.)?\s*(z|utc|ist|[+-]\d{2}:?\d{2})?$/i
const hourOnly = /^(?:t|,|\s|at)*(\d{1,2})\s*(am|pm|a\.m\.|p\.m\.)\s*$/i

type Day = { readonly year: number; readonly month: number; readonly day: number; readonly rest: string }

/** Day first where it is written with slashes, as in India; India's time unless a zone is given. */
export function readInstant(text: string): Read<number> {
  const trimmed = text.trim()
  const day = readDay(trimmed)
  if (day === null) return { ok: false, reason: 'time-unreadable' }
  if (day.rest.replace(/[\s,]/g, '') === '') return { ok: false, reason: 'time-without-hour' }
  const time = readClock(day.rest)
  if (time === null) return { ok: false, reason: 'time-unreadable' }
  const midnight = Date.UTC(day.year, day.month - 1, day.day)
  const date = new Date(midnight)
  const exists = date.getUTCMonth() === day.month - 1 && date.getUTCDate() === day.day
  if (!exists || day.year < 2000 || day.year > 2100) return { ok: false, reason: 'time-unreadable' }
  return { ok: true, value: midnight + (time.minutes - time.zoneMinutes) * 60_000 + time.seconds * 1000 }
}

function readDay(text: string): Day | null {
  const iso = yearFirst.exec(text)
  if (iso)
    return {
      year: Number(iso[1]),
      month: Number(iso[2]),
      day: Number(iso[3]),
      rest: text.slice(iso[0].length),
    }
  const indian = dayFirst.exec(text)
  if (indian) {
    const year = Number(indian[3])
    const rest = text.slice(indian[0].length)
    return { year: year < 100 ? 2000 + year : year, month: Number(indian[2]), day: Number(indian[1]), rest }
  }
  const named = dayMonthName.exec(text)
  if (named === null) return null
  const month = months.indexOf((named[2] ?? '').slice(0, 3).toLowerCase()) + 1
  return { year: Number(named[3]), month, day: Number(named[1]), rest: text.slice(named[0].length) }
}

function readClock(text: string): { minutes: number; seconds: number; zoneMinutes: number } | null {
  const found = clock.exec(text)
  const short = found === null ? hourOnly.exec(text) : null
  if (found === null && short === null) return null
  const half = (found?.[4] ?? short?.[2])?.charAt(0).toLowerCase()
  const written = Number(found?.[1] ?? short?.[1])
  const minute = Number(found?.[2] ?? 0)
  const seconds = Number(found?.[3] ?? 0)
  if (minute > 59 || seconds > 59 || written > (half ? 12 : 23) || (half && written === 0)) return null
  const hour = half === undefined ? written : (written % 12) + (half === 'p' ? 12 : 0)
  return { minutes: hour * 60 + minute, seconds, zoneMinutes: zoneMinutes(found?.[5]) }
}

function zoneMinutes(zone: string | undefined): number {
  if (zone === undefined || /^ist$/i.test(zone)) return indianOffsetMinutes
  if (/^(z|utc)$/i.test(zone)) return 0
  const [hours, minutes] = [Number(zone.slice(1, 3)), Number(zone.slice(-2))]
  return (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
