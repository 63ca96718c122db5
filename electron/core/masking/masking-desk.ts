import { AppError } from '../../../shared/app-error.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import type { PoolLine, SessionOfBooking, SessionView } from '../../../shared/contract/masking.ts'
import type { MaskedRole, SessionFailure } from '../../../shared/domain/masking.ts'
import type { CallLedger } from '../calls/call-ledger.ts'
import type { Store } from '../store/store.ts'
import type { LinePool } from './line-pool.ts'
import type { MaskedCalls } from './masked-calls.ts'
import type { SessionKeeper } from './session-keeper.ts'
import type { SessionViews } from './session-views.ts'
import type { Lifetime, Sessions } from './sessions.ts'

const sentences: Readonly<Record<SessionFailure, string>> = {
  'pool-exhausted':
    'Every line is in use by one of the two. Close a session of theirs, or add a line in Settings.',
  'no-lines': 'There is no line for sessions. Add an ExoPhone in Settings.',
  'customer-missing': 'This booking has no customer.',
  'worker-missing': 'This booking has no worker yet.',
  'number-missing': 'The number of one of the two is not known.',
  'same-number': 'Customer and worker have the same number, so they cannot call each other.',
}

/** Why a session could not be opened, as an error for whoever asked. */
export function refusalOf(failure: SessionFailure): AppError {
  return new AppError('wrong-state', sentences[failure], { reason: failure })
}

export function bookingOver(): AppError {
  return new AppError('wrong-state', 'This booking is finished, so it has no session.', {
    reason: 'booking-over',
  })
}

/** Sessions as the people of the desk ask for them. */
export class MaskingDesk {
  readonly #sessions: Sessions
  readonly #views: SessionViews
  readonly #keeper: SessionKeeper
  readonly #pool: LinePool
  readonly #calls: MaskedCalls
  readonly #ledger: CallLedger
  readonly #lifetime: () => Lifetime

  constructor(parts: {
    store: Store
    sessions: Sessions
    views: SessionViews
    keeper: SessionKeeper
    pool: LinePool
    calls: MaskedCalls
    ledger: CallLedger
    lifetime: () => Lifetime
  }) {
    this.#sessions = parts.sessions
    this.#views = parts.views
    this.#keeper = parts.keeper
    this.#pool = parts.pool
    this.#calls = parts.calls
    this.#ledger = parts.ledger
    this.#lifetime = parts.lifetime
  }

  ofBooking(bookingId: string): Promise<SessionOfBooking> {
    return this.#views.ofBooking(bookingId)
  }

  history(bookingId: string): Promise<SessionView[]> {
    return this.#views.history(bookingId)
  }

  /** @throws AppError `wrong-state` with the failure as its reason, or `booking-over` */
  async open(bookingId: string, userId: string, asked: Partial<Lifetime>): Promise<SessionView> {
    const usual = this.#lifetime()
    const lifetime = { hours: asked.hours ?? usual.hours, sliding: asked.sliding ?? usual.sliding }
    const opened = await this.#sessions.open(bookingId, { by: userId, lifetime })
    if (opened.kind === 'over') throw bookingOver()
    if (opened.kind === 'failed') throw refusalOf(opened.failure)
    return this.#views.view(opened.session)
  }

  async extend(sessionId: string, hours: number): Promise<SessionView> {
    return this.#views.view(await this.#sessions.extend(sessionId, hours))
  }

  async close(sessionId: string, userId: string): Promise<SessionView> {
    return this.#views.view(await this.#sessions.end(sessionId, 'by-hand', userId))
  }

  async testCall(sessionId: string, userId: string, role: MaskedRole): Promise<CallView> {
    const session = await this.#sessions.require(sessionId)
    const caller = { kind: 'agent', userId, to: role } as const
    const { call } = await this.#calls.place(session, {
      ...{ caller, purpose: 'test', correlation: null, relay: null },
    })
    const [view] = await this.#ledger.views([call])
    if (view === undefined) throw new Error('A call has no view')
    return view
  }

  async lines(): Promise<{ lines: PoolLine[] }> {
    return { lines: await this.#pool.lines() }
  }

  async addLine(number: string, name: string): Promise<{ lines: PoolLine[] }> {
    return { lines: await this.#pool.add(number, name) }
  }

  /** The sessions on it go on over another line, as far as there is one. */
  async releaseLine(id: string): Promise<{ lines: PoolLine[] }> {
    await this.#pool.release(id)
    for (const sessionId of await this.#sessions.table.openOnLine(id)) {
      const { bookingId } = await this.#sessions.end(sessionId, 'line-released')
      await this.#keeper.openAgain(bookingId)
    }
    return this.lines()
  }
}
