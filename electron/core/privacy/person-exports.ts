import { Readable } from 'node:stream'
import type { Bookings } from '../bookings/bookings.ts'
import type { FileAnswer } from '../console-types.ts'
import { newId } from '../ids.ts'
import { MinuteTickets } from '../minute-tickets.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import {
  type Person,
  type PersonBooking,
  type PersonCall,
  PersonRecordsTable,
} from '../store/tables/person-records.ts'
import type { AuditLog } from './audit-log.ts'
import type { AskedPerson } from './reveals.ts'

const nothing: FileAnswer = { status: 404, headers: {}, body: null }

/**
 * What is kept of a person, as a file for that person. Their number is in it; other people's names, addresses and notes
 * are not, so a worker's file has their bookings without the customers'.
 */
export class PersonExports {
  readonly #records: PersonRecordsTable
  readonly #bookings: Pick<Bookings, 'party'>
  readonly #audit: AuditLog
  readonly #clock: Clock
  readonly #tickets: MinuteTickets<{ readonly id: string; readonly partyId: string }>

  constructor(parts: { store: Store; bookings: Pick<Bookings, 'party'>; audit: AuditLog; clock: Clock }) {
    this.#records = new PersonRecordsTable(parts.store)
    this.#bookings = parts.bookings
    this.#audit = parts.audit
    this.#clock = parts.clock
    this.#tickets = new MinuteTickets(parts.clock)
  }

  /** A path that opens the file for one minute; in the audit log before. @throws AppError `not-found` */
  async prepare({ bookingId, partyId, why }: AskedPerson, userId: string): Promise<{ path: string }> {
    await this.#bookings.party(bookingId, partyId)
    const entry = { kind: 'person.exported', subject: 'party', subjectId: partyId } as const
    await this.#audit.record({ ...entry, userId, bookingId, why })
    const id = newId('person')
    return { path: `/files/person-export/${id}?ticket=${this.#tickets.give({ id, partyId })}` }
  }

  async open(id: string, ticket: string): Promise<FileAnswer> {
    const known = this.#tickets.find(ticket)
    const person = known?.id === id ? await this.#records.find(known.partyId) : null
    if (person === null) return nothing
    const content = `${JSON.stringify(await this.#contentOf(person), null, 2)}\n`
    return {
      status: 200,
      headers: {
        'Content-Type': 'application/json; charset=utf-8',
        'Content-Disposition': 'attachment; filename="maskline-person.json"',
        'Cache-Control': 'no-store',
      },
      body: Readable.from([content]),
    }
  }

  async #contentOf(person: Person): Promise<object> {
    const bookings = await this.#records.bookings(person)
    const references = new Map(bookings.map(({ id, reference }) => [id, reference]))
    const [parties, calls, entries] = await Promise.all([
      this.#records.parties(person),
      this.#records.calls(person, [...references.keys()]),
      this.#audit.about(person.partyIds),
    ])
    return {
      exportedAt: timeOf(this.#clock.now()),
      number: person.e164,
      knownAs: parties.map(({ role, name, externalId, languages }) => ({
        role,
        name,
        externalId,
        languages,
      })),
      bookings: bookings.map(bookingContent),
      calls: calls.map((call) => callContent(call, references)),
      accessToThisData: entries.map(({ at, kind }) => ({ at: timeOf(at), kind })),
    }
  }
}

function bookingContent(booking: PersonBooking): object {
  const { reference, service, status, scheduledAt, isCustomer } = booking
  const { locality, address, notes, amountPaise } = booking
  const plain = { reference, service, status, scheduledAt: timeOf(scheduledAt) }
  return isCustomer ? { ...plain, locality, address, notes, amountPaise } : plain
}

function callContent(call: PersonCall, references: ReadonlyMap<string, string>): object {
  const { direction, status, requestedAt, talkSeconds, recorded, note, bookingId } = call
  return {
    at: timeOf(requestedAt),
    booking: bookingId === null ? null : (references.get(bookingId) ?? null),
    ...{ direction, status, talkSeconds, recorded, note },
  }
}

function timeOf(instant: number | null): string | null {
  return instant === null ? null : new Date(instant).toISOString()
}
