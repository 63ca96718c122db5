import type { CompiledQuery } from 'kysely'
import type { Migration, SchemaBuilder } from './migration.ts'

export const bookingsList: Migration = {
  id: '0003-bookings-list',
  statements: (builder) => [...savedViews(builder), ...imports(builder)],
}

function savedViews({ schema }: SchemaBuilder): CompiledQuery[] {
  return [
    schema
      .createTable('booking_view')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('name', 'text', (column) => column.notNull())
      .addColumn('filter', 'text', (column) => column.notNull())
      .addColumn('created_at', 'bigint', (column) => column.notNull())
      .compile(),
    schema
      .createIndex('booking_view_name')
      .unique()
      .on('booking_view')
      .columns(['user_id', 'name'])
      .compile(),
  ]
}

function imports({ schema }: SchemaBuilder): CompiledQuery[] {
  return [
    schema
      .createIndex('party_external')
      .on('party')
      .columns(['external_id', 'role'])
      .where('external_id', 'is not', null)
      .compile(),
    schema
      .createTable('import_run')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('state', 'text', (column) => column.notNull())
      .addColumn('file_name', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('begun_at', 'bigint', (column) => column.notNull())
      .addColumn('refused', 'integer', (column) => column.notNull())
      .addColumn('stored_parties', 'integer', (column) => column.notNull())
      .addColumn('stored_bookings', 'integer', (column) => column.notNull())
      .compile(),
    schema
      .createTable('import_number')
      .addColumn('number_id', 'text', (column) => column.primaryKey())
      .compile(),
    schema
      .createTable('import_party')
      .addColumn('position', 'integer', (column) => column.primaryKey())
      .addColumn('new_id', 'text', (column) => column.notNull())
      .addColumn('party_id', 'text')
      .addColumn('role', 'text', (column) => column.notNull())
      .addColumn('external_id', 'text')
      .addColumn('name', 'text')
      .addColumn('number_id', 'text')
      .addColumn('languages', 'text')
      .addColumn('reference', 'text')
      .compile(),
    schema
      .createTable('import_booking')
      .addColumn('position', 'integer', (column) => column.primaryKey())
      .addColumn('new_id', 'text', (column) => column.notNull())
      .addColumn('booking_id', 'text')
      .addColumn('outcome', 'text')
      .addColumn('before', 'text')
      .addColumn('reference', 'text', (column) => column.notNull())
      .addColumn('service', 'text')
      .addColumn('locality', 'text')
      .addColumn('address', 'text')
      .addColumn('status', 'text')
      .addColumn('scheduled_at', 'bigint')
      .addColumn('amount_paise', 'bigint')
      .addColumn('notes', 'text')
      .addColumn('customer_position', 'integer')
      .addColumn('worker_position', 'integer')
      .addColumn('vendor_position', 'integer')
      .compile(),
  ]
}
