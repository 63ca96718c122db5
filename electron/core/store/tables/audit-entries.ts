import type { AuditKind, AuditSubject } from '../../../../shared/domain/audit.ts'
import type { Statement, Store } from '../store.ts'
import type { AuditEntryRow } from './schema.ts'

export type StoredAuditEntry = {
  readonly sequence: number
  readonly at: number
  readonly userId: string | null
  readonly kind: AuditKind
  readonly subject: AuditSubject
  readonly subjectId: string | null
  readonly bookingId: string | null
  readonly why: string
  readonly previousHash: string
  readonly hash: string
}

export type NamedAuditEntry = StoredAuditEntry & {
  readonly userName: string | null
  readonly subjectName: string | null
  readonly bookingReference: string | null
}

/** The guard of a new entry: another one was added meanwhile. */
export const entryIsNext = 'audit-entry-is-next'

/** The audit log's rows. There is no way to change or to drop one, and triggers refuse whoever finds another. */
export class AuditEntriesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async last(): Promise<Pick<StoredAuditEntry, 'sequence' | 'hash'> | null> {
    const row = await this.#store.read
      .selectFrom('audit_entry')
      .select(['sequence', 'hash'])
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirst()
    return row ?? null
  }

  /** Refused with the guard `entryIsNext` when the last entry is not the one that this one follows. */
  add(entry: StoredAuditEntry): Statement {
    const { read } = this.#store
    const row = toRow(entry)
    const query = read
      .insertInto('audit_entry')
      .columns(Object.keys(row) as (keyof AuditEntryRow)[])
      .expression((build) =>
        read
          .selectNoFrom(Object.entries(row).map(([column, value]) => build.val(value).as(column)))
          .where((where) =>
            where(
              where.fn.coalesce(
                where.selectFrom('audit_entry').select('hash').orderBy('sequence', 'desc').limit(1),
                where.val(''),
              ),
              '=',
              entry.previousHash,
            ),
          ),
      )
      .compile()
    return { guard: entryIsNext, query }
  }

  /** Newest first. */
  async page(kind: AuditKind | null, before: number | null, limit: number): Promise<NamedAuditEntry[]> {
    let query = this.#store.read
      .selectFrom('audit_entry')
      .leftJoin('user', 'user.id', 'audit_entry.user_id')
      .leftJoin('party', 'party.id', 'audit_entry.subject_id')
      .leftJoin('booking', 'booking.id', 'audit_entry.booking_id')
      .selectAll('audit_entry')
      .select(['user.name as user_name', 'party.name as party_name', 'booking.reference as reference'])
    if (kind !== null) query = query.where('audit_entry.kind', '=', kind)
    if (before !== null) query = query.where('audit_entry.sequence', '<', before)
    const rows = await query.orderBy('audit_entry.sequence', 'desc').limit(limit).execute()
    return rows.map((row) => ({
      ...fromRow(row),
      userName: row.user_name,
      subjectName: row.party_name,
      bookingReference: row.reference,
    }))
  }

  /** What was done with these people's data, oldest first. */
  async about(subjectIds: readonly string[]): Promise<StoredAuditEntry[]> {
    const rows = await this.#store.read
      .selectFrom('audit_entry')
      .selectAll()
      .where('subject_id', 'in', subjectIds)
      .orderBy('sequence')
      .execute()
    return rows.map(fromRow)
  }

  /** In their order, from behind a sequence. */
  async following(after: number, limit: number): Promise<StoredAuditEntry[]> {
    const rows = await this.#store.read
      .selectFrom('audit_entry')
      .selectAll()
      .where('sequence', '>', after)
      .orderBy('sequence')
      .limit(limit)
      .execute()
    return rows.map(fromRow)
  }
}

function fromRow(row: AuditEntryRow): StoredAuditEntry {
  return {
    sequence: row.sequence,
    at: row.at,
    userId: row.user_id,
    // Written by `add` only.
    kind: row.kind as AuditKind,
    subject: row.subject as AuditSubject,
    subjectId: row.subject_id,
    bookingId: row.booking_id,
    why: row.why,
    previousHash: row.previous_hash,
    hash: row.hash,
  }
}

function toRow(entry: StoredAuditEntry): AuditEntryRow {
  return {
    sequence: entry.sequence,
    at: entry.at,
    user_id: entry.userId,
    kind: entry.kind,
    subject: entry.subject,
    subject_id: entry.subjectId,
    booking_id: entry.bookingId,
    why: entry.why,
    previous_hash: entry.previousHash,
    hash: entry.hash,
  }
}
