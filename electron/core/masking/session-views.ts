import type { SessionOfBooking, SessionView } from '../../../shared/contract/masking.ts'
import { maskedRoles } from '../../../shared/domain/masking.ts'
import type { Store } from '../store/store.ts'
import { BookingsTable } from '../store/tables/bookings.ts'
import { MaskedCallsTable, noCalls, type SessionTotals } from '../store/tables/masked-calls.ts'
import type { StoredSession } from '../store/tables/masking-sessions.ts'
import { labelsOf, type SessionLabels } from '../store/tables/session-labels.ts'
import { isOver } from './masked-people.ts'
import type { Sessions } from './sessions.ts'

/** So many sessions of one booking are shown; it has one or two. */
const shownOfBooking = 50

/** Sessions as people see them: names, masked labels, what their calls come to. */
export class SessionViews {
  readonly #store: Store
  readonly #sessions: Sessions
  readonly #bookings: BookingsTable
  readonly #calls: MaskedCallsTable

  constructor(store: Store, sessions: Sessions) {
    this.#store = store
    this.#sessions = sessions
    this.#bookings = new BookingsTable(store)
    this.#calls = new MaskedCallsTable(store)
  }

  /** A booking that is gone has none and can have none. */
  async ofBooking(bookingId: string): Promise<SessionOfBooking> {
    const [booking, open] = await Promise.all([
      this.#bookings.find(bookingId),
      this.#sessions.table.openOf(bookingId),
    ])
    const latest = open ?? (await this.#sessions.table.ofBooking(bookingId, 1))[0]
    const [session = null] = latest === undefined ? [] : await this.views([latest])
    if (booking === null || isOver(booking)) return { session, canOpen: false, failure: null }
    const failure = await this.#sessions.obstacle(booking)
    return { session, canOpen: failure === null, failure }
  }

  async history(bookingId: string): Promise<SessionView[]> {
    return this.views(await this.#sessions.table.ofBooking(bookingId, shownOfBooking))
  }

  async view(session: StoredSession): Promise<SessionView> {
    const [view] = await this.views([session])
    if (view === undefined) throw new Error('A session has no view')
    return view
  }

  async views(sessions: readonly StoredSession[]): Promise<SessionView[]> {
    if (sessions.length === 0) return []
    const [labels, totals] = await Promise.all([
      labelsOf(this.#store, sessions),
      this.#calls.totals(sessions.map(({ id }) => id)),
    ])
    return sessions.map((session) => sessionView(session, labels, totals.get(session.id) ?? noCalls))
  }
}

function sessionView(session: StoredSession, labels: SessionLabels, totals: SessionTotals): SessionView {
  const { legs, openedBy, closedBy, ...plain } = session
  const isOpen = session.state === 'active'
  const nameOf = (userId: string | null) => (userId === null ? null : (labels.users.get(userId) ?? ''))
  const sides = maskedRoles.flatMap((role) => legs.filter((leg) => leg.role === role))
  return {
    ...plain,
    bookingReference: labels.bookings.get(session.bookingId) ?? '',
    lineLabel: labels.lines.get(sides[0]?.lineId ?? '') ?? '',
    sides: sides.map(({ role, partyId, numberId, lineId, code }) => ({
      role,
      partyId,
      name: labels.people.get(partyId) ?? '',
      numberLabel: labels.numbers.get(numberId) ?? '',
      lineLabel: labels.lines.get(lineId) ?? '',
      code: isOpen ? code : null,
    })),
    openedBy: nameOf(openedBy),
    closedBy: nameOf(closedBy),
    calls: totals.calls,
    talkSeconds: totals.talkSeconds,
    cost: totals.cost === null ? null : printRupees(totals.cost),
  }
}

/** Thousandths of a rupee as people write them; a third decimal only where there is one. */
export function printRupees(thousandths: number): string {
  return (thousandths / 1000).toFixed(thousandths % 10 === 0 ? 2 : 3)
}
