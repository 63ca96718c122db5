import type { BookingRow, PartyView } from '../../../shared/contract/bookings.ts'

/** The digits of what is typed when it can only be meant as a number, or the end of one; else null. */
export function typedDigits(search: string): string | null {
  const digits = search.replace(/[\s()+-]/g, '')
  return /^\d{4,15}$/.test(digits) ? digits : null
}

export type KnownParty = { readonly booking: BookingRow; readonly party: PartyView }

/** People whose masked number ends as the digits do. Nobody else is offered a call: a raw number is never dialled. */
export function partiesEndingIn(
  bookings: readonly { readonly booking: BookingRow; readonly parties: readonly PartyView[] }[],
  digits: string,
): readonly KnownParty[] {
  const end = digits.slice(-4)
  return bookings.flatMap(({ booking, parties }) =>
    parties
      .filter(({ numberLabel }) => numberLabel?.replaceAll(/\D/g, '').endsWith(end) === true)
      .map((party) => ({ booking, party })),
  )
}

/** Every word of the search begins a word of the text. */
export function fitsWords(text: string, search: string): boolean {
  const words = text.toLowerCase().split(/[\s,·/-]+/)
  return search
    .toLowerCase()
    .split(/\s+/)
    .filter(Boolean)
    .every((wanted) => words.some((word) => word.startsWith(wanted)))
}

/** The bookings that were opened last, in that order; ids of which the window has no row are left out. */
export function recentRows(ids: readonly string[], rows: readonly BookingRow[]): readonly BookingRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.flatMap((id) => byId.get(id) ?? [])
}
