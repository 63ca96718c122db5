import { EventEmitter, once } from 'node:events'
import { join } from 'node:path'
import { layPracticeDesk } from '../../electron/core/bookings/practice-bookings.ts'
import { type Core, startCore } from '../../electron/core/create-core.ts'
import { Lifetime } from '../../electron/core/lifetime.ts'
import type { Clock, DesktopHost } from '../../electron/core/ports.ts'
import { practiceDesk } from '../../electron/core/practising/practice-desk.ts'
import type { ProvisionedSettings } from '../../electron/core/settings/setting-definitions.ts'
import { StoreKeys } from '../../electron/core/store/keys/store-keys.ts'
import { openStore } from '../../electron/core/store/open-store.ts'
import type { Store } from '../../electron/core/store/store.ts'
import { SystemClock } from '../../electron/core/system-clock.ts'
import type { StandIn } from '../../electron/practice/stand-in.ts'
import { fromWireError } from '../../shared/app-error.ts'
import type { BookingRow, PartyView } from '../../shared/contract/bookings.ts'
import type { CallView } from '../../shared/contract/calls.ts'
import type { Push, RequestInput, RequestName, RequestOutput } from '../../shared/contract/index.ts'
import { cheapCost } from './cheap-cost.ts'
import { startStandIn } from './practice.ts'
import { QuietLog } from './quiet-log.ts'
import { tempDir } from './temp-dir.ts'
import { builtWorkers } from './worker-urls.ts'

export const testApiKey = 'test-key-of-the-booking-backend'

export type TestDesk = {
  readonly core: Core
  readonly store: Store
  readonly clock: Clock
  readonly log: QuietLog
  readonly standIn: StandIn
  readonly pushes: Push[]
  request<Name extends RequestName>(name: Name, input: RequestInput<Name>): Promise<RequestOutput<Name>>
  /** A customer of the practice desk whose number ends in these two digits, and the booking. */
  customerEndingIn(ending: string): Promise<{ booking: BookingRow; party: PartyView }>
  /** Resolves with the next push, or after a moment: not everything is told. */
  news(): Promise<void>
  /** Looks at the core's own view of a call until it fits; fails with the last view after the limit. */
  callUntil(callId: string, fits: (call: CallView) => boolean): Promise<CallView>
  [Symbol.asyncDispose](): Promise<void>
}

export type TestDeskOptions = {
  readonly speed?: number
  readonly standIn?: StandIn
  readonly folder?: string
  /** Laid over the stand-in's clock; for clocks that misbehave. */
  readonly wrapClock?: (clock: Clock) => Clock
  readonly provisioned?: ProvisionedSettings
  readonly desktopHost?: DesktopHost
}

const patience = 45_000
/** What nothing tells of is looked for so often; milliseconds. */
const lookEvery = 100

