import type { Readable } from 'node:stream'
import type { Push } from '../../shared/contract/index.ts'
import type { Agents } from './agents/agents.ts'
import { ApiKeyDesk } from './api/api-key-desk.ts'
import { ApiLimits } from './api/api-limits.ts'
import { BackendEvents } from './api/backend-events.ts'
import { Relay } from './api/relay.ts'
import { buildAgents } from './build-agents.ts'
import { buildBookings } from './build-bookings.ts'
import { buildCalls, type Calling } from './build-calls.ts'
import { buildListener } from './build-listener.ts'
import { CallExports } from './calls/call-exports.ts'
import { CallLog } from './calls/call-log.ts'
import { Calls } from './calls/calls.ts'
import type { FileAnswer, FileReception } from './console-types.ts'
import type { CoreParts } from './core-parts.ts'
import { createDispatch, type Dispatch } from './dispatch.ts'
import type { PushHub } from './events.ts'
import { FileDesk } from './file-desk.ts'
import { createHandlers } from './handlers.ts'
import { buildInbound } from './inbound/build-inbound.ts'
import { callBackSource } from './inbound/next-calls.ts'
import { type Ground, layGround } from './lay-ground.ts'
import { Lifetime } from './lifetime.ts'
import { buildMasking } from './masking/build-masking.ts'
import { People } from './people/people.ts'
import type { Arrival } from './ports.ts'
import { buildPrivacy } from './privacy/build-privacy.ts'
import { RecordingShelf } from './recordings/recording-shelf.ts'
import { Recordings } from './recordings/recordings.ts'
import { type FlowHookUrls, flowHookUrls } from './settings/callback-address.ts'
import { limitsOf } from './settings/limits.ts'
import { startDeskCare } from './start-desk-care.ts'
import { startDesktop } from './start-desktop.ts'
import { CallsOfCallers } from './store/tables/calls-of-callers.ts'
import { ProviderError } from './telecom/provider-error.ts'

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

async function buildCore(parts: CoreParts, lifetime: Lifetime): Promise<Core> {
  const ground = await layGround(parts, lifetime)
  const { store, clock, log, settings, account, pushes, desk, listener } = ground
  const people = new People(store, clock, parts.firstPhone, parts.passwordCost)
  if (parts.adminPassword !== null && (await people.needsAdmin())) {
    await people.createAdmin({ name: 'Admin', signInName: 'admin', password: parts.adminPassword })
  }
  const booked = await buildBookings(ground)
  const { bookings, importFiles } = booked
  const relay = lifetime.own(
    new Relay({ store, clock, log, secrets: () => settings.accepted('events.secret') }),
  )
  // Ended after the account, whose end cuts short what is still being fetched.
  const shelf = lifetime.own(new RecordingShelf({ folder: parts.recordingsFolder, store, clock, log }))
  await shelf.tidy()
  const events = new BackendEvents(relay, () => settings.get('events.url'))
  const calling = buildCalls(ground, relay, events)
  const { ledger, checker, finder } = calling
  const calls = new Calls({ ...calling, account, bookings, people, clock })
  const recordings = new Recordings({ calls: ledger.table, account, shelf, clock })
  const callLog = new CallLog({ ledger, store })
  const callExports = lifetime.own(new CallExports({ log: callLog, table: ledger.table, pushes, clock }))
  const atWork = buildAgents(ground, calling, people, bookings)
  const promised = callBackSource(atWork.callBacks, bookings, clock)
  const inbound = buildInbound({ ...ground, ledger, placer: calls, before: [promised] })
  const limits = new ApiLimits({ clock, calls: new CallsOfCallers(store), limits: () => limitsOf(settings) })
  const masking = buildMasking({ ...ground, ...calling, bookings, people, limits, events })

  const hooks = await buildListener({ ...ground, ...calling, ...booked, recordings, masking, limits })
  listener.url = `http://127.0.0.1:${await hooks.listener.start()}`
  relay.start()
  await checker.start()
  await atWork.agents.start()
  atWork.idleLock.start()
  inbound.desk.start()
  finder.search()
  masking.start()
  desk.start()

  const surroundings = startDesktop(ground, ledger, bookings)
  const care = startDeskCare(ground, shelf, hooks.testHooks)
  const privacy = buildPrivacy({
    ...{ store, clock, bookings },
    backups: () => care.backups.list(),
    hasSetAside: () => care.home.keys.hasSetAside(),
    tidyRecordings: () => shelf.tidy(),
  })
  const files = new FileDesk({ recordings, importFiles, callExports, personExports: privacy.exports })
  const { practice, deskSwitch } = parts
  const handlers = createHandlers({
    ...{ people, settings, account, desk, calls, inbound, callLog, callExports, files, practice, deskSwitch },
    ...booked,
    ...atWork,
    ...surroundings,
    masking,
    ...care,
    privacy,
    apiKeys: new ApiKeyDesk(hooks.apiKeys, store),
    deadLetters: hooks.deadLetters,
    listenerUrl: () => listener.url,
  })
  return {
    people,
    listenerUrl: listener.url,
    flowHooks: flowHookUrls(settings, listener.url),
    dispatch: createDispatch(handlers, (token) => people.findCaller(token), log),
    subscribe: (token, onPush) => subscribe({ people, pushes, agents: atWork.agents }, token, onPush),
    openFile: (kind, id, ticket, range) => files.open(kind, id, ticket, range),
    receiveFile: (kind, id, ticket, body) => files.receive(kind, id, ticket, body),
    fallAsleep: () => desk.forgetContact(),
    wakeUp: () => {
      wakeUp(ground, calling)
      atWork.agents.wakeUp()
      finder.search()
    },
    arrive: (arrival) => surroundings.arrivals.arrive(arrival),
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
