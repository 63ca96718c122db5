/** Exotel writes wall-clock time of India without a zone, also on its Singapore host. */
const indianOffsetMinutes = 330
const minute = 60_000

const zone = /(?<zone>Z|UTC|GMT|[+-]\d\d:?\d\d)?(?:\s+[A-Z]{3,5})?$/.source
const clockTime = /(?<hour>\d\d):(?<minute>\d\d)(?::(?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?\s*/.source
const isoLike = new RegExp(`^(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)[T ]${clockTime}${zone}`, 'i')
const rfcLike = new RegExp(
  `^(?:[a-z]{3,9},?\\s+)?(?<day>\\d{1,2})\\s+(?<monthName>[a-z]{3})[a-z]*\\s+(?<year>\\d{4})\\s+${clockTime}${zone}`,
  'i',
)
const monthNames = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * Milliseconds UTC of a time as Exotel writes it. Null for what it writes while it does not know:
 * nothing, `0000-…`, `0001-…`, anything up to 1970. Offsets that cannot be are taken for India's.
 */
export function parseIndianTime(text: string): number | null {
  const parts = (isoLike.exec(text.trim()) ?? rfcLike.exec(text.trim()))?.groups
  if (parts === undefined) return null
  const number = (name: string) => Number(parts[name] ?? 0)
  const year = number('year')
  const month = parts.monthName === undefined ? number('month') : monthNumber(parts.monthName)
  if (year <= 1970 || number('hour') > 23 || number('minute') > 59 || number('second') > 59) return null

  const milliseconds = Math.floor(Number(`0.${parts.fraction ?? '0'}`) * 1000)
  const wall = Date.UTC(
    year,
    month - 1,
    number('day'),
    number('hour'),
    number('minute'),
    number('second'),
    milliseconds,
  )
  const date = new Date(wall)
  // The 30th of February and the 13th month would silently become other days.
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== number('day')) return null
  return wall - offsetMinutes(parts.zone) * minute
}

/** As Exotel's queries want it: `2026-01-15 10:00:00`, India's wall clock, whole seconds. */
export function formatIndianTime(instant: number): string {
  return new Date(instant + indianOffsetMinutes * minute).toISOString().slice(0, 19).replace('T', ' ')
}

function monthNumber(name: string): number {
  return monthNames.indexOf(name.toLowerCase()) + 1
}

function offsetMinutes(zoneText: string | undefined): number {
  if (zoneText === undefined) return indianOffsetMinutes
  if (!/^[+-]/.test(zoneText)) return 0
  const hours = Number(zoneText.slice(1, 3))
  const minutes = Number(zoneText.slice(-2))
  if (hours > 14 || minutes > 59) return indianOffsetMinutes
  return (zoneText.startsWith('-') ? -1 : 1) * (hours * 60 + minutes)
}
