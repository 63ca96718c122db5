import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { CallLedger } from '../calls/call-ledger.ts'
import type { CallPlacer } from '../calls/call-placer.ts'
import type { PushHub } from '../events.ts'
import type { Lifetime } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import type { Settings } from '../settings/settings.ts'
import type { Store } from '../store/store.ts'
import { type AuditTrail, StoredAuditTrail } from './audit-trail.ts'
import { FlowDesk } from './flow-desk.ts'
import { FlowWatch } from './flow-watch.ts'
import { LinePool } from './line-pool.ts'
import { type CallLimits, MaskedCalls, type OwnPhones } from './masked-calls.ts'
import { MaskingDesk } from './masking-desk.ts'
import { SupervisedSessions } from './masking-overview.ts'
import { type Announcements, SessionEvents } from './session-events.ts'
import { type ChangingBookings, SessionKeeper } from './session-keeper.ts'
import { SessionNews } from './session-news.ts'
import { SessionRules } from './session-rules.ts'
import { SessionSweeper } from './session-sweeper.ts'
import { SessionViews } from './session-views.ts'
import { Sessions } from './sessions.ts'

export type Masking = {
  readonly sessions: Sessions
  readonly views: SessionViews
  readonly keeper: SessionKeeper
  readonly calls: MaskedCalls
  readonly desk: MaskingDesk
  readonly supervised: SupervisedSessions
  readonly rules: SessionRules
  readonly flows: FlowDesk
  readonly watch: FlowWatch
  start(): void
}

export function buildMasking(parts: {
  readonly store: Store
  readonly clock: Clock
  readonly log: Log
  readonly lifetime: Lifetime
  readonly settings: Settings
  readonly pushes: PushHub
  readonly bookings: ChangingBookings
  readonly people: OwnPhones
  readonly ledger: CallLedger
  readonly placer: CallPlacer
  readonly limits: CallLimits
  readonly events: Announcements
  /** Where every answer to a flow is noted; by default a table of its own. */
  readonly trail?: AuditTrail
}): Masking {
  const { store, clock, log, lifetime, settings, ledger } = parts
  const rules = new SessionRules(settings)
  // The setting's check lets only parsed numbers in.
  const defaultLine = () => settings.get('exotel.default-exophone') as E164 | null
  const pool = new LinePool(store, defaultLine, clock)
  const sessions = new Sessions({ store, pool, clock, events: new SessionEvents(store, parts.events) })
  const views = new SessionViews(store, sessions)
  const usual = () => rules.lifetime()
  const keeper = lifetime.own(new SessionKeeper({ ...parts, sessions, lifetime: usual }))
  const sweeper = lifetime.own(new SessionSweeper({ store, sessions, keeper, clock, log }))
  const news = lifetime.own(new SessionNews({ ...parts, sessions, views }))
  const calls = new MaskedCalls({ ...parts, sessions, record: () => rules.recordsCalls() })
  const trail = parts.trail ?? new StoredAuditTrail(store)
  const flows = new FlowDesk({ store, sessions, trail, record: () => rules.recordsCalls(), clock })
  return {
    flows,
    ...{ sessions, views, keeper, calls, rules },
    desk: new MaskingDesk({ store, sessions, views, keeper, pool, calls, ledger, lifetime: usual }),
    supervised: new SupervisedSessions({
      ...{ store, sessions, views, pool, clock },
      minutePrice: () => settings.get('masking.minute-price'),
    }),
    watch: new FlowWatch(store),
    start: () => {
      news.start()
      keeper.start()
      sweeper.start()
    },
  }
}
