import { type RawBuilder, sql } from 'kysely'
import type { Statement, Store } from '../store.ts'

/** Positions of staged rows, both included. */
export type Piece = { readonly first: number; readonly last: number }

const kept = ['service', 'locality', 'address', 'status', 'scheduled_at', 'amount_paise', 'notes'] as const
const roles = ['customer', 'worker', 'vendor'] as const

/**
 * How staged rows become bookings and people, a piece at a time. The same booking is the one with the same reference; the
 * same person has the same role and the same id of the booking system, or else the same number. What is given
 * replaces, what is not given stays. A name alone is the booking's own person only when it is the same name, for nobody
 * may be called under another's.
 */
export class ImportMerge {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  storeParties(runId: string, piece: Piece): Statement[] {
    const inPiece = between('import_party', piece)
    return [
      this.#done(runId, 'stored_parties', piece),
      this.#raw(sql`update import_party set party_id = coalesce(
          (select id from party where external_id = import_party.external_id and role = import_party.role
            order by id limit 1),
          (select id from party where phone_number_id = import_party.number_id and role = import_party.role
            order by id limit 1),
          (select party.id from booking join party on party.id = case import_party.role
              when 'customer' then booking.customer_party_id
              when 'worker' then booking.worker_party_id else booking.vendor_party_id end
            where booking.reference = import_party.reference and party.name = import_party.name))
        where ${inPiece}`),
      this.#raw(sql`update import_party set changed = 1 where ${inPiece} and party_id is not null
        and exists (select 1 from party where party.id = import_party.party_id and ${personDiffers()})`),
      this.#raw(sql`update party set
          name = coalesce(staged.name, party.name),
          external_id = coalesce(staged.external_id, party.external_id),
          phone_number_id = coalesce(staged.number_id, party.phone_number_id),
          languages = coalesce(staged.languages, party.languages)
        from import_party as staged
        where ${between('staged', piece)} and staged.changed = 1 and party.id = staged.party_id`),
      this.#raw(sql`insert into party (id, role, external_id, name, phone_number_id, languages)
        select new_id, role, external_id, coalesce(name, ''), number_id, coalesce(languages, '[]')
        from import_party where ${inPiece} and party_id is null`),
      this.#raw(sql`update import_party set party_id = new_id where ${inPiece} and party_id is null`),
    ]
  }

  storeBookings(runId: string, piece: Piece, at: number): Statement[] {
    const inPiece = between('import_booking', piece)
    const inStaged = between('staged', piece)
    const set = kept.map(
      (name) => sql`${sql.ref(name)} = coalesce(staged.${sql.ref(name)}, booking.${sql.ref(name)})`,
    )
    const setParties = roles.map(
      (role) =>
        sql`${partyColumn(role)} = coalesce(${partyOf('staged', role)}, booking.${partyColumn(role)})`,
    )
    return [
      this.#done(runId, 'stored_bookings', piece),
      this.#raw(sql`update import_booking set booking_id =
          (select id from booking where booking.reference = import_booking.reference) where ${inPiece}`),
      this.#raw(sql`update import_booking set outcome = case
          when booking_id is null then 'new'
          when exists (select 1 from booking where booking.id = import_booking.booking_id and ${differs()}) then 'changed'
          else 'same' end
        where ${inPiece}`),
      this.#raw(sql`update import_booking set before = (select ${asBefore()} from booking where id = booking_id)
        where ${inPiece} and outcome = 'changed'`),
      this.#raw(sql`update booking set ${sql.join([...set, ...setParties])},
          status_times = case when staged.status is null or staged.status = booking.status then booking.status_times
            else json_set(booking.status_times, '$."' || staged.status || '"', ${at}) end,
          updated_at = ${at}
        from import_booking as staged
        where ${inStaged} and staged.outcome = 'changed' and booking.id = staged.booking_id`),
      this.#raw(sql`insert into booking (id, reference, service, detail, locality, address, status, status_times,
          scheduled_at, scheduled_until, amount_paise, to_collect_paise,
          customer_party_id, worker_party_id, vendor_party_id, notes, created_at, updated_at)
        select new_id, reference, coalesce(service, ''), '', coalesce(locality, ''), coalesce(address, ''),
          coalesce(status, 'new'), json_object(coalesce(status, 'new'), ${at}), scheduled_at, null, amount_paise, null,
          ${sql.join(roles.map((role) => partyOf('staged', role)))}, coalesce(notes, ''), ${at}, ${at}
        from import_booking as staged where ${inStaged} and outcome = 'new'`),
      // What is left serves an undo only.
      this.#raw(sql`update import_booking set booking_id = coalesce(booking_id, new_id), reference = '',
          ${sql.join(kept.map((name) => sql`${sql.ref(name)} = null`))}
        where ${inPiece}`),
    ]
  }

  /** Puts back what nobody has changed or called about since; the first statement tells how many, the second too. */
  undo(piece: Piece, at: number): Statement[] {
    const inPiece = between('import_booking', piece)
    const columns = [...kept, 'status_times', ...roles.map((role) => `${role}_party_id`), 'updated_at']
    const back = columns.map((name) => sql`${sql.ref(name)} = staged.before->>${sql.lit(`$.${name}`)}`)
    return [
      this.#raw(sql`delete from booking where updated_at = ${at}
        and id in (select booking_id from import_booking where ${inPiece} and outcome = 'new')
        and not exists (select 1 from call where call.booking_id = booking.id)`),
      this.#raw(sql`update booking set ${sql.join(back)} from import_booking as staged
        where ${between('staged', piece)} and staged.outcome = 'changed' and booking.id = staged.booking_id
          and booking.updated_at = ${at}`),
      this.#raw(sql`delete from import_booking where ${inPiece}`),
    ]
  }

  /** Marks the piece in the same group that stores it; refused when it was stored already. */
  #done(runId: string, column: 'stored_parties' | 'stored_bookings', { first, last }: Piece): Statement {
    const name = sql.ref(column)
    const query = sql`update import_run set ${name} = ${last}
      where id = ${runId} and state = 'committed' and ${name} = ${first - 1}`
    return { guard: 'import-piece', query: query.compile(this.#store.read) }
  }

  #raw(query: RawBuilder<unknown>): Statement {
    return { query: query.compile(this.#store.read) }
  }
}

function between(table: string, { first, last }: Piece): RawBuilder<unknown> {
  return sql`${sql.ref(`${table}.position`)} between ${first} and ${last}`
}

function partyColumn(role: (typeof roles)[number]): RawBuilder<unknown> {
  return sql.ref(`${role}_party_id`)
}

function partyOf(table: string, role: (typeof roles)[number]): RawBuilder<unknown> {
  return sql`(select party_id from import_party where position = ${sql.ref(`${table}.${role}_position`)})`
}

/** Whether something given is not what the person has. */
function personDiffers(): RawBuilder<unknown> {
  const columns = [
    ['name', 'name'],
    ['external_id', 'external_id'],
    ['number_id', 'phone_number_id'],
    ['languages', 'languages'],
  ] as const
  const differing = columns.map(([given, held]) => {
    const staged = sql.ref(`import_party.${given}`)
    return sql`(${staged} is not null and ${staged} is not ${sql.ref(`party.${held}`)})`
  })
  return sql`(${sql.join(differing, sql` or `)})`
}

/** Whether something given is not what the booking has. */
function differs(): RawBuilder<unknown> {
  const plain = kept.map((name) => {
    const staged = sql.ref(`import_booking.${name}`)
    return sql`(${staged} is not null and ${staged} is not ${sql.ref(`booking.${name}`)})`
  })
  const people = roles.map((role) => {
    const given = sql.ref(`import_booking.${role}_position`)
    const party = partyOf('import_booking', role)
    return sql`(${given} is not null and ${party} is not ${sql.ref(`booking.${role}_party_id`)})`
  })
  return sql`(${sql.join([...plain, ...people], sql` or `)})`
}

function asBefore(): RawBuilder<unknown> {
  const columns = [...kept, 'status_times', ...roles.map((role) => `${role}_party_id`), 'updated_at']
  return sql`json_object(${sql.join(columns.map((name) => sql`${sql.lit(name)}, ${sql.ref(`booking.${name}`)}`))})`
}
