import { hash } from 'node:crypto'
import { AppError } from '../../../shared/app-error.ts'
import { newId, randomText } from '../ids.ts'
import type { Clock } from '../ports.ts'
import { type Statement, type Store, StoreConflict } from '../store/store.ts'
import { ApiKeysTable, apiKeyValid, type StoredApiKey } from '../store/tables/api-keys.ts'
import { SettingChangesTable } from '../store/tables/setting-changes.ts'
import { type ApiCaller, type ApiRight, apiRights } from './api-rights.ts'

export type NewApiKey = {
  readonly name: string
  readonly rights: readonly ApiRight[]
  readonly defaultAgentId: string | null
}

export type ApiKeySummary = Omit<StoredApiKey, 'keyHash' | 'rights'> & {
  readonly rights: readonly ApiRight[]
}

/** Who made or changed a key; for the history of changes. */
type Origin = { readonly userId: string } | { readonly variable: string }

/** The last use is kept to the minute: no request waits for a write of it. */
const useKeptEvery = 60_000
const byProgram = { variable: 'MASKLINE_API_KEY' } as const

/** The keys of the integration API. Valid ones are held in memory by their hash, so that a request costs one look-up. */
export class ApiKeys {
  readonly #store: Pick<Store, 'write'>
  readonly #table: ApiKeysTable
  readonly #history: SettingChangesTable
  readonly #clock: Pick<Clock, 'now'>
  readonly #usedAt = new Map<string, number>()
  #callers: ReadonlyMap<string, ApiCaller> = new Map()

  constructor(store: Pick<Store, 'read' | 'write'>, clock: Pick<Clock, 'now'>) {
    this.#store = store
    this.#table = new ApiKeysTable(store)
    this.#history = new SettingChangesTable(store)
    this.#clock = clock
  }

  /** Reads the keys; before that, none is valid. */
  async load(): Promise<void> {
    const keys = await this.#table.list()
    const valid = keys.filter((key) => key.revokedAt === null)
    this.#callers = new Map(valid.map((key) => [key.keyHash, callerOf(key)]))
  }

  /** True once there is a key that is valid. */
  get any(): boolean {
    return this.#callers.size > 0
  }

  /** Null unless the Authorization header holds a valid key. What is looked up is a digest, so its timing tells nothing. */
  find(authorization: string | undefined): ApiCaller | null {
    const [, key] = /^Bearer +(\S+)$/i.exec(authorization ?? '') ?? []
    return key === undefined ? null : (this.#callers.get(digest(key)) ?? null)
  }

  /** A request was made with this key. */
  noteUse(id: string): void {
    const now = this.#clock.now()
    const noted = this.#usedAt.get(id)
    // A clock that was set back must not stop the noting.
    if (noted !== undefined && Math.abs(now - noted) < useKeptEvery) return
    this.#usedAt.set(id, now)
    // Where the disk takes nothing, the request itself says so.
    this.#store.write([this.#table.noteUse(id, now)]).catch(() => this.#usedAt.delete(id))
  }

  async list(): Promise<readonly ApiKeySummary[]> {
    const keys = await this.#table.list()
    return keys.map(({ keyHash: _, ...key }) => ({ ...key, rights: knownRights(key.rights) }))
  }

  /** Answers the key itself, which cannot be had again. */
  async create(key: NewApiKey, userId: string): Promise<{ readonly id: string; readonly key: string }> {
    const secret = `mk_${randomText(32)}`
    return { id: await this.#keep(secret, key, { userId }), key: secret }
  }

  /** Keeps a key that was chosen elsewhere, unless it is known: also one that was revoked stays so. */
  async provision(secret: string, key: NewApiKey): Promise<void> {
    const keys = await this.#table.list()
    if (!keys.some(({ keyHash }) => keyHash === digest(secret))) await this.#keep(secret, key, byProgram)
  }

  /** The key itself stays the same. @throws AppError `not-found` when there is no such valid key. */
  async change(id: string, key: NewApiKey, userId: string): Promise<void> {
    await this.#changeValid(id, this.#table.change(id, key), wordsOf(key), { userId })
  }

  /** From then on it opens nothing. @throws AppError `not-found` when there is no such valid key. */
  async revoke(id: string, userId: string): Promise<void> {
    await this.#changeValid(id, this.#table.revoke(id, this.#clock.now()), null, { userId })
  }

  async #changeValid(id: string, change: Statement, after: string | null, origin: Origin): Promise<void> {
    const before = (await this.list()).find((key) => key.id === id)
    try {
      await this.#store.write([change, this.#line(before ? wordsOf(before) : null, after, origin)])
    } catch (thrown) {
      if (!(thrown instanceof StoreConflict) || thrown.guard !== apiKeyValid) throw thrown
      throw new AppError('not-found', 'There is no such API key, or it was revoked before.', {}, thrown)
    }
    await this.load()
  }

  async #keep(secret: string, key: NewApiKey, origin: Origin): Promise<string> {
    const id = newId('key')
    const createdAt = this.#clock.now()
    const stored = { ...key, id, keyHash: digest(secret), createdAt, revokedAt: null, lastUsedAt: null }
    await this.#store.write([this.#table.insert(stored), this.#line(null, wordsOf(key), origin)])
    await this.load()
    return id
  }

  /** One line of the history of changes; a key is told by its name and rights. */
  #line(oldValue: string | null, newValue: string | null, origin: Origin): Statement {
    const byUser = 'userId' in origin
    return this.#history.add({
      id: newId('change'),
      key: 'api-key',
      at: this.#clock.now(),
      source: byUser ? 'screen' : 'environment',
      variable: byUser ? null : origin.variable,
      userId: byUser ? origin.userId : null,
      secret: false,
      oldValue,
      newValue,
      undoes: null,
    })
  }
}

function wordsOf({ name, rights }: Pick<NewApiKey, 'name' | 'rights'>): string {
  return `${name} (${rights.join(', ') || '–'})`
}

function callerOf(key: StoredApiKey): ApiCaller {
  return { keyId: key.id, rights: knownRights(key.rights), defaultAgentId: key.defaultAgentId }
}

/** A right that a later version knew is none here. */
function knownRights(words: readonly string[]): readonly ApiRight[] {
  return apiRights.filter((right) => words.includes(right))
}

function digest(key: string): string {
  return hash('sha256', key)
}
