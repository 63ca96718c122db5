import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/** Who looked at, took out or removed what is kept hidden. The store itself refuses to change or drop an entry. */
export const auditLog: Migration = {
  id: '0013-audit-log',
  statements: (builder) =>
    [
      sql`create table audit_entry (
        sequence integer primary key, at bigint not null, user_id text, kind text not null,
        subject text not null, subject_id text, booking_id text, why text not null,
        previous_hash text not null, hash text not null
      )`,
      sql`create index audit_entry_kind on audit_entry (kind, sequence)`,
      sql`create index audit_entry_subject on audit_entry (subject_id, sequence)`,
      sql`create trigger audit_entry_kept before update on audit_entry
        begin select raise(abort, 'An audit entry cannot be changed'); end`,
      sql`create trigger audit_entry_stays before delete on audit_entry
        begin select raise(abort, 'An audit entry cannot be removed'); end`,
      // A replacing insert would remove the row without asking the trigger above.
      sql`create trigger audit_entry_follows before insert on audit_entry
        when new.sequence <> coalesce((select max(sequence) from audit_entry), 0) + 1
        begin select raise(abort, 'An audit entry follows the last one'); end`,
    ].map((statement) => statement.compile(builder)),
}
