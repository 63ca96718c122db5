import type { CompiledQuery } from 'kysely'
import type { Migration, SchemaBuilder } from './migration.ts'

export const settingsHistory: Migration = {
  id: '0005-settings-history',
  statements: (builder) => [...changes(builder), preferences(builder)],
}

function changes({ schema }: SchemaBuilder): CompiledQuery[] {
  return [
    schema
      .createTable('setting_change')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('key', 'text', (column) => column.notNull())
      .addColumn('at', 'bigint', (column) => column.notNull())
      .addColumn('source', 'text', (column) => column.notNull())
      .addColumn('variable', 'text')
      .addColumn('user_id', 'text')
      .addColumn('secret', 'integer', (column) => column.notNull())
      .addColumn('old_value', 'text')
      .addColumn('new_value', 'text')
      .addColumn('undoes', 'text')
      .compile(),
    schema.createIndex('setting_change_at').on('setting_change').column('at').compile(),
  ]
}

function preferences({ schema }: SchemaBuilder): CompiledQuery {
  return schema
    .createTable('user_preference')
    .addColumn('user_id', 'text', (column) => column.notNull())
    .addColumn('key', 'text', (column) => column.notNull())
    .addColumn('value', 'text', (column) => column.notNull())
    .addColumn('changed_at', 'bigint', (column) => column.notNull())
    .addPrimaryKeyConstraint('user_preference_key', ['user_id', 'key'])
    .compile()
}
