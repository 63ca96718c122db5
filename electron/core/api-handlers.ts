import type { ApiKeyDesk } from './api/api-key-desk.ts'
import type { Handlers } from './dispatch.ts'

/** The integration API as Settings looks after it. */
export type ApiDesk = { readonly apiKeys: ApiKeyDesk }

export function apiHandlers({ apiKeys }: ApiDesk) {
  return {
    'api-keys.list': () => apiKeys.list(),
    'api-keys.create': (key, caller) => apiKeys.create(key, caller.user.id),
    'api-keys.change': ({ id, ...key }, caller) => apiKeys.change(id, key, caller.user.id),
    'api-keys.revoke': ({ id }, caller) => apiKeys.revoke(id, caller.user.id),
  } satisfies Partial<Handlers>
}
