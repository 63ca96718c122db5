import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** A promise that was given up is not one that was kept. */
export const cancelledCallBacks: Migration = {
  id: '0011-cancelled-call-backs',
  statements: ({ schema }) => [
    schema
      .alterTable('call_back')
      .addColumn('cancelled', 'integer', (column) => column.notNull().defaultTo(sql.lit(0)))
      .compile(),
  ],
}
