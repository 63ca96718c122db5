import type { Role } from '../../../../shared/domain/rights.ts'
import type { Statement, Store } from '../store.ts'

export type StoredUser = {
  readonly id: string
  readonly name: string
  readonly signInName: string
  readonly role: Role
  readonly passwordHash: string
  readonly phoneNumberId: string | null
  readonly createdAt: number
}

export type StoredSession = {
  readonly tokenHash: string
  readonly userId: string
  readonly expiresAt: number
}

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

  async find(id: string): Promise<StoredUser | null> {
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
    return this.#one('sign_in_name', signInName)
  }

  async session(tokenHash: string, now: number): Promise<StoredSession | null> {
    const row = await this.#store.read
      .selectFrom('session')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    return row ? { tokenHash: row.token_hash, userId: row.user_id, expiresAt: row.expires_at } : null
  }

  insert(user: StoredUser): Statement {
    return {
      query: this.#store.read
        .insertInto('user')
        .values({
          id: user.id,
          name: user.name,
          sign_in_name: user.signInName,
          role: user.role,
          password_hash: user.passwordHash,
          phone_number_id: user.phoneNumberId,
          created_at: user.createdAt,
          disabled_at: null,
        })
        .compile(),
    }
  }

  setPhone(userId: string, phoneNumberId: string): Statement {
    return {
      query: this.#store.read
        .updateTable('user')
        .set({ phone_number_id: phoneNumberId })
        .where('id', '=', userId)
        .compile(),
    }
  }

  openSession(session: StoredSession, createdAt: number): Statement {
    return {
      query: this.#store.read
        .insertInto('session')
        .values({
          token_hash: session.tokenHash,
          user_id: session.userId,
          created_at: createdAt,
          expires_at: session.expiresAt,
        })
        .compile(),
    }
  }

  closeSession(tokenHash: string): Statement {
    return { query: this.#store.read.deleteFrom('session').where('token_hash', '=', tokenHash).compile() }
  }

  dropExpiredSessions(now: number): Statement {
    return { query: this.#store.read.deleteFrom('session').where('expires_at', '<=', now).compile() }
  }

  async #one(column: 'id' | 'sign_in_name', value: string): Promise<StoredUser | null> {
    const row = await this.#store.read
      .selectFrom('user')
      .selectAll()
      .where(column, '=', value)
      .where('disabled_at', 'is', null)
      .executeTakeFirst()
    if (!row) return null
    return {
      id: row.id,
      name: row.name,
      signInName: row.sign_in_name,
      // Written by `insert` only.
      role: row.role as Role,
      passwordHash: row.password_hash,
      phoneNumberId: row.phone_number_id,
      createdAt: row.created_at,
    }
  }
}
