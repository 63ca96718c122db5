import { AppError } from '../../../shared/app-error.ts'
import type { NewAdmin, NewPerson, PersonView, SignedIn, UserView } from '../../../shared/contract/people.ts'
import { type E164, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'
import type { Role } from '../../../shared/domain/rights.ts'
import type { SignedInCaller } from '../dispatch.ts'
import { newId } from '../ids.ts'
import type { Clock } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import { PhoneNumbersTable } from '../store/tables/phone-numbers.ts'
import { adminLeft, firstUser, type StoredUser, signInNameTaken, UsersTable } from '../store/tables/users.ts'
import { GuessLimit } from './guess-limit.ts'
import { Passwords } from './passwords.ts'
import { Sessions } from './sessions.ts'
import { UserViews } from './user-views.ts'

/** The users of the desk: who they are, what they may do, and how they get in. */
export class People {
  readonly sessions: Sessions
  readonly #store: Store
  readonly #clock: Clock
  readonly #users: UsersTable
  readonly #numbers: PhoneNumbersTable
  readonly #firstPhone: E164 | null
  readonly #passwords: Passwords
  readonly #limit: GuessLimit
  readonly #views: UserViews

  /**
   * `firstPhone`: the own phone that the first user is given, where there is one to give.
   * `passwordCost`: as for `hashPassword`.
   */
  constructor(store: Store, clock: Clock, firstPhone: E164 | null, passwordCost?: number) {
    this.#firstPhone = firstPhone
    this.#passwords = new Passwords(passwordCost)
    this.#store = store
    this.#clock = clock
    this.#users = new UsersTable(store)
    this.#numbers = new PhoneNumbersTable(store)
    this.#limit = new GuessLimit(clock)
    this.#views = new UserViews(this.#numbers)
    this.sessions = new Sessions(store, clock, this.#views)
  }

  async needsAdmin(): Promise<boolean> {
    return (await this.#users.count()) === 0
  }

  /** The first user of a desk; of two at the same instant one. @throws AppError `wrong-state` when there is one already. */
  async createAdmin(admin: NewAdmin): Promise<StoredUser> {
    // Asked before the costly hash; the store decides.
    if (!(await this.needsAdmin())) throw adminExists()
    const phone = this.#firstPhone
    const phoneNumberId = phone === null ? null : ((await this.#numbers.ensure([phone])).get(phone) ?? null)
    const user: StoredUser = {
      ...(await this.#newUser({ ...admin, role: 'admin' })),
      mustChangePassword: false,
      phoneNumberId,
    }
    await this.#write([this.#users.insertFirst(user)])
    return user
  }

  /** @throws AppError `not-signed-in`, the same for an unknown name and a wrong password; `limit` after several tries. */
  async signIn(signInName: string, password: string): Promise<SignedIn> {
    const name = signInName.trim().toLowerCase()
    this.#limit.begin(name)
    const user = await this.#users.bySignInName(name)
    const matches = await this.#passwords.matches(password, user?.passwordHash ?? null)
    if (user === null || !matches) throw wrongPassword('Name and password do not belong together.')
    this.#limit.passed(name)
    // Disabled, or given another password, while this one was looked at.
    const now = await this.#users.find(user.id)
    if (now === null || now.passwordHash !== user.passwordHash) {
      throw wrongPassword('Name and password do not belong together.')
    }
    return this.openSession(now)
  }

  openSession(user: StoredUser): Promise<SignedIn> {
    return this.sessions.open(user)
  }

  findCaller(token: string): Promise<SignedInCaller | null> {
    return this.sessions.find(token)
  }

  /** @throws AppError `not-signed-in` for a wrong password; `limit` after several tries. */
  async unlock(caller: SignedInCaller, password: string): Promise<void> {
    await this.#requirePassword(caller.user.id, password)
    await this.sessions.unlock(caller.token)
  }

  /** Ends every other session of this user. @throws AppError as `unlock`. */
  async changePassword(caller: SignedInCaller, oldPassword: string, newPassword: string): Promise<void> {
    const { id } = caller.user
    await this.#requirePassword(id, oldPassword)
    if (oldPassword === newPassword) {
      throw new AppError('bad-input', 'The new password is the old one. Choose another.', {
        field: 'newPassword',
        reason: 'same-password',
      })
    }
    const hash = await this.#passwords.hash(newPassword)
    await this.#write([this.#users.setPassword(id, hash, false), this.sessions.endAllOf(id, caller.token)])
    await this.sessions.renewUser(id)
  }

  async list(): Promise<PersonView[]> {
    return Promise.all((await this.#users.all()).map((user) => this.#views.person(user)))
  }

  /** With a first password, to be changed at the first sign-in. @throws AppError `bad-input` for a name that is taken. */
  async create(person: NewPerson): Promise<PersonView> {
    const user = await this.#newUser(person)
    await this.#write([this.#users.insert(user)])
    return this.#views.person(user)
  }

  /** @throws AppError `wrong-state` when the last admin would be gone. */
  async change(
    userId: string,
    change: { readonly name?: string; readonly role?: Role },
  ): Promise<PersonView> {
    if (change.name === undefined && change.role === undefined) return this.#person(userId)
    return this.#changed(userId, [this.#users.change(userId, change)])
  }

  /** @throws AppError `wrong-state` when the last admin would be gone. */
  async setDisabled(userId: string, disabled: boolean): Promise<PersonView> {
    const disabledAt = disabled ? this.#clock.now() : null
    const ends = disabled ? [this.sessions.endAllOf(userId, null)] : []
    return this.#changed(userId, [this.#users.change(userId, { disabledAt }), ...ends])
  }

  /** The new password has to be changed by its owner; wherever they are signed in they are sent out. */
  async resetPassword(userId: string, password: string): Promise<PersonView> {
    const hash = await this.#passwords.hash(password)
    return this.#changed(userId, [
      this.#users.setPassword(userId, hash, true),
      this.sessions.endAllOf(userId, null),
    ])
  }

  /** Sets the phone that rings first when this user places a call. @throws AppError `undialable`. */
  async setPhone(userId: string, number: string): Promise<UserView> {
    const parsed = parsePhoneNumber(number)
    if (!parsed.ok) {
      throw new AppError(
        'undialable',
        'This is not a number that can be dialled. Write it as +91 98765 43210.',
        { field: 'number', reason: parsed.reason },
      )
    }
    const numberId = (await this.#numbers.ensure([parsed.e164])).get(parsed.e164)
    if (numberId === undefined) throw new Error('A number that was just kept is not there')
    await this.#changed(userId, [this.#users.setPhone(await this.#require(userId), numberId)])
    return this.#views.user(await this.#require(userId))
  }

  /** A call to this number was picked up; nothing happens when it is no longer their phone. */
  async phoneVerified(userId: string, phoneNumberId: string): Promise<void> {
    await this.#write([this.#users.verifyPhone(userId, phoneNumberId, this.#clock.now())])
    await this.sessions.renewUser(userId)
  }

  /** The number of the user's own phone, by id; null until it is set. */
  async phoneNumberId(userId: string): Promise<string | null> {
    return (await this.#users.find(userId))?.phoneNumberId ?? null
  }

  async #newUser({ name, signInName, role, password }: NewPerson): Promise<StoredUser> {
    return {
      id: newId('user'),
      name,
      signInName,
      role,
      passwordHash: await this.#passwords.hash(password),
      mustChangePassword: true,
      phoneNumberId: null,
      phoneVerifiedAt: null,
      createdAt: this.#clock.now(),
      disabledAt: null,
    }
  }

  async #requirePassword(userId: string, password: string): Promise<void> {
    const user = await this.#users.find(userId)
    const name = user?.signInName ?? userId
    this.#limit.begin(name)
    const matches = await this.#passwords.matches(password, user?.passwordHash ?? null)
    // Not `not-signed-in`: the session is as good as before.
    if (!matches)
      throw new AppError('not-allowed', 'This is not your password.', { reason: 'not-your-password' })
    this.#limit.passed(name)
  }

  async #require(userId: string): Promise<StoredUser> {
    const user = await this.#users.findAny(userId)
    if (user === null) throw new AppError('not-found', 'This user is no longer there.', { field: 'userId' })
    return user
  }

  async #person(userId: string): Promise<PersonView> {
    return this.#views.person(await this.#require(userId))
  }

  async #changed(userId: string, statements: readonly Statement[]): Promise<PersonView> {
    await this.#require(userId)
    await this.#write(statements)
    await this.sessions.renewUser(userId)
    return this.#person(userId)
  }

  async #write(statements: readonly Statement[]): Promise<void> {
    try {
      await this.#store.write(statements)
    } catch (thrown) {
      throw thrown instanceof StoreConflict ? refusalOf(thrown) : thrown
    }
  }
}

function refusalOf(conflict: StoreConflict): Error {
  switch (conflict.guard) {
    case firstUser:
      return adminExists()
    case adminLeft:
      return new AppError('wrong-state', 'This is the last admin. Make somebody else admin first.', {
        reason: 'last-admin',
      })
    case signInNameTaken:
      return new AppError('bad-input', 'Somebody has this sign-in name already. Choose another.', {
        field: 'signInName',
        reason: 'name-taken',
      })
    default:
      return conflict
  }
}

function adminExists(): AppError {
  return new AppError('wrong-state', 'This desk has its admin already. Sign in instead.', {
    reason: 'admin-exists',
  })
}

function wrongPassword(what: string): AppError {
  return new AppError('not-signed-in', `${what} Check both and try again.`, { reason: 'wrong-password' })
}
