import { hash } from 'node:crypto'
import { AppError } from '../../../shared/app-error.ts'
import { newId, randomText } from '../ids.ts'
import type { Clock } from '../ports.ts'
import { type Store, StoreConflict } from '../store/store.ts'
import { ApiKeysTable, type StoredApiKey } from '../store/tables/api-keys.ts'
import { type ApiCaller, type ApiRight, apiRights } from './api-rights.ts'

export type NewApiKey = {
  readonly name: string
  readonly rights: readonly ApiRight[]
  readonly defaultAgentId: string | null
}

export type ApiKeySummary = Omit<StoredApiKey, 'keyHash' | 'rights'> & {
  readonly rights: readonly ApiRight[]
}

/** The keys of the integration API. Valid ones are held in memory by their hash, so that a request costs one look-up. */
export class ApiKeys {
  readonly #store: Pick<Store, 'write'>
  readonly #table: ApiKeysTable
  readonly #clock: Pick<Clock, 'now'>
  #callers: ReadonlyMap<string, ApiCaller> = new Map()

  constructor(store: Pick<Store, 'read' | 'write'>, clock: Pick<Clock, 'now'>) {
    this.#store = store
    this.#table = new ApiKeysTable(store)
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

  async list(): Promise<readonly ApiKeySummary[]> {
    const keys = await this.#table.list()
    return keys.map(({ keyHash: _, ...key }) => ({ ...key, rights: knownRights(key.rights) }))
  }

  /** Answers the key itself, which cannot be had again. */
  async create(key: NewApiKey): Promise<{ readonly id: string; readonly key: string }> {
    const secret = `mk_${randomText(32)}`
    return { id: await this.#keep(secret, key), key: secret }
  }

  /** Keeps a key that was chosen elsewhere, unless it is known: also one that was revoked stays so. */
  async provision(secret: string, key: NewApiKey): Promise<void> {
    const keys = await this.#table.list()
    if (!keys.some(({ keyHash }) => keyHash === digest(secret))) await this.#keep(secret, key)
  }

  /** @throws AppError `not-found` when there is no such valid key. */
  async revoke(id: string): Promise<void> {
    try {
      await this.#store.write([this.#table.revoke(id, this.#clock.now())])
    } catch (thrown) {
      if (!(thrown instanceof StoreConflict)) throw thrown
      throw new AppError('not-found', 'There is no such API key, or it was revoked before.', {}, thrown)
    }
    await this.load()
  }

  async #keep(secret: string, { name, rights, defaultAgentId }: NewApiKey): Promise<string> {
    const id = newId('key')
    const createdAt = this.#clock.now()
    const keyHash = digest(secret)
    const stored = { id, name, keyHash, rights, defaultAgentId, createdAt, revokedAt: null }
    await this.#store.write([this.#table.insert(stored)])
    await this.load()
    return id
  }
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
