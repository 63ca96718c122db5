import { CompiledQuery } from 'kysely'
import type { Statement, Store } from '../store.ts'

/** One group of deletions; a longer one would hold up the hooks behind it. */
const batch = 500

/** Calls that are over and were asked for before an instant: how many there are, and how they go. */
export class RetainedCallsTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  async callsBefore(instant: number): Promise<number> {
    return this.#count(`select count(*) as total from call where ${over}`, instant)
  }

  async recordingsBefore(instant: number): Promise<number> {
    return this.#count(
      `select count(*) as total from call where ${over} and recording_url is not null`,
      instant,
    )
  }

  /** A part of them, with everything that hangs on them. The last statement tells how many calls went. */
  dropCalls(instant: number): readonly Statement[] {
    const some = `(select id from call where ${over} order by requested_at, id limit ${batch})`
    return [
      `delete from call_note where call_id in ${some}`,
      `delete from relay where subject in ${some}`,
      `delete from call_wrap where call_id in ${some}`,
      `delete from recording_file where call_id in ${some}`,
      `delete from call where id in ${some}`,
    ].map((text) => ({ query: CompiledQuery.raw(text, [instant]) }))
  }

  /**
   * The way to a part of the recordings is forgotten, and the key to what was kept of them; a call that is over is not
   * asked about again. The last statement tells how many.
   */
  dropRecordings(instant: number): readonly Statement[] {
    const some = `(select id from call where ${over} and recording_url is not null order by requested_at, id limit ${batch})`
    return [
      `delete from recording_file where call_id in ${some}`,
      // Facts that are not JSON have the address in the column only.
      `update call set recording_url = null, recorded = 0, revision = revision + 1,
        facts = case when facts like '{%' then json_set(facts, '$.recordingUrl', null) else facts end
        where id in ${some}`,
    ].map((text) => ({ query: CompiledQuery.raw(text, [instant]) }))
  }

  async #count(text: string, instant: number): Promise<number> {
    const { rows } = await this.#store.read.executeQuery<{ total: number }>(
      CompiledQuery.raw(text, [instant]),
    )
    return rows[0]?.total ?? 0
  }
}

/** Nothing more is to be learnt of it, and nobody is on it. */
const over = 'open = 0 and next_check_at is null and requested_at < ?'
