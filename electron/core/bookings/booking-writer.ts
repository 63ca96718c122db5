import { AppError } from '../../../shared/app-error.ts'
import { type BookingStatus, type PartyRole, partyRoles } from '../../../shared/domain/booking.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import { BookingWrites, type KnownPerson } from '../store/tables/booking-writes.ts'
import { BookingsTable, type StoredBooking } from '../store/tables/bookings.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { Bookings } from './bookings.ts'

/** A person as the booking system names them. What is left out stays. */
export type PersonChange = { readonly id: string; readonly name?: string; readonly number?: E164 }

/** What is left out stays; a role that is null is taken off the booking. */
export type BookingChange = {
  readonly people: Readonly<Partial<Record<PartyRole, PersonChange | null>>>
  readonly service?: string
  readonly scheduledAt?: number | null
  readonly status?: BookingStatus
  readonly notes?: string
}

/** Two writers on one booking at once are rare; this many in a row is a bug. */
const attempts = 8
/** Of a person whose name or number changed, so many bookings are told of it. */
const mostTouched = 200

const finished: readonly BookingStatus[] = ['completed', 'cancelled']

/** Writes single bookings, as another system tells of them. */
export class BookingWriter {
  readonly #store: Store
  readonly #bookings: Bookings
  readonly #table: BookingsTable
  readonly #writes: BookingWrites
  readonly #numbers: PhoneNumbersTable
  readonly #clock: Clock
  #turn: Promise<unknown> = Promise.resolve()

  constructor(store: Store, bookings: Bookings, clock: Clock) {
    this.#store = store
    this.#bookings = bookings
    this.#clock = clock
    this.#table = new BookingsTable(store)
    this.#writes = new BookingWrites(store)
    this.#numbers = new PhoneNumbersTable(store)
  }

  /**
   * Makes the booking or changes it, people and all, as one group. Resolves when searches and windows know.
   * @throws AppError `wrong-state` for another status of a booking that is finished
   */
  put(reference: string, change: BookingChange): Promise<{ readonly id: string; readonly isNew: boolean }> {
    // One after the other: two that name the same new person must not make two of them.
    const written = this.#turn.then(() => this.#put(reference, change))
    this.#turn = written.catch(() => undefined)
    return written
  }

  async #put(reference: string, change: BookingChange) {
    const numbers = Object.values(change.people).flatMap((person) => person?.number ?? [])
    const numberIds = await this.#numbers.ensure([...new Set(numbers)])
    for (let attempt = 0; attempt < attempts; attempt += 1) {
      const before = await this.#table.findByReference(reference)
      const { partyIds, changed, statements } = await this.#peopleOf(change, before, numberIds)
      const booking = changedBooking(before ?? newBooking(reference, this.#clock.now()), change, {
        partyIds,
        at: this.#clock.now(),
      })
      const write =
        before === null ? this.#table.insertBooking(booking) : this.#writes.update(before, booking)
      if (!(await this.#tryWrite([...statements, write]))) continue
      const touched = await this.#writes.bookingsOf(changed, mostTouched)
      await this.#bookings.changed([...new Set([booking.id, ...touched])])
      return { id: booking.id, isNew: before === null }
    }
    throw new Error('A booking was changed by others each time it was about to be written')
  }

  async #peopleOf(
    { people }: BookingChange,
    before: StoredBooking | null,
    numberIds: ReadonlyMap<E164, string>,
  ) {
    const partyIds = { customer: null, worker: null, vendor: null, ...before?.partyIds } as {
      -readonly [Role in PartyRole]: string | null
    }
    const changed: string[] = []
    const statements: Statement[] = []
    for (const role of partyRoles) {
      const person = people[role]
      if (person === undefined) continue
      if (person === null) {
        partyIds[role] = null
        continue
      }
      const numberId = person.number === undefined ? null : (numberIds.get(person.number) ?? null)
      const named = { role, externalId: person.id, numberId }
      const known = await this.#writes.findPerson(named)
      partyIds[role] = known?.id ?? newId('party')
      if (known !== null) {
        if (differs(known, person, numberId)) changed.push(known.id)
        const update = { name: person.name ?? null, externalId: person.id, phoneNumberId: numberId }
        statements.push(this.#writes.updatePerson(known.id, update))
      } else {
        const { name = '' } = person
        const party = { id: partyIds[role], role, externalId: person.id, name, phoneNumberId: numberId }
        statements.push(this.#table.insertParty({ ...party, languages: [] }))
      }
    }
    return { partyIds, changed, statements }
  }

  /** False when somebody else was faster. */
  async #tryWrite(statements: readonly Statement[]): Promise<boolean> {
    try {
      await this.#store.write(statements)
      return true
    } catch (thrown) {
      if (thrown instanceof StoreConflict) return false
      throw thrown
    }
  }
}

function differs(known: KnownPerson, { name }: PersonChange, numberId: string | null): boolean {
  return (name !== undefined && name !== known.name) || (numberId !== null && numberId !== known.numberId)
}

function newBooking(reference: string, now: number): StoredBooking {
  return {
    id: newId('booking'),
    reference,
    service: '',
    detail: '',
    locality: '',
    address: '',
    status: 'new',
    statusTimes: { new: now },
    scheduledAt: null,
    scheduledUntil: null,
    amountPaise: null,
    toCollectPaise: null,
    partyIds: { customer: null, worker: null, vendor: null },
    notes: '',
    createdAt: now,
    updatedAt: now,
  }
}

function changedBooking(
  booking: StoredBooking,
  { service, scheduledAt, status, notes }: BookingChange,
  { partyIds, at }: { readonly partyIds: StoredBooking['partyIds']; readonly at: number },
): StoredBooking {
  const next = status ?? booking.status
  if (finished.includes(booking.status) && next !== booking.status) {
    throw new AppError('wrong-state', 'This booking is finished, so its status cannot change any more.', {
      field: 'status',
      reason: 'booking-over',
    })
  }
  const entered = next === booking.status && booking.statusTimes[next] !== undefined
  return {
    ...booking,
    partyIds,
    status: next,
    statusTimes: entered ? booking.statusTimes : { ...booking.statusTimes, [next]: at },
    service: service ?? booking.service,
    scheduledAt: scheduledAt === undefined ? booking.scheduledAt : scheduledAt,
    notes: notes ?? booking.notes,
    updatedAt: Math.max(at, booking.updatedAt + 1),
  }
}
