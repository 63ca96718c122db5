import { AppError } from '../../../shared/app-error.ts'
import type { BookingRow, BookingView } from '../../../shared/contract/bookings.ts'
import { partyRoles } from '../../../shared/domain/booking.ts'
import type { Store } from '../store/store.ts'
import {
  BookingsTable,
  type PartyWithLabel,
  type StoredBooking,
  type StoredParty,
} from '../store/tables/bookings.ts'
import { NotesChangesTable } from '../store/tables/notes-changes.ts'
import { notesVersion } from './notes-version.ts'

/** The bookings of the desk and the people on them. Numbers are ids and masked labels here. */
export class Bookings {
  readonly #table: BookingsTable
  readonly #notesChanges: NotesChangesTable

  constructor(store: Store) {
    this.#table = new BookingsTable(store)
    this.#notesChanges = new NotesChangesTable(store)
  }

  async list(search: string, limit: number): Promise<{ bookings: BookingRow[]; total: number }> {
    const [bookings, total] = await Promise.all([
      this.#table.list(search, limit),
      this.#table.countMatching(search),
    ])
    return { bookings: [...bookings], total }
  }

  /** @throws AppError `not-found` */
  async get(id: string): Promise<BookingView> {
    const booking = await this.#require(id)
    const [parties, [latestNotes]] = await Promise.all([
      this.#table.partiesOf(booking),
      this.#notesChanges.latest(id, 1),
    ])
    const { revision, changedAt, changedBy } = notesVersion(booking.notes, latestNotes)
    const { partyIds: _, statusTimes, createdAt: __, updatedAt: ___, ...plain } = booking
    return {
      ...plain,
      notesRevision: revision,
      notesChangedAt: changedAt,
      notesChangedBy: changedBy,
      statusTimes: { ...statusTimes },
      customerName: parties.find(({ party }) => party.role === 'customer')?.party.name ?? '',
      parties: partyRoles
        .flatMap((role) => parties.filter(({ party }) => party.role === role))
        .map(partyView),
    }
  }

  /** One party of one booking. @throws AppError `not-found` when the booking does not have this party. */
  async party(bookingId: string, partyId: string): Promise<StoredParty> {
    const parties = await this.#table.partiesOf(await this.#require(bookingId))
    const found = parties.find(({ party }) => party.id === partyId)
    if (!found) throw new AppError('not-found', 'This person is not on this booking.', { field: 'partyId' })
    return found.party
  }

  async #require(id: string): Promise<StoredBooking> {
    const booking = await this.#table.find(id)
    if (booking === null) throw new AppError('not-found', 'There is no such booking.', { field: 'bookingId' })
    return booking
  }
}

function partyView({ party, numberLabel, doNotDisturbAt }: PartyWithLabel): BookingView['parties'][number] {
  return {
    id: party.id,
    role: party.role,
    name: party.name,
    numberLabel,
    languages: [...party.languages],
    doNotDisturb: doNotDisturbAt !== null,
  }
}
