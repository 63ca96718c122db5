import { join } from 'node:path'
import type { Readable } from 'node:stream'
import type { Push } from '../../shared/contract/index.ts'
import type { E164 } from '../../shared/domain/phone-number.ts'
import { Agents } from './agents/agents.ts'
import { CallBacks } from './agents/call-backs.ts'
import { Choices } from './agents/choices.ts'
import { WrapUps } from './agents/wrap-ups.ts'
import { Relay } from './api/relay.ts'
import { relayChanges } from './api/relay-calls.ts'
import { Backups } from './backups/backups.ts'
import { BookingFinder } from './bookings/booking-finder.ts'
import { BookingNotes } from './bookings/booking-notes.ts'
import { Bookings } from './bookings/bookings.ts'
import { BookingImports } from './bookings/import/booking-imports.ts'
import { ImportFiles } from './bookings/import/import-files.ts'
import { SavedViews } from './bookings/saved-views.ts'
import { buildListener } from './build-listener.ts'
import { CallChecker } from './calls/call-checker.ts'
import { CallExports } from './calls/call-exports.ts'
import { CallLedger } from './calls/call-ledger.ts'
import { CallLog } from './calls/call-log.ts'
import { CallMatcher } from './calls/call-matcher.ts'
import { CallPlacer } from './calls/call-placer.ts'
import { Calls } from './calls/calls.ts'
import { createFindInList } from './calls/find-in-list.ts'
import { InboundFinder } from './calls/inbound-finder.ts'
import { Compliance } from './compliance/compliance.ts'
import type { FileAnswer, FileReception } from './console-types.ts'
import { DeskStatusBoard } from './desk/desk-status.ts'
import type { DeskCare } from './desk-care-handlers.ts'
import type { DeskHome } from './desk-home.ts'
import { Arrivals } from './desktop/arrivals.ts'
import { DesktopDesk } from './desktop/desktop-desk.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import { PushHub } from './events.ts'
import { createExotelProvider } from './exotel/exotel-provider.ts'
import { RateBudget } from './exotel/rate-budget.ts'
import { createHandlers, type DeskSwitch } from './handlers.ts'
import { buildInbound } from './inbound/build-inbound.ts'
import { createGuessCallers } from './inbound/match-callers.ts'
import { Lifetime } from './lifetime.ts'
import { IdleLock } from './people/idle-lock.ts'
import { People } from './people/people.ts'
import { PhoneCheck } from './people/phone-check.ts'
import type { Arrival, Clock, DesktopHost, Log, WorkerUrls } from './ports.ts'
import { openRecordingFile } from './recordings/recording-file.ts'
import { RecordingShelf } from './recordings/recording-shelf.ts'
import { Recordings } from './recordings/recordings.ts'
import {
  callbackBase,
  callbackRoute,
  callbackUrl,
  type FlowHookUrls,
  flowHookUrls,
  providerBaseUrl,
} from './settings/callback-address.ts'
import { testCallbacks } from './settings/callback-test.ts'
import { callingWindow } from './settings/calling-rules.ts'
import { DeskSettingsDesk } from './settings/desk-settings.ts'
import { PreferencesDesk } from './settings/preferences.ts'
import { Retention } from './settings/retention.ts'
import type { ProvisionedSettings } from './settings/setting-definitions.ts'
import { Settings } from './settings/settings.ts'
import type { TestHookSink } from './settings/test-hook-sink.ts'
import type { Store } from './store/store.ts'
import { CallsTable } from './store/tables/calls.ts'
import { DeadLetters } from './store/tables/dead-letters.ts'
import { PhoneNumbersTable } from './store/tables/phone-numbers.ts'
import { ProviderError } from './telecom/provider-error.ts'
import { type AccountSettings, TelecomAccount } from './telecom/telecom-account.ts'
import { WatchedProvider } from './telecom/watched-provider.ts'

/** What one desk is made of; a host has one for the real account and one for practice, and runs one at a time. */
export type CoreParts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly workers: WorkerUrls
  /** Where recordings lie sealed. */
  readonly recordingsFolder: string
  readonly listenerPort: number
  readonly provisioned: ProvisionedSettings
  /** Provisions the first user and the first API key; null leaves that to the window. */
  readonly adminPassword: string | null
  readonly apiKey: string | null
  readonly practice: { readonly speed: number } | null
  /** The own phone that the first user is given, where there is one to give. */
  readonly firstPhone: E164 | null
  readonly deskSwitch: DeskSwitch
  /** Null where a browser shows the desk. */
  readonly desktopHost: DesktopHost | null
  readonly home: DeskHome
}

