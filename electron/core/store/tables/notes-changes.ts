import type { Statement, Store } from '../store.ts'

export type StoredNotesChange = {
  readonly id: string
  readonly bookingId: string
  readonly userId: string
  readonly userName: string
  readonly beganAt: number
  readonly changedAt: number
  readonly notes: string
}

/** What was written into the notes of bookings, by whom and when. */
export class NotesChangesTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  /** Newest first. */
  async latest(bookingId: string, limit: number): Promise<readonly StoredNotesChange[]> {
    const rows = await this.#store.read
      .selectFrom('notes_change')
      .leftJoin('user', 'user.id', 'notes_change.user_id')
      .selectAll('notes_change')
      .select('user.name as user_name')
      .where('booking_id', '=', bookingId)
      .orderBy('changed_at', 'desc')
      .orderBy('notes_change.id', 'desc')
      .limit(limit)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      bookingId: row.booking_id,
      userId: row.user_id,
      userName: row.user_name ?? '',
      beganAt: row.began_at,
      changedAt: row.changed_at,
      notes: row.notes,
    }))
  }

  insert(change: Omit<StoredNotesChange, 'userName'>): Statement {
    return {
      query: this.#store.read
        .insertInto('notes_change')
        .values({
          id: change.id,
          booking_id: change.bookingId,
          user_id: change.userId,
          began_at: change.beganAt,
          changed_at: change.changedAt,
          notes: change.notes,
        })
        .compile(),
    }
  }

  /** The same person goes on writing. */
  goOn(id: string, notes: string, changedAt: number): Statement {
    return {
      query: this.#store.read
        .updateTable('notes_change')
        .set({ notes, changed_at: changedAt })
        .where('id', '=', id)
        .compile(),
    }
  }
}
