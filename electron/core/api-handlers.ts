import type { ApiKeyDesk } from './api/api-key-desk.ts'
import { apiRoutes } from './api/create-api.ts'
import { listRoutes } from './api/list-routes.ts'
import type { Handlers } from './dispatch.ts'
import type { Settings } from './settings/settings.ts'

/** The integration API as Settings looks after it. */
export type ApiDesk = {
  readonly apiKeys: ApiKeyDesk
  readonly settings: Settings
  readonly listenerUrl: () => string
}

export function apiHandlers({ apiKeys, settings, listenerUrl }: ApiDesk) {
  return {
    'api-keys.list': () => apiKeys.list(),
    'api-keys.create': (key, caller) => apiKeys.create(key, caller.user.id),
    'api-keys.change': ({ id, ...key }, caller) => apiKeys.change(id, key, caller.user.id),
    'api-keys.revoke': ({ id }, caller) => apiKeys.revoke(id, caller.user.id),
    'api.description': async () => ({
      base: settings.get('callbacks.public-url') ?? listenerUrl(),
      routes: listRoutes(apiRoutes),
    }),
    'api.events-secret': async () => ({ secret: settings.get('events.secret') ?? '' }),
    'api.renew-events-secret': async (_input, caller) => {
      await settings.rotate('events.secret', caller.user.id)
      return {}
    },
  } satisfies Partial<Handlers>
}
