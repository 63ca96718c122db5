import type { PersonView, UserView } from '../../../shared/contract/people.ts'
import { maskPersonNumber } from '../../../shared/domain/phone-number.ts'
import { rights, roleHasRight } from '../../../shared/domain/rights.ts'
import type { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import type { StoredUser } from '../store/tables/users.ts'

/** Users as windows see them: with the end of their phone's number, never the whole of it. */
export class UserViews {
  readonly #numbers: PhoneNumbersTable

  constructor(numbers: PhoneNumbersTable) {
    this.#numbers = numbers
  }

  async user(user: StoredUser): Promise<UserView> {
    return {
      id: user.id,
      name: user.name,
      signInName: user.signInName,
      role: user.role,
      rights: rights.filter((right) => roleHasRight(user.role, right)),
      phoneLabel: await this.#phoneLabel(user),
      phoneVerified: user.phoneVerifiedAt !== null,
    }
  }

  async person(user: StoredUser): Promise<PersonView> {
    const { id, name, signInName, role, mustChangePassword, disabledAt, createdAt } = user
    return {
      id,
      name,
      signInName,
      role,
      mustChangePassword,
      disabledAt,
      createdAt,
      phoneLabel: await this.#phoneLabel(user),
      phoneVerified: user.phoneVerifiedAt !== null,
    }
  }

  async #phoneLabel({ phoneNumberId }: StoredUser): Promise<string | null> {
    const number = phoneNumberId === null ? null : await this.#numbers.find(phoneNumberId)
    return number === null ? null : maskPersonNumber(number.e164)
  }
}
