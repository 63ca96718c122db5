import type { Migration } from './migration.ts'

/** Who wrote what into the notes of a booking, so that no text is lost when two people write. */
export const notesChanges: Migration = {
  id: '0007-notes-changes',
  statements: ({ schema }) => [
    schema
      .createTable('notes_change')
      .addColumn('id', 'text', (column) => column.primaryKey())
      .addColumn('booking_id', 'text', (column) => column.notNull())
      .addColumn('user_id', 'text', (column) => column.notNull())
      .addColumn('began_at', 'bigint', (column) => column.notNull())
      .addColumn('changed_at', 'bigint', (column) => column.notNull())
      .addColumn('notes', 'text', (column) => column.notNull())
      .compile(),
    schema
      .createIndex('notes_change_booking')
      .on('notes_change')
      .columns(['booking_id', 'changed_at'])
      .compile(),
  ],
}
