import type { BackendEvent } from '../../../shared/domain/backend-event.ts'
import { maskLineNumber } from '../../../shared/domain/phone-number.ts'
import type { Statement, Store } from '../store/store.ts'
import { MaskedCallsTable } from '../store/tables/masked-calls.ts'
import type { OpenSession, SessionEnd, StoredSession } from '../store/tables/masking-sessions.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'

/** Where somebody outside is told of sessions. */
export interface Announcements {
  readonly wanted: boolean
  /** To be written in one group with what it tells of. */
  announce(event: BackendEvent): readonly Statement[]
  wake(): void
}

/** Tells of sessions in the groups that open and end them: no crash can lose the one without the other. */
export class SessionEvents {
  readonly #announcements: Announcements
  readonly #numbers: PhoneNumbersTable
  readonly #calls: MaskedCallsTable

  constructor(store: Store, announcements: Announcements) {
    this.#announcements = announcements
    this.#numbers = new PhoneNumbersTable(store)
    this.#calls = new MaskedCallsTable(store)
  }

  async opened(session: OpenSession, reference: string): Promise<readonly Statement[]> {
    if (!this.#announcements.wanted) return []
    const leg = session.legs.find(({ role }) => role === 'customer')
    const line = leg === undefined ? null : await this.#numbers.find(leg.lineId)
    return this.#announcements.announce({
      event: 'session.opened',
      at: session.openedAt,
      bookingId: reference,
      sessionId: session.id,
      lineLabel: line === null ? '' : maskLineNumber(line.e164),
      expiresAt: session.expiresAt,
    })
  }

  async ended(
    session: StoredSession,
    { state, at, why }: SessionEnd,
    reference: string | null,
  ): Promise<readonly Statement[]> {
    if (!this.#announcements.wanted) return []
    const totals = (await this.#calls.totals([session.id])).get(session.id)
    return this.#announcements.announce({
      event: 'session.closed',
      at,
      bookingId: reference,
      sessionId: session.id,
      status: state,
      reason: why,
      callCount: totals?.calls ?? 0,
      talkSeconds: totals?.talkSeconds ?? 0,
    })
  }

  /** What was announced is durable. */
  wake(): void {
    if (this.#announcements.wanted) this.#announcements.wake()
  }
}
