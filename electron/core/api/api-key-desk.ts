import { AppError } from '../../../shared/app-error.ts'
import type { ApiKeyChange, ApiKeyView } from '../../../shared/contract/api-keys.ts'
import type { Store } from '../store/store.ts'
import { UsersTable } from '../store/tables/users.ts'
import type { ApiKeys } from './api-keys.ts'

/** The keys of the integration API as Settings shows and changes them. */
export class ApiKeyDesk {
  readonly #keys: ApiKeys
  readonly #users: UsersTable

  constructor(keys: ApiKeys, store: Store) {
    this.#keys = keys
    this.#users = new UsersTable(store)
  }

  /** Newest first, revoked ones at the end. */
  async list(): Promise<ApiKeyView[]> {
    const keys = await this.#keys.list()
    const names = await this.#users.namesOf(
      keys.map(({ defaultAgentId }) => defaultAgentId).filter((id) => id !== null),
    )
    return keys
      .map(({ defaultAgentId: id, ...key }) => ({
        ...key,
        rights: [...key.rights],
        defaultAgent: id === null ? null : { id, name: names.get(id) ?? '' },
      }))
      .toSorted(
        (one, other) =>
          Number(one.revokedAt !== null) - Number(other.revokedAt !== null) ||
          other.createdAt - one.createdAt,
      )
  }

  /** @throws AppError `bad-input` for an agent who is not there (any more). */
  async create(
    key: ApiKeyChange,
    userId: string,
  ): Promise<{ readonly id: string; readonly key: string; readonly keys: ApiKeyView[] }> {
    await this.#requireAgent(key.defaultAgentId)
    const made = await this.#keys.create(key, userId)
    return { ...made, keys: await this.list() }
  }

  /** @throws AppError `bad-input` as for a new one, `not-found` */
  async change(id: string, key: ApiKeyChange, userId: string): Promise<ApiKeyView[]> {
    await this.#requireAgent(key.defaultAgentId)
    await this.#keys.change(id, key, userId)
    return this.list()
  }

  /** @throws AppError `not-found` */
  async revoke(id: string, userId: string): Promise<ApiKeyView[]> {
    await this.#keys.revoke(id, userId)
    return this.list()
  }

  async #requireAgent(id: string | null): Promise<void> {
    if (id === null || (await this.#users.find(id)) !== null) return
    throw new AppError('bad-input', 'The default agent is nobody who may sign in. Choose another.', {
      field: 'defaultAgentId',
    })
  }
}
