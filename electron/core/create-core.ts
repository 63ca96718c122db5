import type { Push } from '../../shared/contract/index.ts'
import type { E164 } from '../../shared/domain/phone-number.ts'
import { Relay } from './api/relay.ts'
import { relayChanges } from './api/relay-calls.ts'
import { BookingNotes } from './bookings/booking-notes.ts'
import { Bookings } from './bookings/bookings.ts'
import { buildListener } from './build-listener.ts'
import { CallChecker } from './calls/call-checker.ts'
import { CallLedger } from './calls/call-ledger.ts'
import { CallPlacer } from './calls/call-placer.ts'
import { Calls } from './calls/calls.ts'
import { createFindInList } from './calls/find-in-list.ts'
import { Compliance, defaultCallingWindow } from './compliance/compliance.ts'
import type { FileAnswer } from './console-types.ts'
import { DeskStatusBoard } from './desk/desk-status.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import { PushHub } from './events.ts'
import { createExotelProvider } from './exotel/exotel-provider.ts'
import { RateBudget } from './exotel/rate-budget.ts'
import { createHandlers, type DeskSwitch } from './handlers.ts'
import { Lifetime } from './lifetime.ts'
import { People } from './people/people.ts'
import type { Clock, Log } from './ports.ts'
import { openRecordingFile } from './recordings/recording-file.ts'
import { RecordingShelf } from './recordings/recording-shelf.ts'
import { Recordings } from './recordings/recordings.ts'
import { callbackRoute, callbackUrl, providerBaseUrl } from './settings/callback-address.ts'
import type { ProvisionedSettings } from './settings/setting-definitions.ts'
import { Settings } from './settings/settings.ts'
import type { Store } from './store/store.ts'
import { CallsTable } from './store/tables/calls.ts'
import { DeadLetters } from './store/tables/dead-letters.ts'
import { PhoneNumbersTable } from './store/tables/phone-numbers.ts'
import { type AccountSettings, TelecomAccount } from './telecom/telecom-account.ts'
import { WatchedProvider } from './telecom/watched-provider.ts'

/** What one desk is made of; a host has one for the real account and one for practice, and runs one at a time. */
export type CoreParts = {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
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
}

/** A running desk. Disposing of it does not close the store, which is its owner's. */
export interface Core {
  readonly people: People
  readonly listenerUrl: string
  readonly dispatch: Dispatch
  subscribe(token: string, listener: (push: Push) => void): Promise<(() => void) | null>
  openFile(kind: string, id: string, ticket: string, range: string | null): Promise<FileAnswer>
  wakeUp(): void
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
  const bookings = new Bookings(store)
  const bookingNotes = new BookingNotes(store, clock, pushes.publish)
  const relay = lifetime.own(new Relay({ store, clock, log }))
  // Ended after the account, whose end cuts short what is still being fetched.
  const shelf = lifetime.own(new RecordingShelf({ folder: parts.recordingsFolder, store, clock, log }))
  await shelf.tidy()
  const calling = buildCalls(ground, relay)
  const calls = new Calls({ ...calling, account, bookings, people, clock })
  const recordings = new Recordings({ calls: calling.ledger.table, account, shelf, clock })

  const hooks = await buildListener({ ...ground, ...calling, recordings })
  listener.url = `http://127.0.0.1:${await hooks.listener.start()}`
  relay.start()
  await calling.checker.start()
  desk.start()

  const features = { people, settings, account, desk, bookings, bookingNotes, calls, recordings }
  const handlers = createHandlers({
    ...features,
    practice,
    deskSwitch: parts.deskSwitch,
    deadLetters: hooks.deadLetters,
    listenerUrl: () => listener.url,
  })
  return {
    people,
    listenerUrl: listener.url,
    dispatch: createDispatch(handlers, (token) => people.findCaller(token), log),
    subscribe: async (token, onPush) => {
      const caller = await people.findCaller(token)
      return caller === null ? null : pushes.subscribe(caller.user, onPush)
    },
    openFile: (kind, id, ticket, range) => openRecordingFile(recordings, { kind, id, ticket, range }),
    wakeUp: () => {
      void calling.checker.wakeUp()
      desk.publish()
    },
    dispose: () => lifetime.dispose(),
  }
}

async function layGround(parts: CoreParts, lifetime: Lifetime): Promise<Ground> {
  const { store, clock, log } = parts
  const settings = new Settings(store, clock)
  await settings.load(parts.provisioned)
  const pushes = new PushHub()
  const compliance = new Compliance(clock, () => defaultCallingWindow)
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
  const checker = lifetime.own(
    new CallChecker({
      ...common,
      isPlacing: (callId) => placer.isPlacing(callId),
      callbacksExpected: () => callback() !== null,
    }),
  )
  // Ended before those who ask it: what they wait for is cut short, and found again by the provider's list.
  lifetime.own(account)
  return { ledger, placer, checker }
}

type Calling = { readonly ledger: CallLedger; readonly placer: CallPlacer; readonly checker: CallChecker }