/** A running desk. Disposing of it does not close the store, which is its owner's. */
export interface Core {
  readonly people: People
  readonly listenerUrl: string
  /** Where the applets of a flow tell of calls that come in. */
  readonly flowHooks: FlowHookUrls
  readonly dispatch: Dispatch
  subscribe(token: string, listener: (push: Push) => void): Promise<(() => void) | null>
  openFile(kind: string, id: string, ticket: string, range: string | null): Promise<FileAnswer>
  /** Before sleep: what is known of the provider will be old afterwards. */
  fallAsleep(): void
  receiveFile(kind: string, id: string, ticket: string, body: Readable): Promise<FileReception>
  wakeUp(): void
  /** Something came from outside the window: it waits until the window takes it. */
  arrive(arrival: Arrival): void
  dispose(): Promise<void>
}

/** Builds every service once, in order, and starts them. @throws StartupError */
export async function startCore(parts: CoreParts): Promise<Core> {
  const lifetime = new Lifetime()
  try {
    return await buildCore(parts, lifetime)
  } catch (failure) {
    await lifetime.dispose()
    throw failure
  }
}

/** Services that most others need. */
type Ground = CoreParts & {
  readonly lifetime: Lifetime
  readonly settings: Settings
  readonly account: TelecomAccount
  readonly compliance: Compliance
  readonly pushes: PushHub
  readonly desk: DeskStatusBoard
  /** Known once the listener listens; before that, nobody is told of it. */
  readonly listener: { url: string }
}

async function buildCore(parts: CoreParts, lifetime: Lifetime): Promise<Core> {
  const ground = await layGround(parts, lifetime)
  const { store, clock, log, settings, account, pushes, desk, listener, practice } = ground
  const people = new People(store, clock, parts.firstPhone)
  if (parts.adminPassword !== null && (await people.needsAdmin())) {
    await people.createAdmin({ name: 'Admin', signInName: 'admin', password: parts.adminPassword })
  }
  const finder = lifetime.own(new BookingFinder(store, parts.workers.bookingIndex))
  const bookings = new Bookings(store, finder, pushes.publish, clock)
  const savedViews = new SavedViews(store, clock)
  const imports = lifetime.own(
    new BookingImports({
      ...{ store, clock, log, publish: pushes.publish, workerUrl: parts.workers.bookingImport },
      bookingsChanged: () => bookings.manyChanged(),
    }),
  )
  const importFiles = new ImportFiles(imports, clock)
  await imports.start()
  const bookingNotes = new BookingNotes(store, clock, pushes.publish)
  const relay = lifetime.own(new Relay({ store, clock, log }))
  // Ended after the account, whose end cuts short what is still being fetched.
  const shelf = lifetime.own(new RecordingShelf({ folder: parts.recordingsFolder, store, clock, log }))
  await shelf.tidy()
  const calling = buildCalls(ground, relay)
  const calls = new Calls({ ...calling, account, bookings, people, clock })
  const inbound = buildInbound({ ...ground, ledger: calling.ledger, placer: calls })
  const recordings = new Recordings({ calls: calling.ledger.table, account, shelf, clock })
  const callLog = new CallLog({ ledger: calling.ledger, store })
  const callExports = lifetime.own(
    new CallExports({ log: callLog, table: calling.ledger.table, pushes, clock }),
  )
  const atWork = buildAgents(ground, calling, people, bookings)

  const hooks = await buildListener({ ...ground, ...calling, recordings })
  listener.url = `http://127.0.0.1:${await hooks.listener.start()}`
  relay.start()
  await calling.checker.start()
  await atWork.agents.start()
  atWork.idleLock.start()
  inbound.desk.start()
  calling.finder.search()
  desk.start()

  const arrivals = new Arrivals({
    store,
    clock,
    publish: pushes.publish,
    booking: (bookingId) => bookings.get(bookingId),
    bookingOfCall: async (callId) => (await calling.ledger.table.find(callId))?.bookingId ?? null,
  })
  const desktop = startDesktop(ground, calling.ledger, arrivals)

  const features = {
    ...atWork,
    people,
    settings,
    account,
    desk,
    bookings,
    bookingNotes,
    savedViews,
    imports,
    importFiles,
    calls,
    inbound,
    recordings,
    callLog,
    callExports,
  }
  const handlers = createHandlers({
    ...features,
    arrivals,
    desktop,
    desktopHost: parts.desktopHost,
    practice,
    deskSwitch: parts.deskSwitch,
    deadLetters: hooks.deadLetters,
    listenerUrl: () => listener.url,
    ...startDeskCare(ground, hooks.testHooks),
  })
  return {
    people,
    listenerUrl: listener.url,
    flowHooks: flowHookUrls(settings, listener.url),
    dispatch: createDispatch(handlers, (token) => people.findCaller(token), log),
    subscribe: (token, onPush) => subscribe({ people, pushes, agents: atWork.agents }, token, onPush),
    openFile: async (kind, id, ticket, range) =>
      kind.startsWith('call-')
        ? callExports.open(kind, id, ticket)
        : ((await importFiles.open(kind, id, ticket)) ??
          openRecordingFile(recordings, { kind, id, ticket, range })),
    receiveFile: (kind, id, ticket, body) => importFiles.receive(kind, id, ticket, body),
    fallAsleep: () => desk.forgetContact(),
    wakeUp: () => {
      wakeUp(ground, calling)
      atWork.agents.wakeUp()
      calling.finder.search()
    },
    arrive: (arrival) => arrivals.arrive(arrival),
    dispose: () => lifetime.dispose(),
  }
}

