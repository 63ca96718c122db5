import type { CallLedger } from '../calls/call-ledger.ts'
import type { PushHub } from '../events.ts'
import type { Lifetime } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { InboundDesk } from './inbound-desk.ts'
import { type CallBackPlacer, MissedCallers } from './missed-callers.ts'
import { bookingSource, missedSource, NextCalls } from './next-calls.ts'

export type Inbound = {
  readonly desk: InboundDesk
  readonly missed: MissedCallers
  readonly next: NextCalls
}

export function buildInbound(parts: {
  readonly store: Store
  readonly ledger: CallLedger
  readonly placer: CallBackPlacer
  readonly pushes: PushHub
  readonly clock: Clock
  readonly log: Log
  readonly lifetime: Lifetime
}): Inbound {
  const { store, ledger, placer, clock, lifetime } = parts
  const missed: MissedCallers = new MissedCallers({
    store,
    views: (calls) => ledger.views(calls),
    placer,
    clock,
    changed: () => desk.tellMissed(),
  })
  const desk = lifetime.own(new InboundDesk({ ...parts, missed: () => missed }))
  // Call-backs that are due come before these once the desk keeps them.
  const next = new NextCalls([missedSource(missed), bookingSource(store, clock)])
  return { desk, missed, next }
}