/** The real core on a real store, in front of the real stand-in, signed in as its admin. */
export async function startTestDesk(options: TestDeskOptions = {}): Promise<TestDesk> {
  const lifetime = new Lifetime()
  const folder = options.folder ?? ownTempDir(lifetime)
  const standIn = options.standIn ?? lifetime.own(await startStandIn({ speed: options.speed ?? 60 }))
  const standInClock = new SystemClock(standIn.clock.origin)
  const clock = options.wrapClock?.(standInClock) ?? standInClock
  const log = new QuietLog()
  const store = lifetime.own(
    await openStore({
      folder: join(folder, 'store'),
      clock,
      log,
      keychain: null,
      passphrase: null,
      workers: builtWorkers,
    }),
  )
  const laid = practiceDesk.parse(await (await fetch(`${standIn.url}/practice/desk`)).json())
  await layPracticeDesk(store, laid)
  const core = lifetime.own(
    await startCore({
      store,
      clock,
      log,
      workers: builtWorkers,
      recordingsFolder: join(folder, 'recordings'),
      listenerPort: 0,
      provisioned: { ...practiceAccount(standIn.url, laid.lines[0]?.number ?? ''), ...options.provisioned },
      adminPassword: 'correct horse',
      passwordCost: cheapCost,
      apiKey: testApiKey,
      // The stand-in is used as a real account would be.
      practice: null,
      firstPhone: laid.ownNumber,
      deskSwitch: {
        canPractise: false,
        startPractising: () => Promise.reject(new Error('not here')),
        leavePractice: () => Promise.reject(new Error('not here')),
      },
      desktopHost: options.desktopHost ?? null,
      home: {
        folder,
        logs: join(folder, 'logs'),
        version: 'test',
        keys: new StoreKeys({
          folder: join(folder, 'store'),
          copies: join(folder, 'backups'),
          keychain: null,
          passphrase: null,
          recoveryCode: null,
          wordsCost: cheapCost,
          log,
        }),
        openFolder: null,
        reopen: () => Promise.reject(new Error('not here')),
      },
    }),
  )
  const { token } = await ask(core, null, 'session.sign-in', {
    signInName: 'admin',
    password: 'correct horse',
  })
  const pushes: Push[] = []
  const pushed = new EventEmitter()
  await core.subscribe(token, (push) => {
    pushes.push(push)
    pushed.emit('push')
  })
  const request: TestDesk['request'] = (name, input) => ask(core, token, name, input)
  const news = () => nextPush(pushed)
  return {
    core,
    store,
    clock,
    log,
    standIn,
    pushes,
    request,
    customerEndingIn: (ending) => customerEndingIn(request, ending),
    news,
    callUntil: (callId, fits) => callUntil({ request, news }, callId, fits),
    [Symbol.asyncDispose]: () => lifetime.dispose(),
  }
}

export function practiceAccount(baseUrl: string, line: string) {
  const given = (value: string) => ({ value, variable: 'TEST' })
  return {
    'exotel.account-sid': given('practice'),
    'exotel.api-key': given('practice'),
    'exotel.api-token': given('practice'),
    'exotel.api-base-url': given(baseUrl),
    'exotel.default-exophone': given(line),
  }
}

function ownTempDir(lifetime: Lifetime): string {
  const folder = tempDir()
  lifetime.own({ dispose: () => folder[Symbol.dispose]() })
  return folder.path
}

async function ask<Name extends RequestName>(
  core: Core,
  token: string | null,
  name: Name,
  input: RequestInput<Name>,
): Promise<RequestOutput<Name>> {
  const reply = await core.dispatch(name, input, token)
  if (!reply.ok) throw fromWireError(reply.error)
  // Dispatch has parsed the output by this request's schema.
  return reply.value as RequestOutput<Name>
}

async function nextPush(pushed: EventEmitter): Promise<void> {
  const waited = AbortSignal.timeout(lookEvery)
  await once(pushed, 'push', { signal: waited }).catch((failure: unknown) => {
    if (!waited.aborted) throw failure
  })
}

async function customerEndingIn(request: TestDesk['request'], ending: string) {
  const { bookings } = await request('bookings.list', { search: `00${ending}`, limit: 500 })
  for (const booking of bookings) {
    const { parties } = await request('bookings.get', { bookingId: booking.id })
    const party = parties.find(
      ({ role, numberLabel }) => role === 'customer' && numberLabel?.endsWith(ending),
    )
    if (party) return { booking, party }
  }
  throw new Error(`No customer of the practice desk has a number that ends in ${ending}`)
}

async function callUntil(
  { request, news }: Pick<TestDesk, 'request' | 'news'>,
  callId: string,
  fits: (call: CallView) => boolean,
): Promise<CallView> {
  const limit = Date.now() + patience
  for (;;) {
    const { calls } = await request('calls.log', { filter: {}, after: null, limit: 100 })
    const call = calls.find(({ id }) => id === callId)
    if (call && fits(call)) return call
    if (Date.now() > limit) throw new Error(`The call never came so far: ${JSON.stringify(call)}`)
    await news()
  }
}
