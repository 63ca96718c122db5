import type { HourStyle, Language } from '../state/appearance-slice.ts'

/** All times of the desk are India's, whatever the machine is set to. India has one zone and no daylight saving. */
const timeZone = 'Asia/Kolkata'
const indianOffset = 5.5 * 3_600_000
const day = 86_400_000

/** Dates, times and money as read in India; digits are Latin in both languages. */
export type Format = {
  /** `7:42 pm`, or `19:42` */
  time(instant: number): string
  /** `Thu 16 Apr` */
  date(instant: number): string
  /** `Thursday 16 April` */
  longDate(instant: number): string
  /** `₹1,24,900`, without needless paise */
  money(paise: number): string
  /** `1,24,900` */
  count(number: number): string
  /** `87 %`, of a share between 0 and 1 */
  share(share: number): string
  /** `Apr 2026` */
  month(instant: number): string
}

const made = new Map<string, Format>()

/** One for each language and way of hours: its formatters take longer to make than a screen may take to appear. */
export function formatFor(language: Language, hours: HourStyle): Format {
  const key = `${language} ${hours}`
  const known = made.get(key)
  if (known !== undefined) return known
  const format = createFormat(language, hours)
  made.set(key, format)
  return format
}

function createFormat(language: Language, hours: HourStyle): Format {
  const locale = language === 'hi' ? 'hi-IN-u-nu-latn' : 'en-IN'
  const time = new Intl.DateTimeFormat('en-IN', {
    timeZone,
    hour: 'numeric',
    minute: '2-digit',
    hourCycle: hours === '12' ? 'h12' : 'h23',
  })
  const date = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short', day: 'numeric', month: 'short' })
  const longDate = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
  })
  const money = new Intl.NumberFormat('en-IN', {
    style: 'currency',
    currency: 'INR',
    trailingZeroDisplay: 'stripIfInteger',
  })
  const count = new Intl.NumberFormat('en-IN')
  const share = new Intl.NumberFormat('en-IN', { style: 'percent', maximumFractionDigits: 1 })
  const month = new Intl.DateTimeFormat(locale, { timeZone, month: 'short', year: 'numeric' })
  return {
    time: (instant) => time.format(instant).toLowerCase(),
    date: (instant) => dayMonth(date, instant),
    longDate: (instant) => dayMonth(longDate, instant),
    money: (paise) => money.format(paise / 100),
    count: (number) => count.format(number),
    share: (of) => share.format(of),
    month: (instant) => month.format(instant),
  }
}

/** Weekday, day, month, without the commas that locales put between them. */
function dayMonth(format: Intl.DateTimeFormat, instant: number): string {
  const parts = format.formatToParts(instant)
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((found) => found.type === type)?.value ?? ''
  return `${part('weekday')} ${part('day')} ${part('month')}`
}

/** Days since 1970 in India: the same number is the same day. */
export function indianDay(instant: number): number {
  return Math.floor((instant + indianOffset) / day)
}

/** An instant of that day, for its date. */
export function indianMidday(of: number): number {
  return (of + 0.5) * day - indianOffset
}

/** Minutes since midnight in India. */
export function indianMinute(instant: number): number {
  return Math.floor(((instant + indianOffset) % day) / 60_000)
}

/** `4:12`, `1:04:12`; in bars every figure has its place from the start: `04:12`. */
export function duration(seconds: number, where: 'bar' | 'table'): string {
  const whole = Math.max(0, Math.floor(seconds))
  const hours = Math.floor(whole / 3600)
  const minutes = Math.floor((whole % 3600) / 60)
  const rest = String(whole % 60).padStart(2, '0')
  if (hours > 0) return `${hours}:${String(minutes).padStart(2, '0')}:${rest}`
  return `${where === 'bar' ? String(minutes).padStart(2, '0') : minutes}:${rest}`
}

export type Age = { readonly unit: 'seconds' | 'minutes' | 'hours' | 'days'; readonly count: number }

/** How long ago, in the largest unit that is full. */
export function ageOf(milliseconds: number): Age {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000))
  if (seconds < 60) return { unit: 'seconds', count: seconds }
  if (seconds < 3600) return { unit: 'minutes', count: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { unit: 'hours', count: Math.floor(seconds / 3600) }
  return { unit: 'days', count: Math.floor(seconds / 86_400) }
}

/** A time of the day by its minute: `9:00 am`, or `9:00` by 24 hours. */
export function clockTime(minute: number, hours: HourStyle): string {
  return formatFor('en', hours).time(minute * 60_000 - indianOffset)
}
