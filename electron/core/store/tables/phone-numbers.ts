import type { CompiledQuery } from 'kysely'
import { type E164, lastTenDigits } from '../../../../shared/domain/phone-number.ts'
import { newId } from '../../ids.ts'
import type { Statement, Store } from '../store.ts'

export type StoredNumber = {
  readonly id: string
  readonly e164: E164
  readonly doNotDisturbAt: number | null
}

/** The one place where real numbers are. */
export class PhoneNumbersTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async find(id: string): Promise<StoredNumber | null> {
    const row = await this.#store.read
      .selectFrom('phone_number')
      .select(['id', 'e164', 'do_not_disturb_at'])
      .where('id', '=', id)
      .executeTakeFirst()
    return row ? fromRow(row) : null
  }

  /** The ids of these numbers, as far as they are known. */
  async idsOf(numbers: readonly E164[]): Promise<ReadonlyMap<E164, string>> {
    if (numbers.length === 0) return new Map()
    const rows = await this.#store.read
      .selectFrom('phone_number')
      .select(['id', 'e164', 'do_not_disturb_at'])
      .where('e164', 'in', numbers)
      .execute()
    return new Map(rows.map((row) => [fromRow(row).e164, row.id]))
  }

  /** Every number that ends in these ten digits: the provider adds and drops prefixes. */
  async idsEndingIn(lastTen: string): Promise<readonly string[]> {
    const rows = await this.#store.read
      .selectFrom('phone_number')
      .select('id')
      .where('last_ten', '=', lastTen)
      .execute()
    return rows.map(({ id }) => id)
  }

  /** The number itself and every other that ends in the same ten digits. */
  async twinsOf(id: string): Promise<readonly string[]> {
    const number = await this.find(id)
    return number === null ? [id] : this.idsEndingIn(lastTenDigits(number.e164))
  }

  /** The ids of these numbers; those that were not known are kept first. */
  async ensure(numbers: readonly E164[]): Promise<ReadonlyMap<E164, string>> {
    const known = await this.idsOf(numbers)
    const fresh = numbers.filter((number) => !known.has(number))
    if (fresh.length === 0) return known
    await this.#store.write(fresh.map((number) => ({ query: this.#insert(newId('number'), number) })))
    // Read again: somebody else may have kept one of them first.
    return this.idsOf(numbers)
  }

  /** Keeps a number that was not known a moment ago; the group is refused when somebody else was faster. */
  keepNew(id: string, e164: E164): Statement {
    return { guard: 'number-is-new', query: this.#insert(id, e164) }
  }

  markDoNotDisturb(id: string, at: number): Statement {
    return {
      query: this.#store.read
        .updateTable('phone_number')
        .set({ do_not_disturb_at: at })
        .where('id', '=', id)
        .compile(),
    }
  }

  #insert(id: string, e164: E164): CompiledQuery {
    return this.#store.read
      .insertInto('phone_number')
      .values({ id, e164, last_ten: lastTenDigits(e164), do_not_disturb_at: null })
      .onConflict((conflict) => conflict.column('e164').doNothing())
      .compile()
  }
}

function fromRow(row: { id: string; e164: string; do_not_disturb_at: number | null }): StoredNumber {
  // Only parsed numbers are ever kept.
  return { id: row.id, e164: row.e164 as E164, doNotDisturbAt: row.do_not_disturb_at }
}
