/**
 * A page of the call log with its totals, by filter, over a million calls; as the core answers it. The peer is the
 * plain design: the same calls in a file of SQLite with an index on the time alone, asked with the filter and counted.
 */
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { CallLedger } from '../../electron/core/calls/call-ledger.ts'
import { CallLog } from '../../electron/core/calls/call-log.ts'
import { PushHub } from '../../electron/core/events.ts'
import { openStore } from '../../electron/core/store/open-store.ts'
import { CallsTable } from '../../electron/core/store/tables/calls.ts'
import { SystemClock } from '../../electron/core/system-clock.ts'
import type { CallLogFilter } from '../../shared/contract/call-log.ts'
import { QuietLog } from '../support/quiet-log.ts'
import { seedBookings } from '../support/seed-bookings.ts'
import { callAt, seedCalls, seededFrom, seedSpacing } from '../support/seed-calls.ts'
import { tempDir } from '../support/temp-dir.ts'
import { sourceWorkers } from '../support/worker-urls.ts'
import { quantile } from './quantile.ts'

export type FilterFigures = {
  readonly name: string
  readonly calls: number
  /** Page and totals together, for each time asked. */
  readonly bothMs: readonly number[]
  readonly peerMs: number
}

const day = 86_400_000

export async function run(): Promise<void> {
  const lines = (await measure({ calls: 1_000_000, rounds: 20 })).map(
    ({ name, calls, bothMs, peerMs }) =>
      `| ${name} | ${calls} | ${quantile(bothMs, 0.5).toFixed(1)} | ${quantile(bothMs, 1).toFixed(1)} | ${peerMs.toFixed(0)} |`,
  )
  process.stdout.write(
    ['| filter | calls | ms, median | slowest | peer ms |', '|---|---|---|---|---|', ...lines, ''].join('\n'),
  )
}

export async function measure({
  calls,
  rounds,
}: {
  readonly calls: number
  readonly rounds: number
}): Promise<readonly FilterFigures[]> {
  using folder = tempDir()
  using peer = new Peer(join(folder.path, 'plain.sqlite'), calls)
  const clock = new SystemClock()
  const store = await openStore({
    folder: join(folder.path, 'store'),
    clock,
    log: new QuietLog(),
    keychain: null,
    passphrase: null,
    workers: sourceWorkers,
  })
  try {
    await seedBookings(store, calls / 10)
    await seedCalls(store, calls)
    const table = new CallsTable(store)
    const parts = { store, table, clock, pushes: new PushHub(), log: new QuietLog() }
    const log = new CallLog({ ledger: new CallLedger({ ...parts, alsoWrite: async () => [] }), store })
    const figures: FilterFigures[] = []
    for (const [name, filter] of Object.entries(filtersFor(calls))) {
      const bothMs: number[] = []
      let counted = 0
      for (let round = 0; round < rounds; round += 1) {
        const begun = performance.now()
        const [, totals] = await Promise.all([log.page(filter, null, 100), log.totals(filter)])
        bothMs.push(performance.now() - begun)
        counted = totals.calls
      }
      figures.push({ name, calls: counted, bothMs, peerMs: peer.ask(filter) })
    }
    return figures
  } finally {
    await store.dispose()
  }
}

function filtersFor(calls: number): Readonly<Record<string, CallLogFilter>> {
  const middle = Math.floor((seededFrom + (calls / 2) * seedSpacing) / day) * day
  return {
    everything: {},
    'one day': { from: middle, to: middle + day },
    'a week and a bit': { from: middle + 1_234_567, to: middle + 9 * day + 7_654_321 },
    'rare status': { status: 'failed' },
    'status and direction that never meet': { status: 'missed', direction: 'outbound' },
    'one agent': { agentId: 'user_7' },
    'one agent, long talks': { agentId: 'user_1', talkAtLeast: 600 },
    'long talks': { talkAtLeast: 600 },
    'last four digits': { search: '7919' },
    name: { search: 'Asha Rao' },
    'one booking': { search: 'BK-000042' },
  }
}

/** Column by column what the filters ask for, and nothing more. */
class Peer implements Disposable {
  readonly #database: DatabaseSync

  constructor(path: string, calls: number) {
    this.#database = new DatabaseSync(path)
    this.#database.exec(
      'create table call (id, at, status, direction, agent, talk, price); create index at on call (at); begin',
    )
    const insert = this.#database.prepare('insert into call values (?, ?, ?, ?, ?, ?, ?)')
    for (let number = 1; number <= calls; number += 1) {
      const row = callAt(number)
      insert.run(
        row.id,
        row.requested_at,
        row.status,
        row.direction,
        row.agent_user_id,
        row.talk_seconds,
        row.price,
      )
    }
    this.#database.exec('commit')
  }

  /** Searches are not its matter: it takes them for the whole log. */
  ask({
    from = 0,
    to = Number.MAX_SAFE_INTEGER,
    status,
    direction,
    agentId,
    talkAtLeast,
  }: CallLogFilter): number {
    const where =
      'where at >= ?1 and at < ?2 and (?3 is null or status = ?3) and (?4 is null or direction = ?4) and (?5 is null or agent = ?5) and (?6 is null or talk >= ?6)'
    const values = [from, to, status ?? null, direction ?? null, agentId ?? null, talkAtLeast ?? null]
    const begun = performance.now()
    this.#database.prepare(`select * from call ${where} order by at desc limit 100`).all(...values)
    this.#database
      .prepare(`select status, count(*), sum(talk), sum(price) from call ${where} group by status`)
      .all(...values)
    return performance.now() - begun
  }

  [Symbol.dispose](): void {
    this.#database.close()
  }
}