/** The windows see what is old, the provider is asked, and then they see what is so. */
function wakeUp({ account, desk, log }: Ground, { ledger, checker }: Calling): void {
  const failed = (cause: unknown) => log.error('desk', 'Waking up went wrong', { cause })
  desk.publish()
  ledger.announceOpen()
  checker.wakeUp().catch(failed)
  if (account.missing().length > 0) return
  // What comes of it is noted by the watched provider and shown in the strip.
  account
    .provider()
    .checkAccount()
    .catch((cause: unknown) => {
      if (!(cause instanceof ProviderError)) failed(cause)
    })
}

function startDesktop(ground: Ground, ledger: CallLedger, arrivals: Arrivals): DesktopDesk | null {
  const { desktopHost: host, lifetime } = ground
  if (host === null) return null
  const desktop = lifetime.own(new DesktopDesk({ ...ground, host, ledger, arrivals }))
  desktop.start()
  return desktop
}

/** What looks after the desk by itself, daily, and what Settings asks of it. */
function startDeskCare(ground: Ground, testHooks: TestHookSink): Omit<DeskCare, 'practice'> {
  const { store, clock, log, settings, lifetime, home, listener } = ground
  const retention = lifetime.own(new Retention({ store, settings, clock, log }))
  const folder = join(home.folder, 'backups')
  const backups = lifetime.own(new Backups({ folder, store, reopen: home.reopen, clock, log }))
  retention.start()
  backups.start()
  return {
    store,
    home,
    retention,
    backups,
    deskSettings: new DeskSettingsDesk(settings, store),
    preferences: new PreferencesDesk(store, clock),
    testCallbacks: () =>
      testCallbacks({
        route: () => callbackRoute(settings),
        base: () => callbackBase(settings, listener.url),
        token: () => settings.get('hooks.token') ?? '',
        listenerUrl: () => listener.url,
        sink: testHooks,
      }),
  }
}

async function layGround(parts: CoreParts, lifetime: Lifetime): Promise<Ground> {
  const { store, clock, log } = parts
  const settings = new Settings(store, clock)
  await settings.load(parts.provisioned)
  const pushes = new PushHub()
  const compliance = new Compliance(clock, () => callingWindow((key) => settings.get(key)))
  // One for as long as the desk is open: a changed account must not get a fresh budget with each change.
  const rateBudget = lifetime.own(new RateBudget(clock))
  const account = new TelecomAccount(
    () => readAccount(settings),
    (complete) =>
      new WatchedProvider(createExotelProvider({ account: complete, clock, log, rateBudget }), (contact) =>
        desk.noteContact(contact),
      ),
  )
  const letters = new DeadLetters(store)
  const desk = lifetime.own(
    new DeskStatusBoard({
      compliance,
      store,
      account,
      callbackRoute: () => callbackRoute(settings),
      countDeadLetters: () => letters.waiting(),
      pushes,
      clock,
      log,
      practice: parts.practice !== null,
    }),
  )
  settings.onChange((changed) => {
    if (changed.some((key) => key.startsWith('exotel.'))) void account.renew()
    desk.publish()
  })
  return { ...parts, lifetime, settings, account, compliance, pushes, desk, listener: { url: '' } }
}

