/** India has one zone and no daylight saving. */
export const indianOffset = 19_800_000

/** `2026-04-16T19:42:00.000+05:30` */
export function indianIso(instant: number): string {
  return new Date(instant + indianOffset).toISOString().replace('Z', '+05:30')
}

export function startOfIndianDay(instant: number): number {
  return Math.floor((instant + indianOffset) / 86_400_000) * 86_400_000 - indianOffset
}

export function startOfIndianMonth(instant: number): number {
  const there = new Date(instant + indianOffset)
  return Date.UTC(there.getUTCFullYear(), there.getUTCMonth(), 1) - indianOffset
}
