import { ApiKeys } from '../../../electron/core/api/api-keys.ts'
import { ApiLimits, type LimitsNow } from '../../../electron/core/api/api-limits.ts'
import { type ApiRight, apiRights } from '../../../electron/core/api/api-rights.ts'
import { createApi } from '../../../electron/core/api/create-api.ts'
import type { TakeTestHook } from '../../../electron/core/api/test-handlers.ts'
import type { Store } from '../../../electron/core/store/store.ts'
import { CallsOfCallers } from '../../../electron/core/store/tables/calls-of-callers.ts'
import { createListener } from '../../../electron/core/webhook/listener.ts'
import { ManualClock } from '../../support/manual-clock.ts'
import { QuietLog } from '../../support/quiet-log.ts'
import { tempDir } from '../../support/temp-dir.ts'
import { openTestStore } from '../webhook/open-test-store.ts'
import { type FakeFeatures, fakeFeatures } from './fake-features.ts'

export type ApiDeskOptions = {
  readonly home?: string
  readonly features?: FakeFeatures
  readonly practice?: boolean
  readonly clock?: ManualClock
  /** Null: no key at all. */
  readonly rights?: readonly ApiRight[] | null
  readonly takeTestHook?: TakeTestHook
  readonly limits?: Partial<LimitsNow>
  readonly store?: (store: Store) => Store
}

export type Sent = { readonly status: number; readonly body: unknown; readonly headers: Headers }

export type ApiDesk = AsyncDisposable & {
  readonly url: string
  readonly home: string
  readonly store: Store
  readonly keys: ApiKeys
  readonly features: FakeFeatures
  readonly clock: ManualClock
  readonly log: QuietLog
  get(path: string, headers?: Record<string, string>): Promise<Sent>
  post(path: string, body: unknown, headers?: Record<string, string>): Promise<Sent>
  send(path: string, init: RequestInit): Promise<Sent>
}

export const secret = 'integration-key-0123456789'

/** The real API behind the real listener, over a real store; only the features are stand-ins. */
export async function openApiDesk(options: ApiDeskOptions = {}): Promise<ApiDesk> {
  const folder = options.home === undefined ? tempDir() : null
  const home = options.home ?? folder?.path ?? ''
  const real = await openTestStore(home)
  const store = options.store?.(real) ?? real
  const clock = options.clock ?? new ManualClock()
  const log = new QuietLog()
  const features = options.features ?? fakeFeatures()
  const keys = new ApiKeys(store, clock)
  await keys.load()
  if (options.rights !== null) {
    await keys.provision(secret, { name: 'test', rights: options.rights ?? apiRights, defaultAgentId: null })
  }
  let url = ''
  const limits = { keyPerMinute: 0, sessionPerHour: 0, callerPerDay: 0, ...options.limits }
  const api = createApi({
    limits: new ApiLimits({ clock, calls: new CallsOfCallers(store), limits: () => limits }),
    ports: features,
    keys,
    takeTestHook: options.takeTestHook ?? (async () => ({ eventId: 'event_1', applied: true })),
    baseUrl: () => url,
    practice: options.practice ?? false,
    store,
    clock,
    log,
  })
  const hooks = { handles: () => false }
  const listener = createListener({ port: 0, hooks, api: api.handler, canTakeWrites: () => true, log })
  url = `http://127.0.0.1:${await listener.start()}`
  const send = sender(() => url)
  return {
    url,
    home,
    store,
    keys,
    features,
    clock,
    log,
    send,
    get: (path, headers = {}) => send(path, { headers }),
    post: (path, body, headers = {}) =>
      send(path, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json', ...headers },
      }),
    [Symbol.asyncDispose]: async () => {
      await listener.dispose()
      await api.dispose()
      await real.dispose()
      folder?.[Symbol.dispose]()
    },
  }
}

function sender(url: () => string): ApiDesk['send'] {
  return async (path, init) => {
    const headers = { authorization: `Bearer ${secret}`, ...Object.fromEntries(new Headers(init.headers)) }
    const response = await fetch(url() + path, { ...init, headers })
    const text = await response.text()
    return { status: response.status, body: text === '' ? null : JSON.parse(text), headers: response.headers }
  }
}
