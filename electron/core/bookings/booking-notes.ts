import { AppError } from '../../../shared/app-error.ts'
import type { NotesChange, NotesVersion, NotesWritten } from '../../../shared/contract/bookings.ts'
import type { Publish } from '../events.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import { BookingsTable } from '../store/tables/bookings.ts'
import { NotesChangesTable, type StoredNotesChange } from '../store/tables/notes-changes.ts'
import { notesVersion } from './notes-version.ts'

export type NotesWriter = { readonly id: string; readonly name: string }

export type NotesInput = {
  readonly bookingId: string
  readonly notes: string
  readonly expectedRevision: string
}

/** Somebody who stops for longer than this begins a new change, milliseconds. */
const goesOnWithin = 5 * 60_000
const shownInHistory = 100

/** The notes of bookings, saved while they are typed; nobody's text is overwritten unseen. */
export class BookingNotes {
  readonly #store: Store
  readonly #bookings: BookingsTable
  readonly #changes: NotesChangesTable
  readonly #clock: Clock
  readonly #publish: Publish

  constructor(store: Store, clock: Clock, publish: Publish) {
    this.#store = store
    this.#bookings = new BookingsTable(store)
    this.#changes = new NotesChangesTable(store)
    this.#clock = clock
    this.#publish = publish
  }

  /** @throws AppError `not-found`, `store-full` */
  async write(input: NotesInput, writer: NotesWriter): Promise<NotesWritten> {
    const { bookingId, notes } = input
    const { current, latest } = await this.#read(bookingId)
    // The answer to a write may have been lost on its way; the same write once more finds its own text.
    if (current.notes === notes) return { kind: 'saved', version: current }
    if (current.revision !== input.expectedRevision) return { kind: 'conflict', theirs: current }
    const at = this.#clock.now()
    try {
      await this.#store.write([
        this.#bookings.writeNotes(bookingId, { before: current.notes, notes, at }),
        this.#change(input, writer, latest, current.notes, at),
      ])
    } catch (thrown) {
      if (!(thrown instanceof StoreConflict)) throw thrown
      return { kind: 'conflict', theirs: (await this.#read(bookingId)).current }
    }
    const { current: version } = await this.#read(bookingId)
    this.#publish('booking.notes-changed', { bookingId, ...version })
    return { kind: 'saved', version }
  }

  /** Newest first. */
  async history(bookingId: string): Promise<NotesChange[]> {
    const changes = await this.#changes.latest(bookingId, shownInHistory)
    return changes.map(({ id, userId, userName, changedAt, notes }) => ({
      id,
      userId,
      userName,
      at: changedAt,
      notes,
    }))
  }

  async #read(bookingId: string): Promise<{ current: NotesVersion; latest: StoredNotesChange | undefined }> {
    const [booking, [latest]] = await Promise.all([
      this.#bookings.find(bookingId),
      this.#changes.latest(bookingId, 1),
    ])
    if (booking === null) throw new AppError('not-found', 'There is no such booking.', { field: 'bookingId' })
    return { current: notesVersion(booking.notes, latest), latest }
  }

  #change(
    { bookingId, notes }: NotesInput,
    writer: NotesWriter,
    latest: StoredNotesChange | undefined,
    before: string,
    at: number,
  ): Statement {
    const goesOn =
      latest !== undefined &&
      latest.userId === writer.id &&
      latest.notes === before &&
      at - latest.changedAt < goesOnWithin
    if (goesOn) return this.#changes.goOn(latest.id, notes, at)
    return this.#changes.insert({
      id: newId('notes'),
      bookingId,
      userId: writer.id,
      beganAt: at,
      changedAt: at,
      notes,
    })
  }
}
