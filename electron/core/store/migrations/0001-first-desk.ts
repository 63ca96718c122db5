import { type CompiledQuery, sql } from 'kysely'
import type { Migration, SchemaBuilder } from './migration.ts'

export const firstDesk: Migration = {
  id: '0001-first-desk',
  statements: (builder) => [
    ...people(builder),
    ...bookings(builder),
    ...calls(builder),
    ...integration(builder),
    ...webhooks(builder),
  ],
}

function people(builder: SchemaBuilder): CompiledQuery[] {
  const { schema } = builder
  return [
    schema
      .createTable('phone_number')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('e164', 'text', (column) => column.notNull().unique())
      .addColumn('last_ten', 'text', (column) => column.notNull())
      .addColumn('do_not_disturb_at', 'bigint')
      .compile(),
    schema.createIndex('phone_number_last_ten').on('phone_number').column('last_ten').compile(),
    schema
      .createTable('user')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('sign_in_name', 'text', (column) => column.notNull().unique())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('password_hash', 'text', (column) => column.notNull())
      .addColumn('phone_number_id', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('disabled_at', 'bigint')
      .compile(),
    schema
      .createTable('session')
      .addColumn('token_hash', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('expires_at', 'bigint', (column) => column.notNull())
      .compile(),
    schema
      .createTable('setting')
      .addColumn('key', 'text', (column) => column.primaryKey())
      .addColumn('value', 'text', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('variable', 'text')
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_by', 'text')
      .compile(),
  ]
}

function bookings(builder: SchemaBuilder): CompiledQuery[] {
  const { schema } = builder
  return [
    schema
      .createTable('party')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('external_id', 'text')
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('phone_number_id', 'text')
      .addColumn('languages', 'text', (column) => column.notNull())
      .compile(),
    schema.createIndex('party_phone_number').on('party').column('phone_number_id').compile(),
    schema
      .createTable('booking')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('reference', 'text', (column) => column.notNull().unique())
      .addColumn('service', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('locality', 'text', (column) => column.notNull())
      .addColumn('address', 'text', (column) => column.notNull())
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('status_times', 'text', (column) => column.notNull())
      .addColumn('scheduled_at', 'bigint')
      .addColumn('scheduled_until', 'bigint')
      .addColumn('amount_paise', 'bigint')
      .addColumn('to_collect_paise', 'bigint')
      .addColumn('customer_party_id', 'text')
      .addColumn('worker_party_id', 'text')
      .addColumn('vendor_party_id', 'text')
      .addColumn('notes', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .compile(),
    schema.createIndex('booking_scheduled').on('booking').column('scheduled_at').compile(),
  ]
}

function calls(builder: SchemaBuilder): CompiledQuery[] {
  const { schema } = builder
  return [
    schema
      .createTable('call')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('provider', 'text', (column) => column.notNull())
      .addColumn('provider_call_id', 'text')
      .addColumn('correlation', 'text', (column) => column.notNull())
      .addColumn('booking_id', 'text')
      .addColumn('direction', 'text', (column) => column.notNull())
      .addColumn('purpose', 'text', (column) => column.notNull())
      .addColumn('agent_user_id', 'text')
      .addColumn('first_who', 'text', (column) => column.notNull())
      .addColumn('first_id', 'text')
      .addColumn('first_number_id', 'text')
      .addColumn('second_who', 'text', (column) => column.notNull())
      .addColumn('second_id', 'text')
      .addColumn('second_number_id', 'text')
      .addColumn('line_number_id', 'text')
      .addColumn('status', 'text', (column) => column.notNull())
      .addColumn('open', 'integer', (column) => column.notNull())
      .addColumn('facts', 'text', (column) => column.notNull())
      .addColumn('requested_at', 'bigint', (column) => column.notNull())
      .addColumn('answered_at', 'bigint')
      .addColumn('ended_at', 'bigint')
      .addColumn('talk_seconds', 'integer')
      .addColumn('price', 'text')
      .addColumn('recorded', 'integer', (column) => column.notNull())
      .addColumn('recording_url', 'text')
      .addColumn('failure_reason', 'text')
      .addColumn('heard_at', 'bigint')
      .addColumn('callbacks', 'integer', (column) => column.notNull())
      .addColumn('polls', 'integer', (column) => column.notNull())
      .addColumn('next_check_at', 'bigint')
      .addColumn('checks', 'integer', (column) => column.notNull())
      .addColumn('relay_url', 'text')
      .addColumn('relay_field', 'text')
      .addColumn('revision', 'integer', (column) => column.notNull())
      .addColumn('updated_at', 'bigint', (column) => column.notNull())
      .compile(),
    schema.createIndex('call_correlation').unique().on('call').column('correlation').compile(),
    schema
      .createIndex('call_provider_call')
      .unique()
      .on('call')
      .columns(['provider', 'provider_call_id'])
      .where('provider_call_id', 'is not', null)
      .compile(),
    schema.createIndex('call_requested').on('call').column('requested_at').compile(),
    schema
      .createIndex('call_booking')
      .on('call')
      .columns(['booking_id', 'requested_at'])
      .where('booking_id', 'is not', null)
      .compile(),
    schema
      .createIndex('call_due')
      .on('call')
      .column('next_check_at')
      .where('next_check_at', 'is not', null)
      .compile(),
    sql`create index call_unbound on call (requested_at) where open = 1 and provider_call_id is null`.compile(
      builder,
    ),
    /** One open call per agent, kept by the store itself. */
    sql`create unique index call_open_agent on call (agent_user_id) where open = 1 and agent_user_id is not null`.compile(
      builder,
    ),
    schema
      .createTable('call_note')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('call_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('detail', 'text', (column) => column.notNull())
      .compile(),
    schema.createIndex('call_note_call').on('call_note').column('call_id').compile(),
  ]
}

function integration(builder: SchemaBuilder): CompiledQuery[] {
  const { schema } = builder
  return [
    schema
      .createTable('api_key')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('key_hash', 'text', (column) => column.notNull().unique())
      .addColumn('rights', 'text', (column) => column.notNull())
      .addColumn('default_agent_id', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('revoked_at', 'bigint')
      .compile(),
    schema
      .createTable('idempotent_request')
      .addColumn('api_key_id', 'text', (column) => column.notNull())
      .addColumn('route', 'text', (column) => column.notNull())
      .addColumn('idempotency_key', 'text', (column) => column.notNull())
      .addColumn('body_hash', 'text', (column) => column.notNull())
      .addColumn('answer_status', 'integer')
      .addColumn('answer_body', 'text')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addPrimaryKeyConstraint('idempotent_request_key', ['api_key_id', 'route', 'idempotency_key'])
      .compile(),
    schema
      .createTable('relay')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('call_id', 'text', (column) => column.notNull())
      .addColumn('url', 'text', (column) => column.notNull())
      .addColumn('body', 'text', (column) => column.notNull())
      .addColumn('attempts', 'integer', (column) => column.notNull())
      .addColumn('next_attempt_at', 'bigint')
      .addColumn('delivered_at', 'bigint')
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .compile(),
    schema
      .createIndex('relay_due')
      .on('relay')
      .column('next_attempt_at')
      .where('next_attempt_at', 'is not', null)
      .compile(),
  ]
}

function webhooks(builder: SchemaBuilder): CompiledQuery[] {
  const { schema } = builder
  return [
    schema
      .createTable('dead_letter')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('raw_sequence', 'bigint', (column) => column.notNull())
      .addColumn('received_at', 'bigint', (column) => column.notNull())
      .addColumn('route', 'text', (column) => column.notNull())
      .addColumn('method', 'text', (column) => column.notNull())
      .addColumn('query', 'text', (column) => column.notNull())
      .addColumn('content_type', 'text', (column) => column.notNull())
      .addColumn('body', 'blob', (column) => column.notNull())
      .addColumn('reason', 'text', (column) => column.notNull())
      .addColumn('replayed_at', 'bigint')
      .compile(),
    schema
      .createTable('raw_cursor')
      .addColumn('id', 'integer', (column) => column.primaryKey())
      .addColumn('applied_through', 'bigint', (column) => column.notNull())
      .compile(),
    sql`insert into raw_cursor (id, applied_through) values (1, 0)`.compile(builder),
  ]
}
