import type { ApiDescription } from '../../../shared/contract/api-description.ts'
import type { ApiRouteShape } from './api-route.ts'
import { templateOf } from './describe-api.ts'
import { isEmptyObject, type JsonSchema, routeSchemas } from './route-schemas.ts'
import { outline } from './schema-outline.ts'

/** The routes for somebody who reads them: bodies and answers by their outline. */
export function listRoutes(routes: readonly ApiRouteShape[]): ApiDescription['routes'] {
  return routes.map((route) => {
    const { query, body, answer } = routeSchemas(route)
    return {
      method: route.method,
      path: templateOf(route.path),
      right: route.right,
      message: route.message,
      query: shown(query),
      body: route.method === 'GET' || body === null ? null : shown(body),
      answer: outline(answer),
    }
  })
}

function shown(schema: JsonSchema): string | null {
  return isEmptyObject(schema) ? null : outline(schema)
}
