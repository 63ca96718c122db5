import { AppError } from '../../../shared/app-error.ts'
import { readableNumber } from '../../../shared/domain/phone-number.ts'
import type { Bookings } from '../bookings/bookings.ts'
import type { Store } from '../store/store.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { AuditLog } from './audit-log.ts'

/** Whom somebody asks about, on which booking, and why. */
export type AskedPerson = { readonly bookingId: string; readonly partyId: string; readonly why: string }

/** The one way in which a number is shown to a person. */
export class Reveals {
  readonly #numbers: PhoneNumbersTable
  readonly #bookings: Pick<Bookings, 'party'>
  readonly #audit: AuditLog

  constructor(parts: { store: Store; bookings: Pick<Bookings, 'party'>; audit: AuditLog }) {
    this.#numbers = new PhoneNumbersTable(parts.store)
    this.#bookings = parts.bookings
    this.#audit = parts.audit
  }

  /** On disk in the audit log before it is answered. @throws AppError `not-found`, `wrong-state` without a number */
  async reveal({ bookingId, partyId, why }: AskedPerson, userId: string): Promise<{ number: string }> {
    const party = await this.#bookings.party(bookingId, partyId)
    const number = party.phoneNumberId === null ? null : await this.#numbers.find(party.phoneNumberId)
    if (number === null) {
      throw new AppError('wrong-state', 'No number is kept of this person.', { reason: 'no-number' })
    }
    const entry = { kind: 'number.revealed', subject: 'party', subjectId: partyId } as const
    await this.#audit.record({ ...entry, userId, bookingId, why })
    return { number: readableNumber(number.e164) }
  }
}
