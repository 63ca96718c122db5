import type { Statement, Store } from '../store.ts'

/** What a repeated request is recognised by. */
export type RequestIdentity = {
  readonly apiKeyId: string
  readonly route: string
  readonly idempotencyKey: string
}

export type IdempotentRequest = RequestIdentity & {
  readonly bodyHash: string
  /** Null while it is being carried out, and when that was cut short. */
  readonly answer: { readonly status: number; readonly body: string } | null
  readonly createdAt: number
}

export class IdempotentRequestsTable {
  readonly #store: Pick<Store, 'read'>

  constructor(store: Pick<Store, 'read'>) {
    this.#store = store
  }

  async find({ apiKeyId, route, idempotencyKey }: RequestIdentity): Promise<IdempotentRequest | null> {
    const row = await this.#store.read
      .selectFrom('idempotent_request')
      .selectAll()
      .where('api_key_id', '=', apiKeyId)
      .where('route', '=', route)
      .where('idempotency_key', '=', idempotencyKey)
      .executeTakeFirst()
    if (row === undefined) return null
    const { answer_status: status, answer_body: body } = row
    return {
      apiKeyId,
      route,
      idempotencyKey,
      bodyHash: row.body_hash,
      answer: status === null || body === null ? null : { status, body },
      createdAt: row.created_at,
    }
  }

  insert(request: Omit<IdempotentRequest, 'answer'>): Statement {
    return {
      query: this.#store.read
        .insertInto('idempotent_request')
        .values({
          api_key_id: request.apiKeyId,
          route: request.route,
          idempotency_key: request.idempotencyKey,
          body_hash: request.bodyHash,
          answer_status: null,
          answer_body: null,
          created_at: request.createdAt,
        })
        .compile(),
    }
  }

  answer(identity: RequestIdentity, status: number, body: string): Statement {
    return {
      query: this.#store.read
        .updateTable('idempotent_request')
        .set({ answer_status: status, answer_body: body })
        .where('api_key_id', '=', identity.apiKeyId)
        .where('route', '=', identity.route)
        .where('idempotency_key', '=', identity.idempotencyKey)
        .compile(),
    }
  }

  remove(identity: RequestIdentity): Statement {
    return {
      query: this.#store.read
        .deleteFrom('idempotent_request')
        .where('api_key_id', '=', identity.apiKeyId)
        .where('route', '=', identity.route)
        .where('idempotency_key', '=', identity.idempotencyKey)
        .compile(),
    }
  }

  removeBefore(instant: number): Statement {
    return {
      query: this.#store.read.deleteFrom('idempotent_request').where('created_at', '<=', instant).compile(),
    }
  }
}