function readAccount(settings: Settings): AccountSettings {
  return {
    accountSid: settings.get('exotel.account-sid'),
    apiKey: settings.get('exotel.api-key'),
    apiToken: settings.get('exotel.api-token'),
    baseUrl: providerBaseUrl(settings),
    // The setting's check lets only parsed numbers in.
    defaultLine: settings.get('exotel.default-exophone') as E164 | null,
    flowAppId: settings.get('exotel.flow-app-id'),
  }
}

function buildCalls(ground: Ground, relay: Relay): Calling {
  const { store, clock, log, account, compliance, pushes, settings, listener, lifetime } = ground
  const callback = () => callbackUrl(settings, listener.url)
  const table = new CallsTable(store)
  const ledger = new CallLedger({ store, table, clock, pushes, log, alsoWrite: relayChanges(relay, table) })
  ledger.onChanged((changes) => {
    if (changes.some(({ call }) => call.relay !== null)) relay.wake()
  })
  const numbers = new PhoneNumbersTable(store)
  const findInList = createFindInList(account, table, numbers, clock)
  const common = { ledger, account, findInList, clock, log }
  const placer = lifetime.own(new CallPlacer({ ...common, numbers, compliance, callbackUrl: callback }))
  const matcher = new CallMatcher(store, table, 'exotel', clock, createGuessCallers(store, clock))
  const callbacksExpected = () => callback() !== null
  const checker = lifetime.own(
    new CallChecker({
      ...common,
      knownNumbers: (report) => matcher.knownNumbers(report),
      isPlacing: (callId) => placer.isPlacing(callId),
      callbacksExpected,
    }),
  )
  const finder = lifetime.own(new InboundFinder({ ...common, matcher, callbacksExpected }))
  // Ended before those who ask it: what they wait for is cut short, and found again by the provider's list.
  lifetime.own(account)
  return { ledger, placer, matcher, checker, finder }
}

function buildAgents(ground: Ground, calling: Calling, people: People, bookings: Bookings) {
  const { store, clock, log, pushes, settings, account, lifetime } = ground
  const number = (key: 'agents.wrap-seconds' | 'agents.offline-minutes' | 'desk.idle-lock-minutes') => () =>
    Number(settings.get(key))
  const choices = new Choices(store, pushes, clock)
  const callBacks = new CallBacks({ store, bookings, pushes, clock })
  const wrapUps = new WrapUps({ store, calls: calling.ledger.table, callBacks, choices, pushes, clock })
  const rules = {
    wrapSeconds: number('agents.wrap-seconds'),
    offlineMinutes: number('agents.offline-minutes'),
  }
  const common = { ledger: calling.ledger, clock, log }
  const agents = lifetime.own(new Agents({ ...common, store, wrapUps, choices, pushes, rules }))
  const idleLock = lifetime.own(
    new IdleLock({
      sessions: people.sessions,
      minutes: number('desk.idle-lock-minutes'),
      onCall: (userId) => agents.isOnCall(userId),
      clock,
      log,
    }),
  )
  const numbers = new PhoneNumbersTable(store)
  const phoneCheck = new PhoneCheck({ ...calling, people, account, numbers, log })
  return { agents, wrapUps, choices, callBacks, phoneCheck, idleLock }
}

/** One window of one session: it hears what its user may hear, and is told whenever the session stands otherwise. */
async function subscribe(
  { people, pushes, agents }: { people: People; pushes: PushHub; agents: Agents },
  token: string,
  onPush: (push: Push) => void,
): Promise<(() => void) | null> {
  const caller = await people.findCaller(token)
  if (caller === null) return null
  const stops = [
    pushes.subscribe(() => people.sessions.hearer(token), onPush),
    people.sessions.onChanged(token, () => onPush({ name: 'session.changed', payload: {} })),
    agents.windowOpened(caller.user.id),
  ]
  return () => {
    for (const stop of stops) stop()
  }
}

type Calling = {
  readonly ledger: CallLedger
  readonly placer: CallPlacer
  readonly matcher: CallMatcher
  readonly checker: CallChecker
  readonly finder: InboundFinder
}
