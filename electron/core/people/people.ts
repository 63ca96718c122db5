import { createHash } from 'node:crypto'
import { AppError } from '../../../shared/app-error.ts'
import type { NewAdmin, SignedIn, UserView } from '../../../shared/contract/people.ts'
import { type E164, maskPersonNumber, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'
import { rights, roleHasRight } from '../../../shared/domain/rights.ts'
import type { SignedInCaller } from '../dispatch.ts'
import { newId, randomText } from '../ids.ts'
import type { Clock } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import { type StoredUser, UsersTable } from '../store/tables/users.ts'
import { hashPassword, passwordMatches } from './password.ts'

/** A working day: whoever signed in in the morning is still signed in at closing time. */
const sessionLifetime = 16 * 3_600_000

/** The users of the desk, their passwords and sessions. */
export class People {
  readonly #store: Store
  readonly #clock: Clock
  readonly #users: UsersTable
  readonly #numbers: PhoneNumbersTable
  readonly #firstPhone: E164 | null
  /** A hash of nothing anybody can type, so that an unknown name takes as long to refuse as a wrong password. */
  readonly #nobodysHash = once(() => hashPassword(randomText(40)))
  /** Sessions that were looked up before; the store is asked once per token. */
  readonly #callers = new Map<string, { readonly caller: SignedInCaller; readonly expiresAt: number }>()

  /** `firstPhone`: the own phone that the first user is given, where there is one to give. */
  constructor(store: Store, clock: Clock, firstPhone: E164 | null) {
    this.#firstPhone = firstPhone
    this.#store = store
    this.#clock = clock
    this.#users = new UsersTable(store)
    this.#numbers = new PhoneNumbersTable(store)
  }

  async needsAdmin(): Promise<boolean> {
    return (await this.#users.count()) === 0
  }

  /** The first user of a desk. @throws AppError `wrong-state` when there is one already. */
  async createAdmin(admin: NewAdmin): Promise<StoredUser> {
    if (!(await this.needsAdmin())) {
      throw new AppError('wrong-state', 'This desk has its admin already. Sign in instead.', {
        reason: 'admin-exists',
      })
    }
    const phone = this.#firstPhone
    const phoneNumberId = phone === null ? null : ((await this.#numbers.ensure([phone])).get(phone) ?? null)
    const user: StoredUser = {
      id: newId('user'),
      name: admin.name,
      signInName: admin.signInName,
      role: 'admin',
      passwordHash: await hashPassword(admin.password),
      phoneNumberId,
      createdAt: this.#clock.now(),
    }
    await this.#store.write([this.#users.insert(user)])
    return user
  }

  /** @throws AppError `not-signed-in`, the same for an unknown name and a wrong password. */
  async signIn(signInName: string, password: string): Promise<SignedIn> {
    const user = await this.#users.bySignInName(signInName.trim().toLowerCase())
    const matches = await passwordMatches(password, user?.passwordHash ?? (await this.#nobodysHash()))
    if (user === null || !matches) {
      throw new AppError(
        'not-signed-in',
        'Name and password do not belong together. Check both and try again.',
        {
          reason: 'wrong-password',
        },
      )
    }
    return this.openSession(user)
  }

  async openSession(user: StoredUser): Promise<SignedIn> {
    const token = randomText(40)
    const now = this.#clock.now()
    await this.#store.write([
      this.#users.dropExpiredSessions(now),
      this.#users.openSession(
        { tokenHash: hashToken(token), userId: user.id, expiresAt: now + sessionLifetime },
        now,
      ),
    ])
    return { token, user: await this.#view(user) }
  }

  async signOut(token: string): Promise<void> {
    this.#callers.delete(token)
    await this.#store.write([this.#users.closeSession(hashToken(token))])
  }

  async findCaller(token: string): Promise<SignedInCaller | null> {
    const now = this.#clock.now()
    const known = this.#callers.get(token)
    if (known && known.expiresAt > now) return known.caller
    this.#callers.delete(token)
    const session = await this.#users.session(hashToken(token), now)
    const user = session && (await this.#users.find(session.userId))
    if (!session || !user) return null
    const caller: SignedInCaller = { kind: 'user', user: await this.#view(user), token }
    this.#callers.set(token, { caller, expiresAt: session.expiresAt })
    return caller
  }

  /** Sets the phone that rings first when this user places a call. @throws AppError `undialable`. */
  async setPhone(userId: string, number: string): Promise<UserView> {
    const parsed = parsePhoneNumber(number)
    if (!parsed.ok) {
      throw new AppError(
        'undialable',
        'This is not a number that can be dialled. Write it as +91 98765 43210.',
        {
          field: 'number',
          reason: parsed.reason,
        },
      )
    }
    const numberId = (await this.#numbers.ensure([parsed.e164])).get(parsed.e164)
    if (numberId === undefined) throw new Error('A number that was just kept is not there')
    await this.#store.write([this.#users.setPhone(userId, numberId)])
    this.#callers.clear()
    const user = await this.#users.find(userId)
    if (user === null) throw new AppError('not-found', 'This user is no longer there.')
    return this.#view(user)
  }

  /** The number of the user's own phone, by id; null until it is set. */
  async phoneNumberId(userId: string): Promise<string | null> {
    return (await this.#users.find(userId))?.phoneNumberId ?? null
  }

  async #view(user: StoredUser): Promise<UserView> {
    const number = user.phoneNumberId === null ? null : await this.#numbers.find(user.phoneNumberId)
    return {
      id: user.id,
      name: user.name,
      signInName: user.signInName,
      role: user.role,
      rights: rights.filter((right) => roleHasRight(user.role, right)),
      phoneLabel: number === null ? null : maskPersonNumber(number.e164),
    }
  }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | null = null
  return () => {
    made ??= { value: make() }
    return made.value
  }
}
