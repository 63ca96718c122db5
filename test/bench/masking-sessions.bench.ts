/**
 * Opening a session among a hundred thousand of which a thousand are open, and answering a Connect applet. The peer of
 * both is the bare store: one durable write, and one read by the same indexes.
 */
import { sql } from 'kysely'
import { StoredAuditTrail } from '../../electron/core/masking/audit-trail.ts'
import { FlowDesk } from '../../electron/core/masking/flow-desk.ts'
import { LinePool } from '../../electron/core/masking/line-pool.ts'
import { SessionEvents } from '../../electron/core/masking/session-events.ts'
import { Sessions } from '../../electron/core/masking/sessions.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { MaskingDutiesTable } from '../../electron/core/store/tables/masking-duties.ts'
import { MaskingSessionsTable } from '../../electron/core/store/tables/masking-sessions.ts'
import { openTestStore } from '../core/webhook/open-test-store.ts'
import { ManualClock } from '../support/manual-clock.ts'
import { tempDir } from '../support/temp-dir.ts'
import { quantile } from './quantile.ts'

export type Figures = {
  readonly openMs: readonly number[]
  readonly writeMs: readonly number[]
  readonly answerMs: readonly number[]
  readonly dueMs: readonly number[]
}

const lines = 20
const perGroup = 10_000

export async function measure(sessions: number, open: number, samples: number): Promise<Figures> {
  using folder = tempDir()
  const store = await openTestStore(folder.path)
  try {
    await seed(store, sessions, open)
    const clock = new ManualClock()
    const pool = new LinePool(store, () => null, clock)
    const events = new SessionEvents(store, { wanted: false, announce: () => [], wake: () => {} })
    const desk = new Sessions({ store, pool, events, clock })
    const trail = new StoredAuditTrail(store)
    const flows = new FlowDesk({ store, sessions: desk, trail, record: () => false, clock })
    const duties = new MaskingDutiesTable(store)
    const lifetime = { hours: 24, sliding: false }
    return {
      openMs: await timed(samples, async (index) => {
        const opened = await desk.open(`booking_${open + index}`, { by: null, lifetime })
        if (opened.kind !== 'open') throw new Error(`Nothing was opened: ${opened.kind}`)
      }),
      writeMs: await timed(samples, (index) => store.write([seedTouch(store, index)])),
      answerMs: await timed(samples, async (index) => {
        const caller = String(6_000_000_000 + (index % open))
        const ask = {
          providerCallId: `sid${index}`,
          callerDigits: caller,
          lineDigits: lineDigits(index % lines),
        }
        const answer = await flows.connect({ ...ask, typed: null })
        if (answer.kind !== 'connect' || !answer.number.endsWith(String(7_000_000_000 + (index % open)))) {
          throw new Error('A caller was led to somebody else')
        }
      }),
      dueMs: await timed(samples, async () => {
        await desk.table.due(clock.now(), 50)
        await duties.outlived(50)
        await desk.table.nextExpiry()
      }),
    }
  } finally {
    await store.dispose()
  }
}

export async function run(): Promise<void> {
  const { openMs, writeMs, answerMs, dueMs } = await measure(100_000, 1000, 300)
  print('opening a session among 100 000, 1 000 open', openMs)
  print('peer: one durable write', writeMs)
  print('answer to a Connect applet, noted durably', answerMs)
  print('what a sweep reads when nothing is due', dueMs)
}

function print(name: string, samples: readonly number[]): void {
  const [median, p99] = [quantile(samples, 0.5), quantile(samples, 0.99)]
  process.stdout.write(
    `${name}: median ${median.toFixed(2)} ms, p99 ${p99.toFixed(2)} ms, n ${samples.length}\n`,
  )
}

async function timed(samples: number, work: (index: number) => Promise<unknown>): Promise<number[]> {
  const times: number[] = []
  for (let index = 0; index < samples; index += 1) {
    const begun = performance.now()
    await work(index)
    times.push(performance.now() - begun)
  }
  return times
}

function seedTouch(store: Store, index: number) {
  return new MaskingSessionsTable(store).touch(`session_${index}`, index)
}

function lineDigits(line: number): string {
  return String(8_047_359_000 + line)
}

/** Bookings, their people, and a session of each up to `sessions`; the first `open` of them are open. */
async function seed(store: Store, sessions: number, open: number): Promise<void> {
  const range = (first: number, last: number) =>
    sql`with recursive n(i) as (select ${sql.lit(first)} union all select i + 1 from n where i < ${sql.lit(last)})`
  const write = (...statements: ReturnType<typeof sql>[]) =>
    store.write(statements.map((statement) => ({ query: statement.compile(store.read) })))
  await write(
    sql`insert into phone_number (id, e164, last_ten) ${range(0, lines - 1)}
      select 'line_' || i, '+91' || (8047359000 + i), '' || (8047359000 + i) from n`,
    sql`insert into masking_line (number_id, name, added_at) ${range(0, lines - 1)} select 'line_' || i, '', i from n`,
  )
  for (let first = 0; first < sessions; first += perGroup) {
    const numbers = range(first, Math.min(first + perGroup, sessions) - 1)
    const isOpen = sql`(i < ${sql.lit(open)})`
    const people = (role: string, base: number) => [
      sql`insert into phone_number (id, e164, last_ten) ${numbers}
        select ${sql.lit(role)} || '_number_' || i, '+91' || (${sql.lit(base)} + i), '' || (${sql.lit(base)} + i) from n`,
      sql`insert into party (id, role, external_id, name, phone_number_id, languages) ${numbers}
        select ${sql.lit(role)} || '_' || i, ${sql.lit(role)}, ${sql.lit(role)} || i, 'Name', ${sql.lit(role)} || '_number_' || i, '[]' from n`,
      sql`insert into masking_leg (session_id, role, party_id, number_id, line_id, code, open) ${numbers}
        select 'session_' || i, ${sql.lit(role)}, ${sql.lit(role)} || '_' || i, ${sql.lit(role)} || '_number_' || i,
          'line_' || (i % ${sql.lit(lines)}), ${sql.lit(role)} || i, ${isOpen} from n`,
    ]
    await write(
      ...people('customer', 6_000_000_000),
      ...people('worker', 7_000_000_000),
      sql`insert into booking (id, reference, service, detail, locality, address, status, status_times,
          customer_party_id, worker_party_id, notes, created_at, updated_at) ${numbers}
        select 'booking_' || i, 'B-' || i, '', '', '', '', 'accepted', '{}', 'customer_' || i, 'worker_' || i, '', 0, 0 from n`,
      sql`insert into masking_session (id, booking_id, state, customer_party_id, worker_party_id, opened_at, expires_at,
          lifetime_hours, sliding) ${numbers}
        select 'session_' || i, 'booking_' || i, case when ${isOpen} then 'active' else 'closed' end,
          'customer_' || i, 'worker_' || i, i, 9999999999999, 24, 0 from n`,
    )
  }
}
