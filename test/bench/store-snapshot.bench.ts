/**
 * Webhooks and writes at full rate beside a store of a million calls, without and with snapshots going on: what each
 * caller waits, and how long the main loop is held up. The peer is the plain design, SQLite on disk with a log of its
 * own, one flush for each event.
 */
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { DatabaseSync } from 'node:sqlite'
import { openStore } from '../../electron/core/store/open-store.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { SystemClock } from '../../electron/core/system-clock.ts'
import { QuietLog } from '../support/quiet-log.ts'
import { callAt, seedCalls } from '../support/seed-calls.ts'
import { tempDir } from '../support/temp-dir.ts'
import { sourceWorkers } from '../support/worker-urls.ts'
import { quantile } from './quantile.ts'

export type LoadFigures = {
  readonly rawPerSecond: number
  readonly rawP50Ms: number
  readonly rawP99Ms: number
  readonly rawMaxMs: number
  readonly writesPerSecond: number
  readonly writeP99Ms: number
  readonly loopP99Ms: number
  readonly loopMaxMs: number
  readonly residentMb: number
}

export type SnapshotFigures = {
  readonly plainPerSecond: number
  readonly quiet: LoadFigures
  readonly snapshots: LoadFigures
  readonly snapshotMs: readonly number[]
}

const rawInFlight = 64
const writesInFlight = 4
const body = Buffer.from(
  new URLSearchParams({
    CallSid: '0123456789abcdef0123456789abcdef',
    EventType: 'terminal',
    Status: 'completed',
    DateUpdated: '2026-04-16 12:00:00',
    RecordingUrl: 'https://recordings.example.test/practice/0123456789abcdef0123456789abcdef.mp3',
    'Legs[0][OnCallDuration]': '42',
    'Legs[0][Status]': 'completed',
    'Legs[1][OnCallDuration]': '37',
    'Legs[1][Status]': 'completed',
    CustomField: 'intent_0123456789abcdef',
  }).toString(),
)

export async function run(): Promise<void> {
  const figures = await measure({ calls: 1_000_000, seconds: 10, snapshots: 2 })
  const line = (name: string, load: LoadFigures) =>
    `| ${name} | ${Math.round(load.rawPerSecond)} | ${load.rawP50Ms.toFixed(1)} | ${load.rawP99Ms.toFixed(1)} | ${load.rawMaxMs.toFixed(0)} | ${Math.round(load.writesPerSecond)} | ${load.writeP99Ms.toFixed(0)} | ${load.loopP99Ms.toFixed(1)} | ${load.loopMaxMs.toFixed(0)} | ${Math.round(load.residentMb)} |`
  process.stdout.write(
    [
      '| load | webhooks/s | p50 ms | p99 ms | max ms | writes/s | p99 ms | loop p99 ms | loop max ms | resident MB at most |',
      '|---|---|---|---|---|---|---|---|---|---|',
      line('alone', figures.quiet),
      line('during snapshots', figures.snapshots),
      '',
      `Snapshots took ${figures.snapshotMs.map((ms) => `${Math.round(ms)} ms`).join(', ')}.`,
      `Peer: SQLite on disk, one flush an event: ${Math.round(figures.plainPerSecond)}/s.`,
      '',
    ].join('\n'),
  )
}

export async function measure(options: {
  readonly calls: number
  readonly seconds: number
  readonly snapshots: number
}): Promise<SnapshotFigures> {
  using folder = tempDir()
  const plainPerSecond = plainRate(folder.path, options.seconds / 4)
  const store = await openStore({
    folder: join(folder.path, 'store'),
    clock: new SystemClock(),
    log: new QuietLog(),
    keychain: null,
    passphrase: null,
    workers: sourceWorkers,
    rawRetentionDays: 0,
  })
  try {
    await seedCalls(store, options.calls)
    await store.snapshot()
    const load = new Load(store, options.calls + 1)
    const quiet = await load.during(() => pause(options.seconds * 1000))
    const snapshotMs: number[] = []
    const snapshots = await load.during(async () => {
      for (let taken = 0; taken < options.snapshots; taken += 1) {
        const begun = performance.now()
        await store.snapshot()
        snapshotMs.push(performance.now() - begun)
      }
    })
    return { plainPerSecond, quiet, snapshots, snapshotMs }
  } finally {
    await store.dispose()
  }
}

/** Keeps a fixed number of webhooks and writes in flight while something else goes on. */
class Load {
  readonly #store: Store
  #nextCall: number

  constructor(store: Store, firstCall: number) {
    this.#store = store
    this.#nextCall = firstCall
  }

  async during(work: () => Promise<unknown>): Promise<LoadFigures> {
    const raw: number[] = []
    const writes: number[] = []
    let over = false
    let residentMb = 0
    const keep = async (samples: number[], one: () => Promise<unknown>) => {
      while (!over) {
        const begun = performance.now()
        await one()
        samples.push(performance.now() - begun)
      }
    }
    const watch = setInterval(() => {
      residentMb = Math.max(residentMb, process.memoryUsage.rss() / 1e6)
    }, 20)
    const delay = monitorEventLoopDelay({ resolution: 1 })
    delay.enable()
    const begun = performance.now()
    const keeping = [
      ...Array.from({ length: rawInFlight }, () => keep(raw, () => this.#appendRaw())),
      ...Array.from({ length: writesInFlight }, () => keep(writes, () => this.#write())),
    ]
    await work()
    over = true
    await Promise.all(keeping)
    const seconds = (performance.now() - begun) / 1000
    delay.disable()
    clearInterval(watch)
    return {
      rawPerSecond: raw.length / seconds,
      rawP50Ms: quantile(raw, 0.5),
      rawP99Ms: quantile(raw, 0.99),
      rawMaxMs: quantile(raw, 1),
      writesPerSecond: writes.length / seconds,
      writeP99Ms: quantile(writes, 0.99),
      loopP99Ms: delay.percentile(99) / 1e6,
      loopMaxMs: delay.max / 1e6,
      residentMb,
    }
  }

  #appendRaw(): Promise<unknown> {
    const contentType = 'application/x-www-form-urlencoded'
    const receivedAt = 1_776_000_000_000
    return this.#store.appendRaw({
      receivedAt,
      route: 'exotel/call',
      method: 'POST',
      query: '',
      contentType,
      body,
    })
  }

  async #write(): Promise<void> {
    const query = this.#store.read
      .insertInto('call')
      .values(callAt(this.#nextCall++))
      .compile()
    await this.#store.write([{ query }])
  }
}

function plainRate(folder: string, seconds: number): number {
  const database = new DatabaseSync(join(folder, 'plain.sqlite'))
  database.exec(
    'pragma journal_mode = wal; pragma synchronous = full; create table raw (id integer primary key, body)',
  )
  const insert = database.prepare('insert into raw (body) values (?)')
  const begun = performance.now()
  let done = 0
  for (; performance.now() - begun < seconds * 1000; done += 1) insert.run(body)
  database.close()
  return done / seconds
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds))
}
