import type { CallLedger } from '../calls/call-ledger.ts'
import type { PushHub } from '../events.ts'
import type { Lifetime } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { InboundDesk } from './inbound-desk.ts'
import { type CallBackPlacer, MissedCallers } from './missed-callers.ts'
import { bookingSource, missedSource, type NextCallSource, NextCalls } from './next-calls.ts'

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
  /** What is more urgent than people who were missed. */
  readonly before: readonly NextCallSource[]
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
  const next = new NextCalls([...parts.before, missedSource(missed), bookingSource(store, clock)])
  return { desk, missed, next }
}
