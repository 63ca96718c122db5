import { sql } from 'kysely'
import type {
  MaskedRole,
  SessionEnding,
  SessionFailure,
  SessionState,
} from '../../../../shared/domain/masking.ts'
import type { Statement, Store } from '../store.ts'
import { eachOf } from './each-of.ts'
import type { MaskingLegRow, MaskingSessionRow } from './schema-masking.ts'

/** One of the two people of a session; numbers and lines by id. */
export type SessionLeg = {
  readonly role: MaskedRole
  readonly partyId: string
  readonly numberId: string
  readonly lineId: string
  readonly code: string
}

export type StoredSession = {
  readonly id: string
  readonly bookingId: string
  readonly state: SessionState
  readonly failure: SessionFailure | null
  readonly openedAt: number
  readonly openedBy: string | null
  readonly expiresAt: number | null
  readonly lifetimeHours: number
  readonly sliding: boolean
  readonly terminatedAt: number | null
  readonly closedBy: string | null
  readonly closedWhy: SessionEnding | null
  readonly lastCallAt: number | null
  /** Customer first; none where the session could not be opened. */
  readonly legs: readonly SessionLeg[]
}

export type OpenSession = Pick<
  StoredSession,
  'id' | 'bookingId' | 'openedAt' | 'openedBy' | 'lifetimeHours' | 'sliding' | 'legs'
> & { readonly expiresAt: number }

export type SessionEnd = {
  readonly state: 'closed' | 'expired'
  readonly at: number
  readonly by: string | null
  readonly why: SessionEnding
}

/** The guard of every change of an open session. */
export const sessionNotOpen = 'session-not-open'

