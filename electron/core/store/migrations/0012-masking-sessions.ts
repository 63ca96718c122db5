import { type CompiledQuery, sql } from 'kysely'
import type { Migration, SchemaBuilder } from './migration.ts'

/** Sessions in which two people reach each other over lines of ours, the pool of lines, and the calls of each session. */
export const maskingSessions: Migration = {
  id: '0012-masking-sessions',
  statements: (builder) => [...tables(builder), ...indexes(builder)],
}

function tables({ schema }: SchemaBuilder): CompiledQuery[] {
  return [
    schema
      .createTable('masking_line')
      .addColumn('number_id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('added_at', 'bigint', (column) => column.notNull())
      .addColumn('released_at', 'bigint')
      .compile(),
    schema
      .createTable('masking_session')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('booking_id', 'text', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('failure', 'text')
      .addColumn('customer_party_id', 'text')
      .addColumn('worker_party_id', 'text')
      .addColumn('opened_at', 'bigint', (column) => column.notNull())
      .addColumn('opened_by', 'text')
      .addColumn('expires_at', 'bigint')
      .addColumn('lifetime_hours', 'integer', (column) => column.notNull())
      .addColumn('sliding', 'integer', (column) => column.notNull())
      .addColumn('terminated_at', 'bigint')
      .addColumn('closed_by', 'text')
      .addColumn('closed_why', 'text')
      .addColumn('last_call_at', 'bigint')
      .compile(),
    schema
      .createTable('masking_leg')
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('party_id', 'text', (column) => column.notNull())
      .addColumn('number_id', 'text', (column) => column.notNull())
      .addColumn('line_id', 'text', (column) => column.notNull())
      .addColumn('code', 'text', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .addPrimaryKeyConstraint('masking_leg_key', ['session_id', 'role'])
      .compile(),
    schema
      .createTable('masked_call')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('session_id', 'text', (column) => column.notNull())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('call_id', 'text')
      .addColumn('provider_call_id', 'text')
      .compile(),
    schema
      .createTable('masking_answer')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('hook', 'text', (column) => column.notNull())
      .addColumn('outcome', 'text', (column) => column.notNull())
      .addColumn('session_id', 'text')
      .addColumn('line_id', 'text')
      .addColumn('provider_call_id', 'text')
      .compile(),
  ]
}

function indexes(builder: SchemaBuilder): CompiledQuery[] {
  return [
    // One open session of a booking, and one entry for the opening that failed last.
    sql`create unique index masking_session_open on masking_session (booking_id) where state = 'active'`,
    sql`create unique index masking_session_failed on masking_session (booking_id) where state = 'failed'`,
    sql`create index masking_session_booking on masking_session (booking_id, opened_at)`,
    sql`create index masking_session_expiry on masking_session (expires_at) where state = 'active'`,
    sql`create index masking_session_state on masking_session (state, opened_at)`,
    // Whoever calls a line means one session, whatever anybody does at the same time.
    sql`create unique index masking_leg_open on masking_leg (number_id, line_id) where open = 1`,
    sql`create unique index masking_leg_code on masking_leg (code) where open = 1`,
    sql`create index masking_leg_line on masking_leg (line_id) where open = 1`,
    sql`create index masked_call_session on masked_call (session_id, at)`,
    sql`create index masked_call_at on masked_call (at)`,
    sql`create unique index masked_call_call on masked_call (call_id) where call_id is not null`,
    sql`create unique index masked_call_provider on masked_call (provider_call_id) where provider_call_id is not null`,
    sql`create index masking_answer_at on masking_answer (at)`,
  ].map((statement) => statement.compile(builder))
}
