import { AppError } from '../../../shared/app-error.ts'
import type { BackupList } from '../../../shared/contract/backups.ts'
import type { Erasure, PersonTraces } from '../../../shared/contract/privacy.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import { lastTenDigits } from '../../../shared/domain/phone-number.ts'
import type { Bookings } from '../bookings/bookings.ts'
import type { Clock } from '../ports.ts'
import { type Store, StoreConflict } from '../store/store.ts'
import { PersonErasureTable, personIsFree } from '../store/tables/person-erasure.ts'
import {
  type Person,
  type PersonBooking,
  type PersonCall,
  PersonRecordsTable,
} from '../store/tables/person-records.ts'
import type { AuditLog } from './audit-log.ts'
import type { AskedPerson } from './reveals.ts'

export type ErasureParts = {
  readonly store: Store
  readonly clock: Clock
  readonly bookings: Pick<Bookings, 'party' | 'changed'>
  readonly audit: AuditLog
  readonly backups: () => BackupList
  /** A restore without a desk has set files aside that nobody has removed yet. */
  readonly hasSetAside: () => boolean
  /** Removes recordings whose keys are gone. */
  readonly tidyRecordings: () => Promise<void>
}

type Found = {
  readonly person: Person
  readonly bookings: readonly PersonBooking[]
  readonly calls: readonly PersonCall[]
}

const dayMs = 86_400_000

/** People who want to be forgotten. Their calls and bookings stay counted, without them. */
export class Erasures {
  readonly #parts: ErasureParts
  readonly #records: PersonRecordsTable
  readonly #table: PersonErasureTable
  /** One at a time: each takes snapshots of the whole store. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(parts: ErasureParts) {
    this.#parts = parts
    this.#records = new PersonRecordsTable(parts.store)
    this.#table = new PersonErasureTable(parts.store)
  }

  /** What there is of the person. @throws AppError `not-found` */
  async traces(asked: Pick<AskedPerson, 'bookingId' | 'partyId'>): Promise<PersonTraces> {
    return tracesOf(await this.#find(asked))
  }

  /**
   * Webhooks lose the number first, while it is still known: cut short, the same request once more finds it again. Then
   * the rows go, in one group with the audit entry, and a snapshot drops what held them. An erased person can be erased
   * again, which only ends what was cut short.
   * @throws AppError `not-found`, `wrong-state` during a call or for a colleague's phone, `store-full`
   */
  erase(asked: AskedPerson, userId: string): Promise<Erasure> {
    const done = this.#turn.then(() => this.#erase(asked, userId))
    this.#turn = done.catch(() => undefined)
    return done
  }

  async #erase(asked: AskedPerson, userId: string): Promise<Erasure> {
    const { store, audit, clock, bookings, tidyRecordings } = this.#parts
    const found = await this.#find(asked)
    const { person, calls } = found
    if (calls.some(({ status }) => isOpenStatus(status))) throw notFree()
    const digits = person.e164 === null ? [] : [lastTenDigits(person.e164)]
    const before = await store.upkeep.scrub(digits)
    const { partyId: subjectId, bookingId, why } = asked
    const erased = {
      ...person,
      callIds: calls.map(({ id }) => id),
      ownBookingIds: found.bookings.filter(({ isCustomer }) => isCustomer).map(({ id }) => id),
    }
    try {
      await audit.record(
        { kind: 'person.erased', subject: 'party', subjectId, userId, bookingId, why },
        this.#table.erase(erased, userId, clock.now()),
      )
    } catch (failure) {
      throw failure instanceof StoreConflict && failure.guard === personIsFree ? notFree() : failure
    }
    await bookings.changed(found.bookings.map(({ id }) => id))
    await tidyRecordings()
    const after = await store.upkeep.scrub(digits)
    return {
      ...tracesOf(found),
      webhooks: before.events + after.events,
      waitingWebhooks: after.waiting,
      lastBackupGoesAt: lastBackupGoesAt(this.#parts.backups()),
      setAside: this.#parts.hasSetAside(),
    }
  }

  async #find({ bookingId, partyId }: Pick<AskedPerson, 'bookingId' | 'partyId'>): Promise<Found> {
    await this.#parts.bookings.party(bookingId, partyId)
    const person = await this.#records.find(partyId)
    if (person === null) throw new AppError('not-found', 'This person is no longer there.')
    const bookings = await this.#records.bookings(person)
    const calls = await this.#records.calls(
      person,
      bookings.map(({ id }) => id),
    )
    return { person, bookings, calls }
  }
}

function tracesOf({ person, bookings, calls }: Found): PersonTraces {
  return {
    name: person.name,
    parties: person.partyIds.length,
    bookings: bookings.length,
    calls: calls.length,
    recordings: calls.filter(({ recorded }) => recorded).length,
  }
}

/** One more is taken each day, and the oldest goes when there are too many. */
function lastBackupGoesAt({ backups, kept, nextAt }: BackupList): number | null {
  return backups.length === 0 ? null : nextAt + (kept - 1) * dayMs
}

function notFree(): AppError {
  return new AppError(
    'wrong-state',
    'Somebody is in a call with this person, or the number is a colleague’s own phone. Nothing was erased.',
    { reason: 'person-not-free' },
  )
}
