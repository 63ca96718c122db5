const istOffset = 330 * 60_000

/** As Exotel's v1 prints instants: Indian wall time without a zone, `2026-01-15 10:00:00`. */
export function printIst(instant: number): string {
  return new Date(instant + istOffset).toISOString().slice(0, 19).replace('T', ' ')
}

/** Reads what `printIst` prints; null for anything else. */
export function readIst(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}$/.test(text)) return null
  const instant = Date.parse(`${text.replace(' ', 'T')}+05:30`)
  return Number.isNaN(instant) ? null : instant
}

/** The last midnight in India at or before the instant. */
export function startOfIstDay(instant: number): number {
  const day = 24 * 60 * 60_000
  return Math.floor((instant + istOffset) / day) * day - istOffset
}

/** As its flows print the same: `Thu, 15 Jan 2026 10:00:00`, Indian wall time too. */
export function printLongIst(instant: number): string {
  return new Date(instant + istOffset).toUTCString().replace(/ GMT$/, '')
}
