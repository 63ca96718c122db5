import { sql } from 'kysely'
import type { Migration } from './migration.ts'

export const missedCallers: Migration = {
  id: '0006-missed-callers',
  statements: (builder) => [
    builder.schema
      .createTable('missed_caller')
      .addColumn('caller_key', 'text', (column) => column.primaryKey())
      .addColumn('taken_by', 'text')
      .addColumn('taken_at', 'bigint')
      .addColumn('tried_by', 'text')
      .addColumn('tried_at', 'bigint')
      .addColumn('dismissed_at', 'bigint')
      .addColumn('dismissed_by', 'text')
      .compile(),
    sql`create index call_missed on call (requested_at) where direction = 'inbound' and status in ('missed', 'rejected')`.compile(
      builder,
    ),
    sql`create index call_talked_in on call (first_number_id, requested_at) where direction = 'inbound' and talk_seconds > 0`.compile(
      builder,
    ),
    sql`create index call_talked_out on call (second_number_id, requested_at) where direction = 'outbound' and talk_seconds > 0`.compile(
      builder,
    ),
  ],
}
