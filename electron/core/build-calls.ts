import { announceCalls } from './api/announce-calls.ts'
import type { BackendEvents } from './api/backend-events.ts'
import type { Relay } from './api/relay.ts'
import { relayChanges } from './api/relay-calls.ts'
import { CallChecker } from './calls/call-checker.ts'
import { type AlsoWrite, CallLedger } from './calls/call-ledger.ts'
import { CallMatcher } from './calls/call-matcher.ts'
import { CallPlacer } from './calls/call-placer.ts'
import { createFindInList } from './calls/find-in-list.ts'
import { InboundFinder } from './calls/inbound-finder.ts'
import { createGuessCallers } from './inbound/match-callers.ts'
import type { Ground } from './lay-ground.ts'
import { createFindMasked } from './masking/find-masked.ts'
import { callbackUrl } from './settings/callback-address.ts'
import { CallsTable } from './store/tables/calls.ts'
import { PhoneNumbersTable } from './store/tables/phone-numbers.ts'
import { SessionOfCalls } from './store/tables/session-of-calls.ts'

export type Calling = {
  readonly ledger: CallLedger
  readonly placer: CallPlacer
  readonly matcher: CallMatcher
  readonly checker: CallChecker
  readonly finder: InboundFinder
}

export function buildCalls(ground: Ground, relay: Relay, events: BackendEvents): Calling {
  const { store, clock, log, account, compliance, pushes, settings, listener, lifetime } = ground
  const callback = () => callbackUrl(settings, listener.url)
  const table = new CallsTable(store)
  const [relayed, announced] = [relayChanges(relay, table), announceCalls(events, new SessionOfCalls(store))]
  const alsoWrite: AlsoWrite = async (changes) => [...(await relayed(changes)), ...(await announced(changes))]
  const ledger = new CallLedger({ store, table, clock, pushes, log, alsoWrite })
  ledger.onChanged((changes) => {
    if (events.wanted || changes.some(({ call }) => call.relay !== null)) relay.wake()
  })
  const numbers = new PhoneNumbersTable(store)
  const findInList = createFindInList(account, table, numbers, clock)
  const common = { ledger, account, findInList, clock, log }
  const placer = lifetime.own(new CallPlacer({ ...common, numbers, compliance, callbackUrl: callback }))
  const findMasked = createFindMasked(store)
  const matcher = new CallMatcher(store, table, 'exotel', clock, createGuessCallers(store, clock), findMasked)
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