/** Sessions and their two legs. Legs of open sessions are unique for each number and line. */
export class MaskingSessionsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async find(id: string): Promise<StoredSession | null> {
    return (await this.findAll([id]))[0] ?? null
  }

  /** In the order of the ids. */
  async findAll(ids: readonly string[]): Promise<readonly StoredSession[]> {
    if (ids.length === 0) return []
    const [rows, legs] = await Promise.all([
      this.#store.read.selectFrom('masking_session').selectAll().where('id', 'in', eachOf(ids)).execute(),
      this.#store.read
        .selectFrom('masking_leg')
        .selectAll()
        .where('session_id', 'in', eachOf(ids))
        .orderBy('role')
        .execute(),
    ])
    const byId = new Map(rows.map((row) => [row.id, row]))
    return ids.flatMap((id) => {
      const row = byId.get(id)
      return row === undefined ? [] : [fromRows(row, legs)]
    })
  }

  /** The open session of the booking. */
  async openOf(bookingId: string): Promise<StoredSession | null> {
    const row = await this.#store.read
      .selectFrom('masking_session')
      .select('id')
      .where('booking_id', '=', bookingId)
      // Written out, for the partial index is found by it.
      .where('state', '=', sql.lit('active'))
      .executeTakeFirst()
    return row === undefined ? null : this.find(row.id)
  }

  /** Newest first. */
  async ofBooking(bookingId: string, limit: number): Promise<readonly StoredSession[]> {
    const rows = await this.#store.read
      .selectFrom('masking_session')
      .select('id')
      .where('booking_id', '=', bookingId)
      .orderBy('opened_at', 'desc')
      // One that took another's place in the same moment is the newer.
      .orderBy(sql`terminated_at is null`, 'desc')
      .orderBy('terminated_at', 'desc')
      .limit(limit)
      .execute()
    return this.findAll(rows.map(({ id }) => id))
  }

  /** The lines over which these numbers reach somebody now, by number. */
  async linesInUse(numberIds: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
    const rows = await this.#store.read
      .selectFrom('masking_leg')
      .select(['number_id', 'line_id'])
      .where('open', '=', sql.lit(1))
      .where('number_id', 'in', numberIds)
      .execute()
    const lines = new Map<string, Set<string>>()
    for (const { number_id, line_id } of rows) {
      const used = lines.get(number_id) ?? new Set()
      used.add(line_id)
      lines.set(number_id, used)
    }
    return lines
  }

  /** Open sessions whose time is up at `now`, the longest first. */
  async due(now: number, limit: number): Promise<readonly string[]> {
    const rows = await this.#store.read
      .selectFrom('masking_session')
      .select('id')
      .where('state', '=', sql.lit('active'))
      .where('expires_at', '<=', now)
      .orderBy('expires_at')
      .limit(limit)
      .execute()
    return rows.map(({ id }) => id)
  }

  async nextExpiry(): Promise<number | null> {
    const row = await this.#store.read
      .selectFrom('masking_session')
      .select('expires_at')
      .where('state', '=', sql.lit('active'))
      .orderBy('expires_at')
      .limit(1)
      .executeTakeFirst()
    return row?.expires_at ?? null
  }

  /** Open sessions over this line. */
  async openOnLine(lineId: string): Promise<readonly string[]> {
    const rows = await this.#store.read
      .selectFrom('masking_leg')
      .select('session_id')
      .distinct()
      .where('open', '=', sql.lit(1))
      .where('line_id', '=', lineId)
      .execute()
    return rows.map(({ session_id }) => session_id)
  }

  /**
   * Refused with StoreConflict when the booking has an open session, when one of the numbers has one on its line, or a
   * code is taken: the indexes' names. What had failed for the booking is forgotten.
   */
  open(session: OpenSession): Statement[] {
    const [customer, worker] = [legOf(session, 'customer'), legOf(session, 'worker')]
    const row: MaskingSessionRow = {
      ...plainRow(session),
      state: 'active',
      failure: null,
      customer_party_id: customer?.partyId ?? null,
      worker_party_id: worker?.partyId ?? null,
      expires_at: session.expiresAt,
    }
    return [
      this.forgetFailure(session.bookingId),
      { query: this.#store.read.insertInto('masking_session').values(row).compile() },
      ...session.legs.map((leg) => ({
        query: this.#store.read
          .insertInto('masking_leg')
          .values({
            session_id: session.id,
            role: leg.role,
            party_id: leg.partyId,
            number_id: leg.numberId,
            line_id: leg.lineId,
            code: leg.code,
            open: 1,
          })
          .compile(),
      })),
    ]
  }

  /** One entry for a booking, however often it fails. */
  fail(
    failed: Omit<OpenSession, 'expiresAt' | 'legs'> & { readonly failure: SessionFailure },
  ): readonly Statement[] {
    const row = { ...plainRow(failed), state: 'failed', failure: failed.failure }
    return [
      this.forgetFailure(failed.bookingId),
      { query: this.#store.read.insertInto('masking_session').values(row).compile() },
    ]
  }

  forgetFailure(bookingId: string): Statement {
    return {
      query: this.#store.read
        .deleteFrom('masking_session')
        .where('booking_id', '=', bookingId)
        .where('state', '=', sql.lit('failed'))
        .compile(),
    }
  }

  /** Refused with the guard `sessionNotOpen` when it is over already. */
  end(id: string, { state, at, by, why }: SessionEnd): Statement[] {
    return [
      {
        guard: sessionNotOpen,
        query: this.#store.read
          .updateTable('masking_session')
          .set({ state, terminated_at: at, closed_by: by, closed_why: why })
          .where('id', '=', id)
          .where('state', '=', sql.lit('active'))
          .compile(),
      },
      {
        query: this.#store.read
          .updateTable('masking_leg')
          .set({ open: 0 })
          .where('session_id', '=', id)
          .compile(),
      },
    ]
  }

  /** Refused like `end`. */
  extend(id: string, expiresAt: number, lifetimeHours: number): Statement {
    return {
      guard: sessionNotOpen,
      query: this.#store.read
        .updateTable('masking_session')
        .set({ expires_at: expiresAt, lifetime_hours: lifetimeHours })
        .where('id', '=', id)
        .where('state', '=', sql.lit('active'))
        .compile(),
    }
  }

  /** A call of the session began: it moves the expiry of one that slides, and never back. */
  touch(id: string, at: number): Statement {
    return {
      query: this.#store.read
        .updateTable('masking_session')
        .set({
          last_call_at: at,
          expires_at: sql<number>`case when sliding = 1 and state = 'active'
            then max(expires_at, ${at} + lifetime_hours * 3600000) else expires_at end`,
        })
        .where('id', '=', id)
        .compile(),
    }
  }
}

function legOf({ legs }: Pick<StoredSession, 'legs'>, role: MaskedRole): SessionLeg | undefined {
  return legs.find((leg) => leg.role === role)
}

function plainRow(session: Omit<OpenSession, 'expiresAt' | 'legs'>): Omit<MaskingSessionRow, 'state'> {
  return {
    id: session.id,
    booking_id: session.bookingId,
    failure: null,
    customer_party_id: null,
    worker_party_id: null,
    opened_at: session.openedAt,
    opened_by: session.openedBy,
    expires_at: null,
    lifetime_hours: session.lifetimeHours,
    sliding: session.sliding ? 1 : 0,
    terminated_at: null,
    closed_by: null,
    closed_why: null,
    last_call_at: null,
  }
}

function fromRows(row: MaskingSessionRow, legs: readonly MaskingLegRow[]): StoredSession {
  return {
    id: row.id,
    bookingId: row.booking_id,
    // Words of these unions are all that is ever written.
    state: row.state as SessionState,
    failure: row.failure as SessionFailure | null,
    openedAt: row.opened_at,
    openedBy: row.opened_by,
    expiresAt: row.expires_at,
    lifetimeHours: row.lifetime_hours,
    sliding: row.sliding === 1,
    terminatedAt: row.terminated_at,
    closedBy: row.closed_by,
    closedWhy: row.closed_why as SessionEnding | null,
    lastCallAt: row.last_call_at,
    legs: legs
      .filter((leg) => leg.session_id === row.id)
      .map((leg) => ({
        role: leg.role as MaskedRole,
        partyId: leg.party_id,
        numberId: leg.number_id,
        lineId: leg.line_id,
        code: leg.code,
      })),
  }
}
