import type { Role } from '../../../../shared/domain/rights.ts'
import type { Statement, Store } from '../store.ts'
import type { UserRow } from './schema.ts'

export type StoredUser = {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly role: Role
  readonly passwordHash: string
  readonly mustChangePassword: boolean
  readonly phoneNumberId: string | null
  readonly phoneVerifiedAt: number | null
  readonly createdAt: number
  readonly disabledAt: number | null
}

/** What may be changed of a user; what is left out stays. */
export type UserChange = {
  readonly name?: string
  readonly role?: Role
  readonly disabledAt?: number | null
}

/** The guard of the first user: the desk had one already. */
export const firstUser = 'first-user'
/** The guard of every change that may take away an admin: it would be the last one. */
export const adminLeft = 'admin-left'

/** A taken sign-in name is refused by the store: StoreConflict with this guard. */
export const signInNameTaken = 'user.sign_in_name'

export class UsersTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async count(): Promise<number> {
    const row = await this.#store.read
      .selectFrom('user')
      .select((select) => select.fn.countAll<number>().as('total'))
      .executeTakeFirst()
    return row?.total ?? 0
  }

  /** Those who may sign in, and those who no longer may. */
  async all(): Promise<readonly StoredUser[]> {
    const rows = await this.#store.read.selectFrom('user').selectAll().orderBy('name').execute()
    return rows.map(fromRow)
  }

  /** Somebody who may sign in; null when there is nobody with this id, or they no longer may. */
  async find(id: string): Promise<StoredUser | null> {
    const user = await this.#one('id', id)
    return user?.disabledAt === null ? user : null
  }

  async findAny(id: string): Promise<StoredUser | null> {
    return this.#one('id', id)
  }

  async namesOf(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (ids.length === 0) return new Map()
    const rows = await this.#store.read
      .selectFrom('user')
      .select(['id', 'name'])
      .where('id', 'in', ids)
      .execute()
    return new Map(rows.map(({ id, name }) => [id, name]))
  }

  async bySignInName(signInName: string): Promise<StoredUser | null> {
    const user = await this.#one('sign_in_name', signInName)
    return user?.disabledAt === null ? user : null
  }

  insert(user: StoredUser): Statement {
    return { query: this.#store.read.insertInto('user').values(toRow(user)).compile() }
  }

  /** Refused with StoreConflict `firstUser` when somebody is there already: two at one instant are one. */
  insertFirst(user: StoredUser): Statement {
    const { read } = this.#store
    const row = toRow(user)
    const query = read
      .insertInto('user')
      .columns(Object.keys(row) as (keyof UserRow)[])
      .expression((build) =>
        read
          .selectNoFrom(Object.entries(row).map(([column, value]) => build.val(value).as(column)))
          .where((where) => where.not(where.exists(read.selectFrom('user').select('id')))),
      )
      .compile()
    return { guard: firstUser, query }
  }

  /** Refused with StoreConflict `adminLeft` when no admin who may sign in would be left. */
  change(userId: string, change: UserChange): Statement {
    const query = this.#store.read
      .updateTable('user')
      .set({
        ...(change.name !== undefined && { name: change.name }),
        ...(change.role !== undefined && { role: change.role }),
        ...(change.disabledAt !== undefined && { disabled_at: change.disabledAt }),
      })
      .where('id', '=', userId)
    const takesAdmin = (change.role !== undefined && change.role !== 'admin') || change.disabledAt != null
    if (!takesAdmin) return { query: query.compile() }
    return {
      guard: adminLeft,
      query: query
        .where((where) =>
          where.or([
            where('role', '!=', 'admin'),
            where('disabled_at', 'is not', null),
            where.exists(
              where
                .selectFrom('user as other')
                .select('other.id')
                .where('other.role', '=', 'admin')
                .where('other.disabled_at', 'is', null)
                .where('other.id', '!=', userId),
            ),
          ]),
        )
        .compile(),
    }
  }

  /** Of all that there ever were, for their calls are still there. */
  names(): Promise<{ id: string; name: string }[]> {
    return this.#store.read.selectFrom('user').select(['id', 'name']).orderBy('name').execute()
  }

  setPassword(userId: string, passwordHash: string, mustChange: boolean): Statement {
    return {
      query: this.#store.read
        .updateTable('user')
        .set({ password_hash: passwordHash, must_change_password: mustChange ? 1 : 0 })
        .where('id', '=', userId)
        .compile(),
    }
  }

  /** A number that is new is not verified yet; the same one again stays what it was. */
  setPhone(user: StoredUser, phoneNumberId: string): Statement {
    const verifiedAt = user.phoneNumberId === phoneNumberId ? user.phoneVerifiedAt : null
    return {
      query: this.#store.read
        .updateTable('user')
        .set({ phone_number_id: phoneNumberId, phone_verified_at: verifiedAt })
        .where('id', '=', user.id)
        .compile(),
    }
  }

  /** Changes nothing when the user has another phone by now. */
  verifyPhone(userId: string, phoneNumberId: string, at: number): Statement {
    return {
      query: this.#store.read
        .updateTable('user')
        .set({ phone_verified_at: at })
        .where('id', '=', userId)
        .where('phone_number_id', '=', phoneNumberId)
        .compile(),
    }
  }

  async #one(column: 'id' | 'sign_in_name', value: string): Promise<StoredUser | null> {
    const row = await this.#store.read
      .selectFrom('user')
      .selectAll()
      .where(column, '=', value)
      .executeTakeFirst()
    return row ? fromRow(row) : null
  }
}

function fromRow(row: UserRow): StoredUser {
  return {
    id: row.id,
    name: row.name,
    signInName: row.sign_in_name,
    // Written by `toRow` and `change` only.
    role: row.role as Role,
    passwordHash: row.password_hash,
    mustChangePassword: row.must_change_password === 1,
    phoneNumberId: row.phone_number_id,
    phoneVerifiedAt: row.phone_verified_at,
    createdAt: row.created_at,
    disabledAt: row.disabled_at,
  }
}

function toRow(user: StoredUser): UserRow {
  return {
    id: user.id,
    name: user.name,
    sign_in_name: user.signInName,
    role: user.role,
    password_hash: user.passwordHash,
    phone_number_id: user.phoneNumberId,
    created_at: user.createdAt,
    disabled_at: user.disabledAt,
    must_change_password: user.mustChangePassword ? 1 : 0,
    phone_verified_at: user.phoneVerifiedAt,
  }
}
