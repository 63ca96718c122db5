import { type RawBuilder, sql } from 'kysely'
import { erasedName } from '../../../../shared/domain/booking.ts'
import type { Statement, Store } from '../store.ts'
import { eachOf } from './each-of.ts'
import type { Person } from './person-records.ts'

/** The guard of an erasure: somebody is in a call with the person, or a colleague's own phone has their number. */
export const personIsFree = 'person-is-free'

export type ErasedPerson = Person & {
  readonly callIds: readonly string[]
  /** Bookings whose customer the person is. */
  readonly ownBookingIds: readonly string[]
}

/** Texts in which people write numbers down. */
const texts = [
  ['booking', 'notes'],
  ['notes_change', 'notes'],
  ['call_wrap', 'note'],
  ['call_wrap', 'detail'],
  ['call_back', 'note'],
  ['relay', 'body'],
  ['idempotent_request', 'answer_body'],
] as const

/** How a person goes from every table. What has happened stays counted: calls and bookings are there without them. */
export class PersonErasureTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** One group. What it frees in the engine's file is overwritten, so that no later copy of the file holds it. */
  erase(person: ErasedPerson, by: string, at: number): readonly Statement[] {
    return [
      this.#raw(sql`pragma secure_delete = on`),
      this.#claim(person),
      ...this.#ownBookings(person).map((query) => this.#raw(query)),
      ...this.#calls(person).map((query) => this.#raw(query)),
      this.#raw(sql`update call_back set note = '',
        done_by = coalesce(done_by, ${by}), cancelled = case when done_at is null then 1 else cancelled end,
        done_at = coalesce(done_at, ${at}) where party_id in ${eachOf(person.partyIds)}`),
      ...this.#number(person).map((query) => this.#raw(query)),
      this.#raw(sql`pragma secure_delete = off`),
    ]
  }

  #claim({ partyIds, numberId, callIds }: ErasedPerson): Statement {
    const parties = eachOf(partyIds)
    const query = sql`update party
      set name = ${erasedName}, external_id = null, phone_number_id = null, languages = '[]'
      where id in ${parties}
        and not exists (select 1 from user where phone_number_id = ${numberId})
        and not exists (select 1 from call where open = 1 and (id in ${eachOf(callIds)}
          or first_number_id = ${numberId} or second_number_id = ${numberId}
          or first_id in ${parties} or second_id in ${parties}))`
    return { ...this.#raw(query), guard: personIsFree }
  }

  #ownBookings({ ownBookingIds }: ErasedPerson): RawBuilder<unknown>[] {
    const own = eachOf(ownBookingIds)
    return [
      sql`update booking set address = '', notes = '' where id in ${own}`,
      sql`delete from notes_change where booking_id in ${own}`,
      // An import that is undone must not bring them back.
      sql`update import_booking set address = null, notes = null,
        before = case when before is null then null else json_set(before, '$.address', '', '$.notes', '') end
        where booking_id in ${own}`,
    ]
  }

  #calls({ callIds, numberId }: ErasedPerson): RawBuilder<unknown>[] {
    const calls = eachOf(callIds)
    return [
      // Their voice: without its key a file is noise.
      sql`delete from recording_file where call_id in ${calls}`,
      sql`update call set recording_url = null, recorded = 0, revision = revision + 1,
        first_number_id = nullif(first_number_id, ${numberId}),
        second_number_id = nullif(second_number_id, ${numberId}),
        facts = case when facts like '{%' then json_set(facts, '$.recordingUrl', null) else facts end
        where id in ${calls}`,
      sql`update call_wrap set note = '', detail = '' where call_id in ${calls}`,
      sql`delete from relay where subject in ${calls} and next_attempt_at is null`,
    ]
  }

  #number({ numberId, e164 }: ErasedPerson): RawBuilder<unknown>[] {
    if (numberId === null || e164 === null) return []
    const forms = writtenForms(e164)
    return [
      sql`delete from missed_caller where caller_key = ${numberId}`,
      sql`update import_party set number_id = null, name = null, external_id = null where number_id = ${numberId}`,
      ...texts.map(([table, column]) => {
        const [rows, text] = [sql.table(table), sql.ref(column)]
        const clean = forms.reduce<RawBuilder<unknown>>(
          (left, form) => sql`replace(${left}, ${form}, ${erasedName})`,
          text,
        )
        return sql`update ${rows} set ${text} = ${clean} where ${holds(text, forms)}`
      }),
      sql`delete from dead_letter where ${holds(sql`cast(body as text)`, forms)} or ${holds(sql`query`, forms)}`,
      sql`delete from phone_number where id = ${numberId}`,
    ]
  }

  #raw(query: RawBuilder<unknown>): Statement {
    return { query: query.compile(this.#store.read) }
  }
}

function holds(text: RawBuilder<unknown>, forms: readonly string[]): RawBuilder<unknown> {
  const each = forms.map((form) => sql`instr(${text}, ${form}) > 0`)
  return sql`(${sql.join(each, sql` or `)})`
}

/** As people and providers write a number; those with a prefix hold one of these. */
function writtenForms(e164: string): readonly string[] {
  const digits = e164.replace(/^\+91/, '').replace(/^\+/, '')
  if (digits.length !== 10) return [digits]
  const [front, back] = [digits.slice(0, 5), digits.slice(5)]
  return [digits, `${front} ${back}`, `${front}-${back}`]
}
