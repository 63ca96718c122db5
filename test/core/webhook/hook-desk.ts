import type { RequestHandler } from 'express'
import type { RawEvent, Store } from '../../../electron/core/store/store.ts'
import { DeadLetters } from '../../../electron/core/store/tables/dead-letters.ts'
import { HookEndpoint } from '../../../electron/core/webhook/hook-endpoint.ts'
import { HookIntake } from '../../../electron/core/webhook/hook-intake.ts'
import { HookPump } from '../../../electron/core/webhook/hook-pump.ts'
import { HookQueue, type QueueBound } from '../../../electron/core/webhook/hook-queue.ts'
import type { HookSinks } from '../../../electron/core/webhook/hook-sink.ts'
import type { HookTokenSet } from '../../../electron/core/webhook/hook-tokens.ts'
import { createListener, type Listener } from '../../../electron/core/webhook/listener.ts'
import { SourceList } from '../../../electron/core/webhook/source-address.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { NotingSink } from './noting-sink.ts'
import { openTestStore } from './open-test-store.ts'

export const statusToken = 'status-token-0123456789abcdef'
export const flowToken = 'flow-token-0123456789abcdefgh'
export const apiKey = 'mk_key_0123456789abcdef'

export type HookDeskOptions = {
  readonly home?: string
  readonly tokens?: HookTokenSet
  readonly sources?: readonly string[]
  readonly bound?: QueueBound
  readonly sinks?: (store: Store) => HookSinks
  /** Stands between the listener and the store. */
  readonly store?: (store: Store) => Store
  readonly pumping?: boolean
  readonly api?: RequestHandler
}

export type HookDesk = AsyncDisposable & {
  readonly url: string
  readonly home: string
  readonly store: Store
  readonly clock: ManualClock
  readonly sink: NotingSink
  readonly pump: HookPump
  readonly letters: DeadLetters
  readonly listener: Listener
  readonly log: QuietLog
  /** Waits until every acknowledged event has been settled. */
  settled(): Promise<void>
}

/** The real listener over a real store in a folder of its own, with a sink that notes what it was given. */
export async function openHookDesk(options: HookDeskOptions = {}): Promise<HookDesk> {
  const folder = options.home === undefined ? tempDir() : null
  const home = options.home ?? folder?.path ?? ''
  const clock = new ManualClock()
  const real = await openTestStore(home)
  let newest = 0
  const store = remembering(options.store?.(real) ?? real, (sequence) => {
    newest = Math.max(newest, sequence)
  })
  const log = new QuietLog()
  const sink = new NotingSink(store)
  const sinks = options.sinks?.(store) ?? { 'exotel/call': sink }
  const queue = new HookQueue(options.bound)
  const letters = new DeadLetters(store)
  const pump = new HookPump({ store, letters, sinks, clock, log, queue })
  const sources = new SourceList(options.sources ?? [])
  const hooks = new HookEndpoint({
    intake: new HookIntake(store, queue, clock),
    tokens: { current: () => options.tokens ?? { status: [statusToken], flow: [flowToken] } },
    sources: () => sources,
    acceptsKey: (authorization) => authorization === `Bearer ${apiKey}`,
    answerFlow: null,
    log,
  })
  const listener = createListener({
    port: 0,
    hooks,
    api: options.api ?? ((_request, _response, next) => next()),
    canTakeWrites: () => store.health().state === 'saved',
    log,
  })
  const port = await listener.start()
  if (options.pumping !== false) pump.start()
  return {
    url: `http://127.0.0.1:${port}`,
    home,
    store,
    clock,
    sink,
    pump,
    letters,
    listener,
    log,
    settled: async () => {
      if (newest > 0) await pump.whenSettled(newest)
    },
    [Symbol.asyncDispose]: async () => {
      await listener.dispose()
      await pump.dispose()
      await real.dispose()
      folder?.[Symbol.dispose]()
    },
  }
}

function remembering(store: Store, seen: (sequence: number) => void): Store {
  return layered(store, {
    appendRaw: async (event: Omit<RawEvent, 'sequence'>) => {
      const sequence = await store.appendRaw(event)
      seen(sequence)
      return sequence
    },
  })
}

/** The store with some of its methods replaced. */
export function layered(store: Store, replaced: Partial<Store>): Store {
  return {
    read: store.read,
    write: (statements) => store.write(statements),
    appendRaw: (event) => store.appendRaw(event),
    pendingRaw: () => store.pendingRaw(),
    rawAppliedThrough: (sequence) => store.rawAppliedThrough(sequence),
    health: () => store.health(),
    onHealth: (listener) => store.onHealth(listener),
    snapshot: () => store.snapshot(),
    upkeep: store.upkeep,
    dispose: () => store.dispose(),
    ...replaced,
  }
}
