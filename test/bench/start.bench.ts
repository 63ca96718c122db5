/**
 * From process start to the ready line of the built program over a home of a million calls and a hundred thousand
 * bookings, after a clean stop; what the whole process holds in memory then. And once more with a journal that makes
 * the program write a snapshot as soon as it has started: what it holds at most until that is done.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { ensureBuilt } from '../../electron/build.ts'
import { openStore } from '../../electron/core/store/open-store.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { SystemClock } from '../../electron/core/system-clock.ts'
import { HeadlessProcess } from '../headless/headless-process.ts'
import { QuietLog } from '../support/quiet-log.ts'
import { seedBookings } from '../support/seed-bookings.ts'
import { seedCalls, seedSingly } from '../support/seed-calls.ts'
import { tempDir } from '../support/temp-dir.ts'
import { sourceWorkers } from '../support/worker-urls.ts'
import { quantile } from './quantile.ts'

export type StartFigures = {
  readonly storeMb: number
  readonly readyMs: readonly number[]
  readonly residentMb: readonly number[]
  /** Through replay and snapshot; null where that was not asked for. */
  readonly peakMb: number | null
}

export async function run(): Promise<void> {
  const { storeMb, readyMs, residentMb, peakMb } = await measure({
    calls: 1_000_000,
    bookings: 100_000,
    starts: 5,
    journal: 100_000,
  })
  const middle = (samples: readonly number[]) => Math.round(quantile(samples, 0.5))
  process.stdout.write(
    [
      '| store MB | ready ms, median | slowest | resident MB at ready | at most, through a snapshot |',
      '|---|---|---|---|---|',
      `| ${Math.round(storeMb)} | ${middle(readyMs)} | ${Math.round(quantile(readyMs, 1))} | ${middle(residentMb)} | ${Math.round(peakMb ?? 0)} |`,
      '',
    ].join('\n'),
  )
}

export async function measure(options: {
  readonly calls: number
  readonly bookings: number
  readonly starts: number
  /** Groups left in the journal for the last start: enough to make a snapshot due, or 0. */
  readonly journal: number
}): Promise<StartFigures> {
  ensureBuilt()
  using home = tempDir()
  const folder = join(home.path, 'store')
  await fill(folder, async (store) => {
    await seedBookings(store, options.bookings)
    await seedCalls(store, options.calls)
    await store.snapshot()
  })
  const storeMb = snapshotOf(folder).bytes / 1e6
  const readyMs: number[] = []
  const residentMb: number[] = []
  for (let start = 0; start < options.starts; start += 1) {
    const begun = performance.now()
    await using program = startProgram(home.path)
    await program.ready()
    readyMs.push(performance.now() - begun)
    residentMb.push(memoryOf(program, 'VmRSS'))
    await program.stop()
  }
  if (options.journal === 0) return { storeMb, readyMs, residentMb, peakMb: null }
  await fill(folder, (store) => seedSingly(store, options.journal, options.calls + 1))
  const before = snapshotOf(folder).name
  await using program = startProgram(home.path)
  await program.ready()
  while (snapshotOf(folder).name === before) await new Promise((resolve) => setTimeout(resolve, 50))
  const peakMb = memoryOf(program, 'VmHWM')
  await program.stop()
  return { storeMb, readyMs, residentMb, peakMb }
}

function startProgram(home: string): HeadlessProcess {
  return new HeadlessProcess({
    MASKLINE_HOME: home,
    MASKLINE_CONSOLE_PORT: '0',
    MASKLINE_LISTENER_PORT: '0',
    MASKLINE_ADMIN_PASSWORD: 'correct horse',
  })
}

/** No snapshot but those that are asked for. */
async function fill(folder: string, work: (store: Store) => Promise<void>): Promise<void> {
  const never = Number.POSITIVE_INFINITY
  const store = await openStore({
    folder,
    clock: new SystemClock(),
    log: new QuietLog(),
    keychain: null,
    passphrase: null,
    workers: sourceWorkers,
    snapshots: { groups: never, bytes: never, groupsAtStop: never },
  })
  try {
    await work(store)
  } finally {
    await store.dispose()
  }
}

function snapshotOf(folder: string): { readonly name: string; readonly bytes: number } {
  const name = readdirSync(folder).findLast((file) => file.endsWith('.sealed'))
  return name === undefined ? { name: '', bytes: 0 } : { name, bytes: statSync(join(folder, name)).size }
}

/** As Linux tells it: `VmRSS` now, `VmHWM` at most so far. In MB. */
function memoryOf(program: HeadlessProcess, what: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${program.child.pid}/status`, 'utf8')
  return (Number(new RegExp(`^${what}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) * 1024) / 1e6
}
