import type { PartyDraft } from '../../store/tables/import-drafts.ts'

/** The people of a file, each once: by role and id of the booking system, or else by role and number. */
export class PartyList {
  readonly #drafts: PartyDraft[] = []
  readonly #places = new Map<string, number>()

  /** From 1. What a later row gives replaces what an earlier one gave. */
  place(draft: PartyDraft): number {
    const keys = keysOf(draft)
    const known = keys.map((key) => this.#places.get(key)).find((place) => place !== undefined)
    const place = known ?? this.#drafts.length + 1
    const before = known === undefined ? undefined : this.#drafts[known - 1]
    this.#drafts[place - 1] = before === undefined ? draft : merged(before, draft)
    for (const key of keys) this.#places.set(key, place)
    return place
  }

  /**
   * Puts them in the order of their numbers, so that the store fills its indexes of numbers from one end to the other.
   * Answers the new place of each place there was.
   */
  sortByNumber(): (place: number) => number {
    const order = this.#drafts.map((_, index) => index)
    const numbers: string[] = this.#drafts.map(({ number }) => number ?? '')
    order.sort((one, other) => compare(numbers[one] ?? '', numbers[other] ?? ''))
    const places = new Int32Array(order.length)
    for (const [place, index] of order.entries()) places[index] = place + 1
    const before = this.#drafts.splice(0)
    for (const index of order) this.#drafts.push(...before.slice(index, index + 1))
    this.#places.clear()
    return (place) => places[place - 1] ?? place
  }

  slice(first: number, count: number): readonly PartyDraft[] {
    return this.#drafts.slice(first, first + count)
  }
}

function keysOf({ role, externalId, number, name, reference }: PartyDraft): string[] {
  const keys: string[] = []
  if (externalId !== null) keys.push(`${role} id ${externalId}`)
  if (number !== null) keys.push(`${role} number ${number}`)
  return keys.length > 0 ? keys : [`${role} name ${reference} ${name}`]
}

function merged(before: PartyDraft, later: PartyDraft): PartyDraft {
  return {
    role: before.role,
    externalId: later.externalId ?? before.externalId,
    name: later.name ?? before.name,
    number: later.number ?? before.number,
    languages: later.languages ?? before.languages,
    reference: before.reference,
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
