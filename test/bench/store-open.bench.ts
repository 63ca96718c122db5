/** Opening a store of a million calls after a clean stop, and replaying a journal after a kill. */
import { openStore, type StoreOptions } from '../../electron/core/store/open-store.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { SystemClock } from '../../electron/core/system-clock.ts'
import { QuietLog } from '../support/quiet-log.ts'
import { seedCalls, seedSingly } from '../support/seed-calls.ts'
import { tempDir } from '../support/temp-dir.ts'
import { sourceWorkers } from '../support/worker-urls.ts'

export type OpenFigures = {
  readonly calls: number
  readonly openMs: number
  readonly firstReadMs: number
  readonly residentMb: number
  readonly replayedGroups: number
  readonly replayedPerSecond: number
}

export async function run(): Promise<void> {
  const figures = await measure(1_000_000, 100_000)
  process.stdout.write(
    [
      '| calls | open after clean stop ms | first read ms | resident MB | groups replayed | replayed/s |',
      '|---|---|---|---|---|---|',
      `| ${figures.calls} | ${Math.round(figures.openMs)} | ${figures.firstReadMs.toFixed(1)} | ${Math.round(figures.residentMb)} | ${figures.replayedGroups} | ${Math.round(figures.replayedPerSecond)} |`,
      '',
    ].join('\n'),
  )
}

export async function measure(calls: number, groups: number): Promise<OpenFigures> {
  using folder = tempDir()
  const options: StoreOptions = {
    folder: folder.path,
    clock: new SystemClock(),
    log: new QuietLog(),
    keychain: null,
    passphrase: null,
    workers: sourceWorkers,
    // Here the bench decides when there is a snapshot.
    snapshots: {
      groups: Number.POSITIVE_INFINITY,
      bytes: Number.POSITIVE_INFINITY,
      groupsAtStop: Number.POSITIVE_INFINITY,
    },
  }
  let store = await openStore(options)
  await seedCalls(store, calls)
  await store.snapshot()
  await store.dispose()

  const [opened, openMs] = await timed(() => openStore(options))
  store = opened
  const [, firstReadMs] = await timed(() => latestCalls(store))
  const residentMb = process.memoryUsage.rss() / 1e6
  await seedSingly(store, groups, calls + 1)
  await store.dispose()

  const [reopened, replayMs] = await timed(() => openStore(options))
  await reopened.dispose()
  const replayedPerSecond = groups / ((replayMs - openMs) / 1000)
  return { calls, openMs, firstReadMs, residentMb, replayedGroups: groups, replayedPerSecond }
}

function latestCalls(store: Store) {
  return store.read.selectFrom('call').selectAll().orderBy('requested_at', 'desc').limit(100).execute()
}

async function timed<Value>(work: () => Promise<Value>): Promise<readonly [Value, number]> {
  const begun = performance.now()
  const value = await work()
  return [value, performance.now() - begun]
}
