/** The product's own listener, store and call feature, as the console composes them. */
import { join } from 'node:path'
import { CallLedger } from '../../../electron/core/calls/call-ledger.ts'
import { CallMatcher } from '../../../electron/core/calls/call-matcher.ts'
import { CallsHookSink } from '../../../electron/core/calls/calls-hook-sink.ts'
import { PushHub } from '../../../electron/core/events.ts'
import { parseStatusCallback } from '../../../electron/core/exotel/parse-status-callback.ts'
import type { Clock, Log } from '../../../electron/core/ports.ts'
import { openStore } from '../../../electron/core/store/open-store.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { CallsTable } from '../../../electron/core/store/tables/calls.ts'
import { DeadLetters } from '../../../electron/core/store/tables/dead-letters.ts'
import { SystemClock } from '../../../electron/core/system-clock.ts'
import { HookEndpoint } from '../../../electron/core/webhook/hook-endpoint.ts'
import { HookIntake } from '../../../electron/core/webhook/hook-intake.ts'
import { HookPump } from '../../../electron/core/webhook/hook-pump.ts'
import { HookQueue } from '../../../electron/core/webhook/hook-queue.ts'
import { createListener } from '../../../electron/core/webhook/listener.ts'
import { SourceList } from '../../../electron/core/webhook/source-address.ts'
import { seedCalls } from '../../support/seed-calls.ts'
import { sourceWorkers } from '../../support/worker-urls.ts'
import { type ServerUnderTest, serveUnderTest } from './server-program.ts'

const everywhere = new SourceList([])
const token = 'bench-token-0123456789abcdef'

async function open(folder: string, storedCalls: number): Promise<ServerUnderTest> {
  const clock = new SystemClock()
  const store = await openStore({
    folder: join(folder, 'store'),
    clock,
    log,
    keychain: null,
    passphrase: null,
    workers: sourceWorkers,
  })
  await seedCalls(store, storedCalls)
  const stored = await callbacksIn(store)
  const queue = new HookQueue()
  const letters = new DeadLetters(store)
  const sinks = { 'exotel/call': callsSink(store, clock) }
  const pump = new HookPump({ store, letters, queue, sinks, clock, log })
  const newest = { sequence: 0 }
  const hooks = new HookEndpoint({
    intake: new HookIntake(noting(store, newest), queue, clock),
    tokens: { current: () => ({ status: [token], flow: [] }) },
    sources: () => everywhere,
    acceptsKey: () => false,
    answerFlow: null,
    log,
  })
  const canTakeWrites = () => store.health().state === 'saved'
  const listener = createListener({
    port: 0,
    hooks,
    api: (_request, _response, next) => next(),
    canTakeWrites,
    log,
  })
  const snapshots = { wanted: true, going: Promise.resolve() }
  pump.start()
  return {
    port: await listener.start(),
    path: `/hooks/${token}/exotel/call`,
    drained: async () => {
      if (newest.sequence > 0) await pump.whenSettled(newest.sequence)
      snapshots.wanted = false
      await snapshots.going
      return (await callbacksIn(store)) - stored
    },
    busy: () => {
      if (storedCalls > 0) snapshots.going = snapshotAgainAndAgain(store, snapshots)
    },
    dispose: async () => {
      await listener.dispose()
      await pump.dispose()
      await store.dispose()
    },
  }
}

function callsSink(store: Store, clock: Clock): CallsHookSink {
  const table = new CallsTable(store)
  const ledger = new CallLedger({
    store,
    table,
    clock,
    log,
    pushes: new PushHub(),
    alsoWrite: async () => [],
  })
  const matcher = new CallMatcher(store, table, 'exotel', clock, async () => new Map())
  return new CallsHookSink({
    ledger,
    matcher,
    parse: ({ fields }) => parseStatusCallback(fields),
    clock,
    heardAt: () => {},
  })
}

/** Far more often than the program's own rule would, so that the whole load has them beside it. */
async function snapshotAgainAndAgain(store: Store, until: { readonly wanted: boolean }): Promise<void> {
  while (until.wanted) await store.snapshot()
}

function noting(store: Store, newest: { sequence: number }): Pick<Store, 'appendRaw'> {
  return {
    appendRaw: async (event) => {
      const sequence = await store.appendRaw(event)
      newest.sequence = Math.max(newest.sequence, sequence)
      return sequence
    },
  }
}

async function callbacksIn(store: Store): Promise<number> {
  const { callbacks } = await store.read
    .selectFrom('call')
    .select((select) => select.fn.sum<number>('callbacks').as('callbacks'))
    .executeTakeFirstOrThrow()
  return Number(callbacks ?? 0)
}

const log: Log = {
  debug: () => {},
  info: () => {},
  warn: (room, message, fields) => process.stderr.write(`${room}: ${message} ${JSON.stringify(fields)}\n`),
  error: (room, message, fields) => process.stderr.write(`${room}: ${message} ${String(fields?.cause)}\n`),
}

await serveUnderTest(open)
