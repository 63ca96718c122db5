import { flowHookRoutes, type HookRoute, isHookRoute, nerveHookRoute } from './hook-routes.ts'

/** What a request line says of a hook, before anybody has looked at the token. */
export type HookAddress = {
  readonly route: HookRoute
  /** Null: it stands in a header instead. */
  readonly token: string | null
  /** Without `?`, and without the token. */
  readonly query: string
  /** An API key is as good as the token. */
  readonly acceptsKey: boolean
}

const prefix = '/hooks/'
const flowRoutes: ReadonlySet<string> = new Set(flowHookRoutes)

/** Paths that booking backends and orchestrators were told of before there was `/hooks`. */
const legacyRoutes: ReadonlyMap<string, HookRoute> = new Map([
  ['/api/v1/call-masking/webhook/exotel', 'exotel/call'],
  ['/api/exotel/nerve/callback', nerveHookRoute],
])

export const legacyHookPaths: readonly string[] = [...legacyRoutes.keys()]

export function carriesNumber(route: HookRoute): boolean {
  return flowRoutes.has(route)
}

/** Null when this is no hook: another path, or a method that no hook answers. */
export function hookAddress(method: string | undefined, url: string): HookAddress | null {
  const queryAt = url.indexOf('?')
  const path = queryAt === -1 ? url : url.slice(0, queryAt)
  const query = queryAt === -1 ? '' : url.slice(queryAt + 1)
  if (!path.startsWith(prefix)) return method === 'POST' ? legacyAddress(path, query) : null
  if (method !== 'POST' && method !== 'GET') return null

  const tokenEnd = path.indexOf('/', prefix.length)
  if (tokenEnd === -1) return null
  const route = path.slice(tokenEnd + 1)
  // The orchestrator's callback has its own path only.
  if (!isHookRoute(route) || route === nerveHookRoute) return null
  return { route, token: path.slice(prefix.length, tokenEnd), query, acceptsKey: false }
}

function legacyAddress(path: string, query: string): HookAddress | null {
  const route = legacyRoutes.get(path)
  if (route === undefined) return null
  const parameters = new URLSearchParams(query)
  const token = parameters.get('token')
  parameters.delete('token')
  return { route, token, query: parameters.toString(), acceptsKey: route === nerveHookRoute }
}
