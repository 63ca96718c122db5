import { AppError } from '../../../shared/app-error.ts'
import type {
  BookingFilter,
  BookingPage,
  BookingRow,
  BookingView,
} from '../../../shared/contract/bookings.ts'
import { partyRoles } from '../../../shared/domain/booking.ts'
import type { Publish } from '../events.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { BookingLinesTable } from '../store/tables/booking-lines.ts'
import {
  BookingsTable,
  type PartyWithLabel,
  type StoredBooking,
  type StoredParty,
} from '../store/tables/bookings.ts'
import { NotesChangesTable } from '../store/tables/notes-changes.ts'
import type { BookingFinder } from './booking-finder.ts'
import { everyBooking, indexQuery } from './index-query.ts'
import { notesVersion } from './notes-version.ts'

/** A push names so many; of more it only says that they changed. */
const mostNamed = 200

/** The list around now begins with what was promised up to so long ago. */
const lookBackMs = 12 * 3_600_000

/** Told which bookings changed, once that is durable; null: too many to name. */
export type BookingsListener = (ids: readonly string[] | null) => void

/** The bookings of the desk and the people on them. Numbers are ids and masked labels here. */
export class Bookings {
  readonly #table: BookingsTable
  readonly #lines: BookingLinesTable
  readonly #finder: BookingFinder
  readonly #publish: Publish
  readonly #clock: Clock
  readonly #listeners = new Set<BookingsListener>()
  #revision = 0
  readonly #notesChanges: NotesChangesTable

  constructor(store: Store, finder: BookingFinder, publish: Publish, clock: Clock) {
    this.#table = new BookingsTable(store)
    this.#lines = new BookingLinesTable(store)
    this.#finder = finder
    this.#publish = publish
    this.#clock = clock
    this.#notesChanges = new NotesChangesTable(store)
  }

  /** In the order of time. Without a search, those around now when there are more than the limit. */
  async list(search: string, limit: number): Promise<{ bookings: BookingRow[]; total: number }> {
    const { ids, total } =
      search.trim() === ''
        ? await this.#finder.around(this.#clock.now() - lookBackMs, limit)
        : await this.#finder.page(indexQuery({ ...everyBooking, search }, this.#clock.now()), 0, limit)
    const lines = await this.#lines.lines(ids)
    return { bookings: lines.map(({ workerName: _, amountPaise: __, ...row }) => row), total }
  }

  /** A part of what fits the filter, in its order. */
  async page(filter: BookingFilter, offset: number, limit: number): Promise<BookingPage> {
    const revision = this.#revision
    const { ids, ...counts } = await this.#finder.page(indexQuery(filter, this.#clock.now()), offset, limit)
    return { rows: [...(await this.#lines.lines(ids))], ...counts, revision }
  }

  /** To be told by whoever changed bookings, once that is durable. Resolves when searches and windows know. */
  async changed(ids: readonly string[]): Promise<void> {
    await this.#finder.refresh(ids)
    this.#tell(ids.length <= mostNamed ? [...ids] : [])
    for (const listener of this.#listeners) listener(ids)
  }

  /** As `changed`, where bookings and people have changed all over. */
  async manyChanged(): Promise<void> {
    await this.#finder.readAnew()
    this.#tell([])
    for (const listener of this.#listeners) listener(null)
  }

  onChanged(listener: BookingsListener): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
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

  #tell(ids: string[]): void {
    this.#revision += 1
    this.#publish('bookings.changed', { revision: this.#revision, ids })
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
