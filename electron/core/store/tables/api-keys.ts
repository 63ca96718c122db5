import type { Statement, Store } from '../store.ts'
import type { ApiKeyRow } from './schema.ts'

export type StoredApiKey = {
  readonly id: string
  readonly name: string
  /** SHA-256 of the key, hexadecimal; the key itself is kept nowhere. */
  readonly keyHash: string
  readonly rights: readonly string[]
  readonly defaultAgentId: string | null
  readonly createdAt: number
  readonly revokedAt: number | null
  readonly lastUsedAt: number | null
}

/** The guard of every change of a key: there is no such key, or it was revoked. */
export const apiKeyValid = 'api-key-valid'

export class ApiKeysTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  /** Oldest first, revoked ones too. */
  async list(): Promise<readonly StoredApiKey[]> {
    const rows = await this.#store.read.selectFrom('api_key').selectAll().orderBy('created_at').execute()
    return rows.map(fromRow)
  }

  insert(key: StoredApiKey): Statement {
    return { query: this.#store.read.insertInto('api_key').values(toRow(key)).compile() }
  }

  change(id: string, key: Pick<StoredApiKey, 'name' | 'rights' | 'defaultAgentId'>): Statement {
    return this.#changeValid(id, {
      name: key.name,
      rights: key.rights.join(' '),
      default_agent_id: key.defaultAgentId,
    })
  }

  revoke(id: string, at: number): Statement {
    return this.#changeValid(id, { revoked_at: at })
  }

  noteUse(id: string, at: number): Statement {
    return {
      query: this.#store.read.updateTable('api_key').set({ last_used_at: at }).where('id', '=', id).compile(),
    }
  }

  #changeValid(id: string, columns: Partial<ApiKeyRow>): Statement {
    return {
      query: this.#store.read
        .updateTable('api_key')
        .set(columns)
        .where('id', '=', id)
        .where('revoked_at', 'is', null)
        .compile(),
      guard: apiKeyValid,
    }
  }
}

function toRow(key: StoredApiKey): ApiKeyRow {
  return {
    id: key.id,
    name: key.name,
    key_hash: key.keyHash,
    rights: key.rights.join(' '),
    default_agent_id: key.defaultAgentId,
    created_at: key.createdAt,
    revoked_at: key.revokedAt,
    last_used_at: key.lastUsedAt,
  }
}

function fromRow(row: ApiKeyRow): StoredApiKey {
  return {
    id: row.id,
    name: row.name,
    keyHash: row.key_hash,
    rights: row.rights.split(' '),
    defaultAgentId: row.default_agent_id,
    createdAt: row.created_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}
