import type { Statement, Store } from '../store.ts'

export type StoredSession = {
  readonly tokenHash: string
  readonly userId: string
  readonly expiresAt: number
  readonly lockedAt: number | null
}

export class SessionsTable {
  readonly #store: Store

  constructor(store: Store) {
    this.#store = store
  }

  async find(tokenHash: string, now: number): Promise<StoredSession | null> {
    const row = await this.#store.read
      .selectFrom('session')
      .selectAll()
      .where('token_hash', '=', tokenHash)
      .where('expires_at', '>', now)
      .executeTakeFirst()
    if (!row) return null
    return {
      tokenHash: row.token_hash,
      userId: row.user_id,
      expiresAt: row.expires_at,
      lockedAt: row.locked_at,
    }
  }

  open(session: StoredSession, createdAt: number): Statement {
    return {
      query: this.#store.read
        .insertInto('session')
        .values({
          token_hash: session.tokenHash,
          user_id: session.userId,
          created_at: createdAt,
          expires_at: session.expiresAt,
          locked_at: session.lockedAt,
        })
        .compile(),
    }
  }

  setLocked(tokenHash: string, lockedAt: number | null): Statement {
    return {
      query: this.#store.read
        .updateTable('session')
        .set({ locked_at: lockedAt })
        .where('token_hash', '=', tokenHash)
        .compile(),
    }
  }

  close(tokenHash: string): Statement {
    return { query: this.#store.read.deleteFrom('session').where('token_hash', '=', tokenHash).compile() }
  }

  /** All of one user's, but for the one that is named. */
  closeAllOf(userId: string, exceptHash: string | null): Statement {
    return {
      query: this.#store.read
        .deleteFrom('session')
        .where('user_id', '=', userId)
        .where('token_hash', '!=', exceptHash ?? '')
        .compile(),
    }
  }

  dropExpired(now: number): Statement {
    return { query: this.#store.read.deleteFrom('session').where('expires_at', '<=', now).compile() }
  }
}
