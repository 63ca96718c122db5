import { sql } from 'kysely'
import type { Store } from '../../electron/core/store/store.ts'
import { callsPerBooking, seededAgents, seededFrom, seedSpacing } from './seed-calls.ts'

const at = sql`(${sql.lit(seededFrom)} + i * ${sql.lit(seedSpacing * callsPerBooking)})`
const bookingsPerGroup = 10_000
const firstNames = ['Asha', 'Ravi', 'Meera', 'Imran', 'Kavita', 'Suresh', 'Farah', 'Deepak', 'Nisha', 'Arjun']
const lastNames = ['Rao', 'Iyer', 'Khan', 'Sharma', 'Das', 'Patil', 'Nair', 'Gupta', 'Bose', 'Menon', 'Reddy']

/** The agents, customers, numbers and bookings that `seedCalls` speaks of. */
export async function seedBookings(store: Store, bookings: number): Promise<void> {
  await store.write([{ query: agents.compile(store.read) }, { query: agentNumbers.compile(store.read) }])
  for (let first = 0; first < bookings; first += bookingsPerGroup) {
    const last = Math.min(first + bookingsPerGroup, bookings) - 1
    const numbers = sql`with recursive n(i) as (select ${first} union all select i + 1 from n where i < ${last})`
    const statements = [
      sql`insert into phone_number (id, e164, last_ten, do_not_disturb_at) ${numbers}
        select 'number_' || (1000 + i), '+91' || (6000000000 + i * 7919), '' || (6000000000 + i * 7919), null from n`,
      sql`insert into party (id, role, external_id, name, phone_number_id, languages) ${numbers}
        select 'party_' || i, 'customer', 'C' || i, ${nameOf(sql`i`)}, 'number_' || (1000 + i), '["hi"]' from n`,
      sql`insert into booking (id, reference, service, detail, locality, address, status, status_times,
          scheduled_at, scheduled_until, amount_paise, to_collect_paise, customer_party_id, notes, created_at, updated_at)
        ${numbers}
        select 'booking_' || i, printf('BK-%06d', i), 'Deep cleaning', '2 rooms', 'Indiranagar', '12, 4th Cross',
          'completed', '{}', ${at} + 3600000, ${at} + 7200000, 149900, 0, 'party_' || i, '', ${at}, ${at} from n`,
    ]
    await store.write(statements.map((statement) => ({ query: statement.compile(store.read) })))
  }
}

const upTo = sql`with recursive n(i) as (select 0 union all select i + 1 from n where i < ${sql.lit(seededAgents - 1)})`
const agents = sql`insert into user (id, name, sign_in_name, role, password_hash, phone_number_id, created_at) ${upTo}
  select 'user_' || i, ${nameOf(sql`i * 31`)}, 'agent' || i, 'agent', 'none', 'number_' || i, ${sql.lit(seededFrom)} from n`
const agentNumbers = sql`insert into phone_number (id, e164, last_ten) ${upTo}
  select 'number_' || i, '+91' || (5900000000 + i), '' || (5900000000 + i) from n
  union all select 'number_line_1', '+918040005990', '8040005990'`

/** A thousand names and more, so that none is rare and none common. */
function nameOf(index: ReturnType<typeof sql>) {
  const pick = (names: readonly string[], place: ReturnType<typeof sql>) =>
    sql`case ${place} ${sql.join(
      names.map((name, turn) => sql`when ${sql.lit(turn)} then ${sql.lit(name)}`),
      sql` `,
    )} end`
  const first = pick(firstNames, sql`${index} % ${sql.lit(firstNames.length)}`)
  const last = pick(lastNames, sql`(${index} / 10) % ${sql.lit(lastNames.length)}`)
  return sql`${first} || ' ' || ${last} || ' ' || char(65 + (${index} / 110) % 26)`
}
