import type { Migration } from './migration.ts'

/** Recordings that lie sealed in the home; without the key in its row a file is noise. */
export const recordingFiles: Migration = {
  id: '0008-recording-files',
  statements: ({ schema }) => [
    schema
      .createTable('recording_file')
      .addColumn('call_id', 'text', (column) => column.primaryKey())
      .addColumn('file_name', 'text', (column) => column.notNull())
      .addColumn('key', 'blob', (column) => column.notNull())
      .addColumn('bytes', 'bigint', (column) => column.notNull())
      .addColumn('content_type', 'text', (column) => column.notNull())
      .addColumn('fetched_at', 'bigint', (column) => column.notNull())
      .compile(),
  ],
}
