import { sql } from 'kysely'
import type { Migration } from './migration.ts'

/**
 * The numbers that came with a run are known by their ids now, so that they need no list of their own; and a run knows
 * which people it has changed, so that only their bookings are read anew.
 */
export const importChanges: Migration = {
  id: '0010-import-changes',
  statements: (builder) =>
    [
      // A run that was cut short while it was staged by a program that still kept the list.
      sql`delete from phone_number where id in (select number_id from import_number)
        and not exists (select 1 from party where party.phone_number_id = phone_number.id)
        and not exists (select 1 from user where user.phone_number_id = phone_number.id)
        and not exists (select 1 from call where call.first_number_id is not null
          and substr(call.first_number_id, -6) = substr(phone_number.id, -6) and call.first_number_id = phone_number.id)
        and not exists (select 1 from call where call.second_number_id is not null
          and substr(call.second_number_id, -6) = substr(phone_number.id, -6) and call.second_number_id = phone_number.id)
        and exists (select 1 from import_run where state = 'staging')`,
      sql`drop table import_number`,
      sql`alter table import_party add column changed integer`,
      sql`create index import_party_changed on import_party (party_id) where changed = 1`,
    ].map((statement) => statement.compile(builder)),
}
