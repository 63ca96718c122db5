import { type CompiledQuery, sql } from 'kysely'
import type { Migration, SchemaBuilder } from './migration.ts'

/** First passwords and locked sessions; what agents do; how calls went, and what was promised in them. */
export const peopleAtWork: Migration = {
  id: '0004-people-at-work',
  statements: (builder) => [
    ...people(builder),
    ...agents(builder),
    ...wrapUp(builder),
    ...callBacks(builder),
    ...usualDispositions.map((row) => insertDisposition(builder, ...row)),
    ...usualBreakReasons.map((row) => insertBreakReason(builder, ...row)),
  ],
}

function people({ schema }: SchemaBuilder): CompiledQuery[] {
  return [
    schema
      .alterTable('user')
      .addColumn('must_change_password', 'integer', (column) => column.notNull().defaultTo(0))
      .compile(),
    schema.alterTable('user').addColumn('phone_verified_at', 'bigint').compile(),
    schema.alterTable('session').addColumn('locked_at', 'bigint').compile(),
    schema.createIndex('session_user').on('session').column('user_id').compile(),
  ]
}

function agents({ schema }: SchemaBuilder): CompiledQuery[] {
  return [
    schema
      .createTable('agent_state')
      .addColumn('user_id', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('since', 'bigint', (column) => column.notNull())
      .addColumn('break_reason_id', 'text')
      .addColumn('call_id', 'text')
      .addColumn('wrap_until', 'bigint')
      .addColumn('wrap_draft', 'text')
      .addColumn('next_state', 'text')
      .addColumn('next_break_reason_id', 'text')
      .addColumn('absent', 'integer', (column) => column.notNull())
      .compile(),
    schema
      .createTable('agent_state_change')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('break_reason_id', 'text')
      .addColumn('call_id', 'text')
      .compile(),
    schema
      .createIndex('agent_state_change_user')
      .on('agent_state_change')
      .columns(['user_id', 'at'])
      .compile(),
    schema
      .createTable('break_reason')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('word_en', 'text', (column) => column.notNull())
      .addColumn('word_hi', 'text', (column) => column.notNull())
      .addColumn('limit_minutes', 'integer')
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('retired_at', 'bigint')
      .compile(),
  ]
}

function wrapUp(builder: SchemaBuilder): CompiledQuery[] {
  const { schema } = builder
  return [
    schema
      .createTable('disposition')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('word_en', 'text', (column) => column.notNull())
      .addColumn('word_hi', 'text', (column) => column.notNull())
      .addColumn('digit', 'integer')
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('next_step', 'text', (column) => column.notNull())
      .addColumn('fits', 'text', (column) => column.notNull())
      .addColumn('position', 'integer', (column) => column.notNull())
      .addColumn('retired_at', 'bigint')
      .compile(),
    sql`create unique index disposition_digit on disposition (digit) where retired_at is null`.compile(
      builder,
    ),
    schema
      .createTable('call_wrap')
      .addColumn('call_id', 'text', (column) => column.primaryKey())
      .addColumn('booking_id', 'text')
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('disposition_id', 'text')
      .addColumn('detail', 'text', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('next_step', 'text', (column) => column.notNull())
      .addColumn('next_at', 'bigint')
      .compile(),
    schema.createIndex('call_wrap_booking').on('call_wrap').column('booking_id').compile(),
  ]
}

function callBacks(builder: SchemaBuilder): CompiledQuery[] {
  const { schema } = builder
  return [
    schema
      .createTable('call_back')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('kind', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('booking_id', 'text', (column) => column.notNull())
      .addColumn('party_id', 'text', (column) => column.notNull())
      .addColumn('call_id', 'text')
      .addColumn('due_at', 'bigint', (column) => column.notNull())
      .addColumn('note', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .addColumn('done_at', 'bigint')
      .addColumn('done_by', 'text')
      .compile(),
    sql`create index call_back_open on call_back (due_at) where done_at is null`.compile(builder),
    schema
      .createIndex('call_back_of_call')
      .unique()
      .on('call_back')
      .column('call_id')
      .where('call_id', 'is not', null)
      .compile(),
  ]
}

/** Word in English and Hindi, digit, the detail it asks for, the next step it offers, when it can be true. */
const usualDispositions = [
  ['kept', 'Confirmed', 'पक्का है', 1, 'none', 'none', 'talked'],
  ['another-day', 'Another day', 'किसी और दिन', 2, 'date', 'none', 'talked'],
  ['cancelled', 'Cancelled', 'रद्द किया', 3, 'text', 'none', 'talked'],
  ['not-reached', 'Did not pick up', 'फ़ोन नहीं उठाया', 4, 'none', 'retry', 'not-talked'],
  ['call-later', 'Call back later', 'बाद में कॉल करें', 5, 'none', 'call-back', 'any'],
  ['wrong-person', 'Wrong person', 'ग़लत व्यक्ति', 6, 'none', 'none', 'talked'],
  ['complaint', 'Complaint', 'शिकायत', 7, 'text', 'none', 'any'],
  ['refund', 'Refund', 'पैसे वापस', 8, 'amount', 'none', 'any'],
  ['no-more-calls', 'Do not call again', 'फिर कॉल न करें', 9, 'none', 'none', 'any'],
] as const

function insertDisposition(
  builder: SchemaBuilder,
  ...[name, en, hi, digit, detail, next, fits]: (typeof usualDispositions)[number]
): CompiledQuery {
  return sql`insert into disposition (id, word_en, word_hi, digit, detail, next_step, fits, position)
    values (${`disposition_${name}`}, ${en}, ${hi}, ${digit}, ${detail}, ${next}, ${fits}, ${digit})`.compile(
    builder,
  )
}

const usualBreakReasons = [
  ['tea', 'Tea break', 'चाय का विराम', 15, 1],
  ['lunch', 'Lunch', 'खाना', 45, 2],
  ['meeting', 'Meeting', 'मीटिंग', 60, 3],
  ['training', 'Training', 'प्रशिक्षण', null, 4],
  ['personal', 'Personal', 'निजी', 10, 5],
] as const

function insertBreakReason(
  builder: SchemaBuilder,
  ...[name, en, hi, minutes, position]: (typeof usualBreakReasons)[number]
): CompiledQuery {
  return sql`insert into break_reason (id, word_en, word_hi, limit_minutes, position)
    values (${`break_${name}`}, ${en}, ${hi}, ${minutes}, ${position})`.compile(builder)
}
