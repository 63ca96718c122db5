import type { Migration } from './migration.ts'

/** When a key was used last; and events that are relayed are not of calls alone. */
export const apiKeysAtWork: Migration = {
  id: '0014-api-keys',
  statements: ({ schema }) => [
    schema.alterTable('api_key').addColumn('last_used_at', 'bigint').compile(),
    schema.alterTable('relay').renameColumn('call_id', 'subject').compile(),
  ],
}
