import { createHash } from 'node:crypto'
import type { SessionUser, SignedIn, UserView } from '../../../shared/contract/people.ts'
import type { SignedInCaller } from '../dispatch.ts'
import { randomText } from '../ids.ts'
import type { Clock } from '../ports.ts'
import type { Statement, Store } from '../store/store.ts'
import { SessionsTable } from '../store/tables/sessions.ts'
import { type StoredUser, UsersTable } from '../store/tables/users.ts'
import type { UserViews } from './user-views.ts'

/** A working day: whoever signed in in the morning is still signed in at closing time. */
const lifetime = 16 * 3_600_000

type KnownSession = {
  readonly caller: SignedInCaller
  readonly expiresAt: number
  /** When a key or button was last pressed in its window, by our clock. */
  lastInputAt: number
}

export type OpenSession = { readonly token: string; readonly userId: string; readonly lastInputAt: number }

/** Who is signed in, and how far each session lets its holder in. The store is asked once per token. */
export class Sessions {
  readonly #store: Store
  readonly #clock: Clock
  readonly #table: SessionsTable
  readonly #users: UsersTable
  readonly #views: UserViews
  readonly #known = new Map<string, KnownSession>()
  readonly #listeners = new Map<string, Set<() => void>>()
  /** Rises whenever something known became untrue, so that no answer from before is kept after it. */
  #generation = 0

  constructor(store: Store, clock: Clock, views: UserViews) {
    this.#store = store
    this.#clock = clock
    this.#table = new SessionsTable(store)
    this.#users = new UsersTable(store)
    this.#views = views
  }

  async open(user: StoredUser): Promise<SignedIn> {
    const token = randomText(40)
    const now = this.#clock.now()
    const session = {
      tokenHash: hashToken(token),
      userId: user.id,
      expiresAt: now + lifetime,
      lockedAt: null,
    }
    await this.#store.write([this.#table.dropExpired(now), this.#table.open(session, now)])
    return { token, user: sessionUser(await this.#views.user(user), user, null) }
  }

  async find(token: string): Promise<SignedInCaller | null> {
    const now = this.#clock.now()
    const known = this.#known.get(token)
    if (known && known.expiresAt > now) return known.caller
    this.#known.delete(token)
    for (;;) {
      const generation = this.#generation
      const session = await this.#table.find(hashToken(token), now)
      const user = session && (await this.#users.find(session.userId))
      const view = user && (await this.#views.user(user))
      // Somebody changed or was sent out meanwhile; what was read may be what was before.
      if (generation !== this.#generation) continue
      if (!session || !user || !view) return null
      const { standing } = sessionUser(view, user, session.lockedAt)
      const caller: SignedInCaller = { kind: 'user', user: view, token, standing }
      this.#known.set(token, { caller, expiresAt: session.expiresAt, lastInputAt: now })
      return caller
    }
  }

  /** Who hears pushes through this session now: nobody while it is locked, has ended or is about to be looked up. */
  hearer(token: string): UserView | null {
    const known = this.#known.get(token)
    if (known === undefined || known.expiresAt <= this.#clock.now()) return null
    return known.caller.standing === 'open' ? known.caller.user : null
  }

  /** Called whenever this session stands otherwise than before, or its user is not what they were. */
  onChanged(token: string, listener: () => void): () => void {
    const listeners = this.#listeners.get(token) ?? new Set()
    this.#listeners.set(token, listeners.add(listener))
    return () => {
      listeners.delete(listener)
      if (listeners.size === 0 && this.#listeners.get(token) === listeners) this.#listeners.delete(token)
    }
  }

  openSessions(): readonly OpenSession[] {
    return [...this.#known]
      .filter(([, { caller }]) => caller.standing === 'open')
      .map(([token, { caller, lastInputAt }]) => ({ token, userId: caller.user.id, lastInputAt }))
  }

  noteInput(token: string): void {
    const known = this.#known.get(token)
    if (known) known.lastInputAt = this.#clock.now()
  }

  async lock(token: string): Promise<void> {
    await this.#store.write([this.#table.setLocked(hashToken(token), this.#clock.now())])
    await this.#renew([token])
  }

  async unlock(token: string): Promise<void> {
    await this.#store.write([this.#table.setLocked(hashToken(token), null)])
    await this.#renew([token])
  }

  async end(token: string): Promise<void> {
    await this.#store.write([this.#table.close(hashToken(token))])
    await this.#renew([token])
  }

  /** Ends all sessions of a user but one; to be written in one group with the reason for it, then `renewUser`. */
  endAllOf(userId: string, exceptToken: string | null): Statement {
    return this.#table.closeAllOf(userId, exceptToken === null ? null : hashToken(exceptToken))
  }

  /** The user was changed: what is known of their sessions is read again, and their windows are told. */
  async renewUser(userId: string): Promise<void> {
    const tokens = [...this.#known].filter(([, { caller }]) => caller.user.id === userId)
    await this.#renew(tokens.map(([token]) => token))
  }

  async #renew(tokens: readonly string[]): Promise<void> {
    this.#generation += 1
    for (const token of tokens) this.#known.delete(token)
    for (const token of tokens) {
      await this.find(token)
      for (const listener of this.#listeners.get(token) ?? []) listener()
    }
  }
}

export function sessionUser(view: UserView, user: StoredUser, lockedAt: number | null): SessionUser {
  const open = user.mustChangePassword ? 'first-password' : 'open'
  return { ...view, standing: lockedAt === null ? open : 'locked' }
}

function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}
