import { type RawBuilder, sql } from 'kysely'
import { newId } from '../../ids.ts'
import type { Statement, Store } from '../store.ts'
import type { BookingDraft, PartyDraft } from './import-drafts.ts'
import type { ImportRunRow } from './schema-import.ts'

export type ImportState = 'staging' | 'committed' | 'finished'

export type ImportRun = {
  readonly id: string
  readonly state: ImportState
  readonly begunAt: number
  readonly refused: number
  readonly storedParties: number
  readonly storedBookings: number
}

/**
 * The run of an import while it is staged, and what an undo needs of it afterwards. Each batch is one statement over a
 * JSON text: bound one by one, 100 000 rows would take the engine many seconds.
 */
export class ImportRunsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** The one there is. */
  async current(): Promise<ImportRun | null> {
    const row = await this.#store.read.selectFrom('import_run').selectAll().executeTakeFirst()
    return row ? runFromRow(row) : null
  }

  async staged(): Promise<{ readonly parties: number; readonly bookings: number }> {
    const last = async (table: 'import_party' | 'import_booking') => {
      const row = await this.#store.read
        .selectFrom(table)
        .select((select) => select.fn.max('position').as('last'))
        .executeTakeFirst()
      return row?.last ?? 0
    }
    return { parties: await last('import_party'), bookings: await last('import_booking') }
  }

  async countOutcomes(): Promise<Readonly<Record<'new' | 'changed' | 'same', number>>> {
    const rows = await this.#store.read
      .selectFrom('import_booking')
      .select((select) => ['outcome', select.fn.countAll<number>().as('total')])
      .groupBy('outcome')
      .execute()
    const of = (outcome: string) => rows.find((row) => row.outcome === outcome)?.total ?? 0
    return { new: of('new'), changed: of('changed'), same: of('same') }
  }

  begin(run: { id: string; fileName: string; userId: string; begunAt: number; refused: number }): Statement {
    const { id, refused } = run
    return {
      query: this.#store.read
        .insertInto('import_run')
        .values({
          id,
          state: 'staging',
          file_name: run.fileName,
          user_id: run.userId,
          begun_at: run.begunAt,
          refused,
          stored_parties: 0,
          stored_bookings: 0,
        })
        .compile(),
    }
  }

  /** The group is refused when the run is not in the state before. */
  advance(id: string, from: ImportState, to: ImportState): Statement {
    return {
      guard: 'import-state',
      query: this.#store.read
        .updateTable('import_run')
        .set({ state: to })
        .where('id', '=', id)
        .where('state', '=', from)
        .compile(),
    }
  }

  /** Positions count from `first`. Their numbers are kept in the one table that holds numbers. */
  stageParties(first: number, drafts: readonly PartyDraft[]): Statement[] {
    const numbers = [...new Set(drafts.map(({ number }) => number).filter((number) => number !== null))].map(
      (e164) => ({ id: newId('number'), e164 }),
    )
    const rows = drafts.map((draft, index) => ({
      ...draft,
      position: first + index,
      id: newId('party'),
      languages: draft.languages === null ? null : JSON.stringify(draft.languages),
    }))
    return [
      this.#raw(sql`insert into phone_number (id, e164, last_ten, do_not_disturb_at)
        select value->>'id', value->>'e164', substr(value->>'e164', -10), null
        from json_each(${JSON.stringify(numbers)}) where true
        on conflict (e164) do nothing`),
      this.#raw(sql`insert into import_number (number_id)
        select phone_number.id from json_each(${JSON.stringify(numbers.map(({ id }) => id))}) as fresh
        join phone_number on phone_number.id = fresh.value`),
      this.#raw(sql`insert into import_party (position, new_id, role, external_id, name, number_id, languages, reference)
        select value->>'position', value->>'id', value->>'role', value->>'externalId', value->>'name',
          (select id from phone_number where e164 = value->>'number'), value->>'languages', value->>'reference'
        from json_each(${JSON.stringify(rows)})`),
    ]
  }

  stageBookings(first: number, drafts: readonly BookingDraft[]): Statement[] {
    const rows = drafts.map((draft, index) => ({ ...draft, position: first + index, id: newId('booking') }))
    return [
      this.#raw(sql`insert into import_booking (position, new_id, reference, service, locality, address, status,
          scheduled_at, amount_paise, notes, customer_position, worker_position, vendor_position)
        select value->>'position', value->>'id', value->>'reference', value->>'service', value->>'locality',
          value->>'address', value->>'status', value->>'scheduledAt', value->>'amountPaise', value->>'notes',
          value->>'$.parties.customer', value->>'$.parties.worker', value->>'$.parties.vendor'
        from json_each(${JSON.stringify(rows)})`),
    ]
  }

  /** Takes away so many staged rows and numbers; true when there may be more. */
  async sweep(limit: number): Promise<boolean> {
    const changes = await this.#store.write([
      this.#raw(sql`delete from phone_number where id in (select number_id from import_number limit ${limit})
        and not exists (select 1 from party where party.phone_number_id = phone_number.id)
        and not exists (select 1 from user where user.phone_number_id = phone_number.id)
        and not exists (select 1 from call, import_run where call.requested_at >= import_run.begun_at
          and phone_number.id in (call.first_number_id, call.second_number_id))`),
      this.#raw(
        sql`delete from import_number where number_id in (select number_id from import_number limit ${limit})`,
      ),
      this.#dropFirst('import_party', limit),
      this.#dropFirst('import_booking', limit),
    ])
    return changes.slice(1).some((changed) => changed > 0)
  }

  /** Numbers of a committed run belong to its people. */
  async keepNumbers(limit: number): Promise<boolean> {
    const [changed = 0] = await this.#store.write([
      this.#raw(
        sql`delete from import_number where number_id in (select number_id from import_number limit ${limit})`,
      ),
    ])
    return changed > 0
  }

  async dropParties(limit: number): Promise<boolean> {
    const [changed = 0] = await this.#store.write([this.#dropFirst('import_party', limit)])
    return changed > 0
  }

  forget(id: string): Statement {
    return { query: this.#store.read.deleteFrom('import_run').where('id', '=', id).compile() }
  }

  #dropFirst(table: 'import_party' | 'import_booking', limit: number): Statement {
    const name = sql.table(table)
    return this.#raw(
      sql`delete from ${name} where position in (select position from ${name} order by position limit ${limit})`,
    )
  }

  #raw(query: RawBuilder<unknown>): Statement {
    return { query: query.compile(this.#store.read) }
  }
}

function runFromRow(row: ImportRunRow): ImportRun {
  return {
    id: row.id,
    // Written by `begin` and `advance` only.
    state: row.state as ImportState,
    begunAt: row.begun_at,
    refused: row.refused,
    storedParties: row.stored_parties,
    storedBookings: row.stored_bookings,
  }
}
