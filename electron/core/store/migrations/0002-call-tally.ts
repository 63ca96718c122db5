import { type CompiledQuery, sql } from 'kysely'
import type { Migration, SchemaBuilder } from './migration.ts'

/**
 * Ways into a million calls: indexes for what the log is narrowed to, and counts of ended calls that are kept by the
 * store itself, in the group that changes the call. Hours and days are counted in Indian time.
 */
export const callTally: Migration = {
  id: '0002-call-tally',
  statements: (builder) => [...indexes(builder), ...tally(builder)],
}

/** Six characters of an id are 30 random bits: enough to find it by, and a fifth of its length. */
function indexes(builder: SchemaBuilder): CompiledQuery[] {
  return [
    sql`drop index call_unbound`,
    sql`create index call_open on call (requested_at) where open = 1`,
    sql`create index call_agent on call (agent_user_id, requested_at) where agent_user_id is not null`,
    sql`create index call_first_number on call (substr(first_number_id, -6)) where first_number_id is not null`,
    sql`create index call_second_number on call (substr(second_number_id, -6)) where second_number_id is not null`,
    sql`create index phone_number_last_four on phone_number (substr(last_ten, -4))`,
    sql`create index party_name on party (name)`,
  ].map((statement) => statement.compile(builder))
}

function tally(builder: SchemaBuilder): CompiledQuery[] {
  const changed = sql.join(
    ['status', 'direction', 'talk_seconds', 'price', 'agent_user_id', 'requested_at', 'open'].map(
      (column) => sql`new.${sql.ref(column)} is not old.${sql.ref(column)}`,
    ),
    sql` or `,
  )
  return [
    sql`create table call_tally (
      span text not null, agent text not null, at integer not null,
      direction text not null, status text not null, talk_class integer not null,
      calls integer not null, talk_seconds integer not null, cost integer not null,
      primary key (span, agent, at, direction, status, talk_class)
    ) without rowid`,
    sql`create trigger call_tally_insert after insert on call when new.open = 0
      begin ${counting('new', 1)}; end`,
    sql`create trigger call_tally_leave after update on call when old.open = 0 and (${changed})
      begin ${counting('old', -1)}; end`,
    sql`create trigger call_tally_enter after update on call when new.open = 0 and (${changed})
      begin ${counting('new', 1)}; end`,
    sql`create trigger call_tally_delete after delete on call when old.open = 0
      begin ${counting('old', -1)}; end`,
    ...(['hour', 'day', 'agent'] as const).map(countAll),
  ].map((statement) => statement.compile(builder))
}

/** Adds one ended call to its hour, its day, and its agent's day, or takes it away. */
function counting(row: 'old' | 'new', sign: 1 | -1) {
  const { hour, day, talkClass, cost } = expressions(row)
  const column = (name: string) => sql.ref(`${row}.${name}`)
  const times = sql.lit(sign)
  return sql`insert into call_tally
    select places.span, places.agent, places.at, ${column('direction')}, ${column('status')}, ${talkClass},
      ${times}, ${times} * coalesce(${column('talk_seconds')}, 0), ${times} * ${cost}
    from (
      select 'hour' as span, '*' as agent, ${hour} as at
      union all select 'day', '*', ${day}
      union all select 'day', coalesce(${column('agent_user_id')}, ''), ${day}
    ) as places where true
    on conflict do update set calls = calls + excluded.calls,
      talk_seconds = talk_seconds + excluded.talk_seconds, cost = cost + excluded.cost`
}

/** What lies in the store already. */
function countAll(which: 'hour' | 'day' | 'agent') {
  const { hour, day, talkClass, cost } = expressions('call')
  const span = sql.lit(which === 'hour' ? 'hour' : 'day')
  const agent = which === 'agent' ? sql`coalesce(agent_user_id, '')` : sql.lit('*')
  return sql`insert into call_tally
    select ${span}, ${agent}, ${which === 'hour' ? hour : day}, direction, status, ${talkClass},
      count(*), sum(coalesce(talk_seconds, 0)), sum(${cost})
    from call where open = 0 group by 1, 2, 3, 4, 5, 6`
}

function expressions(row: 'old' | 'new' | 'call') {
  const column = (name: string) => sql.ref(`${row}.${name}`)
  const talk = column('talk_seconds')
  const since = (milliseconds: number) =>
    sql`cast((${column('requested_at')} + 19800000) / ${sql.lit(milliseconds)} as integer)`
  const bounds = [1, 10, 30, 60, 120, 300, 600, 1800]
  return {
    hour: since(3_600_000),
    day: since(86_400_000),
    talkClass: sql`(${sql.join(
      bounds.map((bound) => sql`(coalesce(${talk}, 0) >= ${sql.lit(bound)})`),
      sql` + `,
    )})`,
    /** In hundredths of a paisa, so that sums are exact. */
    cost: sql`cast(round(coalesce(${column('price')}, 0) * 10000) as integer)`,
  }
}
