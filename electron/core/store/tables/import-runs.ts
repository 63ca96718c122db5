import { type RawBuilder, sql } from 'kysely'
import { lastTenDigits } from '../../../../shared/domain/phone-number.ts'
import { RisingIds } from '../../rising-ids.ts'
import type { Statement, Store } from '../store.ts'
import type { BookingDraft, PartyDraft } from './import-drafts.ts'
import { RowInsert } from './row-insert.ts'
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

const insertNumbers = new RowInsert({
  into: 'phone_number (id, e164, last_ten, do_not_disturb_at)',
  row: '?, ?, ?, null',
  otherwise: 'on conflict (e164) do nothing',
})
const insertParties = new RowInsert({
  into: 'import_party (position, new_id, role, external_id, name, number_id, languages, reference)',
  row: '?, ?, ?, ?, ?, (select id from phone_number where e164 = ?), ?, ?',
})
const insertBookings = new RowInsert({
  into: `import_booking (position, new_id, reference, service, locality, address, status, scheduled_at, amount_paise,
    notes, customer_position, worker_position, vendor_position)`,
  row: '?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?',
})

/** The run of an import while it is staged, and what an undo needs of it afterwards. */
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

  /** For the rows of this run. What it adds in numbers is known by them, so that it can be taken away again. */
  idsOf(runId: string): RisingIds {
    return new RisingIds(idsPrefix(runId))
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
  stageParties(ids: RisingIds, first: number, drafts: readonly PartyDraft[]): Statement[] {
    const numbers = [...new Set(drafts.map(({ number }) => number).filter((number) => number !== null))]
    return [
      // In their order, so that neighbours come to lie in pages that are at hand.
      ...insertNumbers.statements(
        numbers.toSorted().map((e164) => [ids.next('number'), e164, lastTenDigits(e164)]),
      ),
      ...insertParties.statements(
        drafts.map(({ role, externalId, name, number, languages, reference }, index) => [
          ...[first + index, ids.next('party'), role, externalId, name, number],
          ...[languages === null ? null : JSON.stringify(languages), reference],
        ]),
      ),
    ]
  }

  stageBookings(ids: RisingIds, first: number, drafts: readonly BookingDraft[]): Statement[] {
    return insertBookings.statements(
      drafts.map(({ parties, ...draft }, index) => [
        ...[first + index, ids.next('booking'), draft.reference, draft.service, draft.locality],
        ...[draft.address, draft.status, draft.scheduledAt, draft.amountPaise, draft.notes],
        ...[parties.customer, parties.worker, parties.vendor],
      ]),
    )
  }

  /** Takes away so many staged rows; true when there may be more. */
  async sweep(limit: number): Promise<boolean> {
    const changes = await this.#store.write([
      this.#dropFirst('import_party', limit),
      this.#dropFirst('import_booking', limit),
    ])
    return changes.some((changed) => changed > 0)
  }

  /**
   * Takes away so many numbers that came with a run, from behind one of them, except what somebody has come to need.
   * Answers the last of them; null when there are no more.
   */
  async sweepNumbers(runId: string, after: string | null, limit: number): Promise<string | null> {
    const run = `number_${idsPrefix(runId)}`
    const rows = await this.#store.read
      .selectFrom('phone_number')
      .select('id')
      .where('id', '>', after ?? run)
      .where('id', '<', `${run}~`)
      .orderBy('id')
      .limit(limit)
      .execute()
    const [first, last] = [rows[0]?.id, rows.at(-1)?.id]
    if (first === undefined || last === undefined) return null
    await this.#store.write([
      this.#raw(sql`delete from phone_number where id between ${first} and ${last}
        and not exists (select 1 from party where party.phone_number_id = phone_number.id)
        and not exists (select 1 from user where user.phone_number_id = phone_number.id)
        and not exists (select 1 from call, import_run where call.requested_at >= import_run.begun_at
          and phone_number.id in (call.first_number_id, call.second_number_id))`),
    ])
    return last
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

/** The ids of a run's rows begin as its own. */
function idsPrefix(runId: string): string {
  return runId.slice(runId.indexOf('_') + 1).slice(0, 10)
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
