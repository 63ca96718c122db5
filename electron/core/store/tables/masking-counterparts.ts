import { sql } from 'kysely'
import { type BookingStatus, bookingStatuses } from '../../../../shared/domain/booking.ts'
import type { MaskedRole } from '../../../../shared/domain/masking.ts'
import type { E164 } from '../../../../shared/domain/phone-number.ts'
import type { Store } from '../store.ts'
import { eachOf } from './each-of.ts'

/** One leg of an open session with all that decides whether its caller may be put through. */
export type Counterpart = {
  readonly sessionId: string
  readonly lineId: string
  readonly role: MaskedRole
  readonly expiresAt: number
  /** Null: the booking is gone. */
  readonly bookingStatus: BookingStatus | null
  /** Caller and counterpart are the booking's people still, at the numbers for which the session was opened. */
  readonly fits: boolean
  /** Whom they reach, and the line that one sees. */
  readonly number: E164
  readonly line: E164
}

/** Who reaches whom over a line; read for every call that comes in, by indexes alone. */
export class CounterpartsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** More than one only where two numbers end in the same ten digits. */
  async ofCaller(
    callerNumberIds: readonly string[],
    lineIds: readonly string[],
  ): Promise<readonly Counterpart[]> {
    const rows = await this.#openLegs()
      .where('number_id', 'in', callerNumberIds)
      .where('line_id', 'in', lineIds)
      .execute()
    return this.#find(rows)
  }

  async ofCode(code: string, lineIds: readonly string[]): Promise<readonly Counterpart[]> {
    return this.#find(
      await this.#openLegs().where('code', '=', code).where('line_id', 'in', lineIds).execute(),
    )
  }

  async leadsSomewhere(lineIds: readonly string[]): Promise<boolean> {
    const row = await this.#store.read
      .selectFrom('masking_leg')
      .select('session_id')
      .where('open', '=', sql.lit(1))
      .where('line_id', 'in', eachOf(lineIds))
      .limit(1)
      .executeTakeFirst()
    return row !== undefined
  }

  #openLegs() {
    // Written out, for the partial indexes are found by it.
    return this.#store.read
      .selectFrom('masking_leg')
      .select(['session_id', 'role'])
      .where('open', '=', sql.lit(1))
      .limit(2)
  }

  /** By the session's id alone, so that there is one way to read it. */
  async #find(
    legs: readonly { readonly session_id: string; readonly role: string }[],
  ): Promise<readonly Counterpart[]> {
    const found = await Promise.all(legs.map(({ session_id, role }) => this.#read(session_id, role)))
    return found.flat()
  }

  async #read(sessionId: string, role: string): Promise<readonly Counterpart[]> {
    const { rows } = await sql<CounterpartRow>`
      select mine.session_id, mine.line_id, mine.role, session.expires_at, booking.status,
        party.id = mine.party_id and party.phone_number_id = mine.number_id
          and other_party.id = other.party_id and other_party.phone_number_id = other.number_id as fits,
        number.e164 as number, line.e164 as line
      from masking_leg as mine
        join masking_session as session on session.id = mine.session_id and +session.state = 'active'
        join masking_leg as other on other.session_id = mine.session_id and other.role <> mine.role and +other.open = 1
        join phone_number as number on number.id = other.number_id
        join phone_number as line on line.id = other.line_id
        left join booking on booking.id = session.booking_id
        left join party on party.id = case mine.role
          when 'customer' then booking.customer_party_id else booking.worker_party_id end
        left join party as other_party on other_party.id = case other.role
          when 'customer' then booking.customer_party_id else booking.worker_party_id end
      where mine.session_id = ${sessionId} and mine.role = ${role} and +mine.open = 1`.execute(
      this.#store.read,
    )
    return rows.map((row) => ({
      sessionId: row.session_id,
      lineId: row.line_id,
      // Only these roles are written, and only parsed numbers kept.
      role: row.role as MaskedRole,
      expiresAt: row.expires_at,
      bookingStatus: bookingStatuses.find((status) => status === row.status) ?? null,
      fits: row.fits === 1,
      number: row.number as E164,
      line: row.line as E164,
    }))
  }
}

type CounterpartRow = {
  readonly session_id: string
  readonly line_id: string
  readonly role: string
  readonly expires_at: number
  readonly status: string | null
  readonly fits: number | null
  readonly number: string
  readonly line: string
}
