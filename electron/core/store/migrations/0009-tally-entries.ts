import { type CompiledQuery, type RawBuilder, sql } from 'kysely'
import type { Migration, SchemaBuilder } from './migration.ts'

/**
 * A call that ends, or changes after its end, is only noted (`call_tally_entry`); a thousand notes together are added
 * to the counts. Three counts for each call, one by one, cost a write of a call a third more.
 */
export const tallyEntries: Migration = {
  id: '0009-tally-entries',
  statements: (builder) =>
    [...oldTriggers(), ...entries(), posting(), counts()].map((statement) => statement.compile(builder)),
}

/** How many notes are looked through at most by whoever reads the counts. */
const entriesPerPosting = 1000

type Statement = { compile(builder: SchemaBuilder): CompiledQuery }

function oldTriggers(): Statement[] {
  return ['insert', 'leave', 'enter', 'delete'].map(
    (what) => sql`drop trigger ${sql.ref(`call_tally_${what}`)}`,
  )
}

function entries(): Statement[] {
  const counted = ['status', 'direction', 'talk_seconds', 'price', 'agent_user_id', 'requested_at', 'open']
  const changed = sql.join(
    counted.map((column) => sql`new.${sql.ref(column)} is not old.${sql.ref(column)}`),
    sql` or `,
  )
  return [
    sql`create table call_tally_entry (
      requested_at integer not null, agent text not null, direction text not null, status text not null,
      talk_seconds integer not null, cost integer not null, sign integer not null
    )`,
    sql`create trigger call_tally_insert after insert on call when new.open = 0
      begin ${entryOf('new', 1)}; end`,
    sql`create trigger call_tally_update after update on call
      when (old.open = 0 or new.open = 0) and (${changed})
      begin ${entryOf('old', -1)}; ${entryOf('new', 1)}; end`,
    sql`create trigger call_tally_delete after delete on call when old.open = 0
      begin ${entryOf('old', -1)}; end`,
  ]
}

/** An open call is not counted. */
function entryOf(row: 'old' | 'new', sign: 1 | -1): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${row}.${name}`)
  return sql`insert into call_tally_entry
    select ${column('requested_at')}, coalesce(${column('agent_user_id')}, ''), ${column('direction')},
      ${column('status')}, coalesce(${column('talk_seconds')}, 0),
      cast(round(coalesce(${column('price')}, 0) * 10000) as integer), ${sql.lit(sign)}
    where ${column('open')} = 0`
}

/** An empty table numbers its rows from one again. */
function posting(): Statement {
  const posts = spans.map(
    (span) => sql`insert into call_tally
      select ${places(span)}, direction, status, ${talkClass}, sum(sign), sum(sign * talk_seconds), sum(sign * cost)
      from call_tally_entry where true group by 2, 3, 4, 5, 6
      on conflict do update set calls = calls + excluded.calls,
        talk_seconds = talk_seconds + excluded.talk_seconds, cost = cost + excluded.cost`,
  )
  return sql`create trigger call_tally_post after insert on call_tally_entry
    when new.rowid >= ${sql.lit(entriesPerPosting)}
    begin ${sql.join(posts, sql`; `)}; delete from call_tally_entry; end`
}

/** The counts as they are, with what is only noted yet. */
function counts(): Statement {
  const noted = spans.map(
    (
      span,
    ) => sql`select ${places(span)}, direction, status, ${talkClass}, sign, sign * talk_seconds, sign * cost
      from call_tally_entry`,
  )
  return sql`create view call_count (span, agent, at, direction, status, talk_class, calls, talk_seconds, cost) as
    select span, agent, at, direction, status, talk_class, calls, talk_seconds, cost from call_tally
    union all ${sql.join(noted, sql` union all `)}`
}

/** Everybody's calls are counted by the hour and the day, an agent's by the day; in Indian time. */
const spans = [
  { span: 'hour', agent: sql`'*'`, milliseconds: 3_600_000 },
  { span: 'day', agent: sql`'*'`, milliseconds: 86_400_000 },
  { span: 'day', agent: sql`agent`, milliseconds: 86_400_000 },
] as const

function places({ span, agent, milliseconds }: (typeof spans)[number]): RawBuilder<unknown> {
  return sql`${sql.lit(span)}, ${agent}, cast((requested_at + 19800000) / ${sql.lit(milliseconds)} as integer)`
}

const talkClass = sql`(${sql.join(
  [1, 10, 30, 60, 120, 300, 600, 1800].map((bound) => sql`(talk_seconds >= ${sql.lit(bound)})`),
  sql` + `,
)})`
