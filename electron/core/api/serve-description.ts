import type { RequestHandler } from 'express'
import { failure, send } from './api-answer.ts'
import type { ApiGate } from './api-gate.ts'
import type { ApiLimits } from './api-limits.ts'
import type { ApiRouteShape } from './api-route.ts'
import { describeApi } from './describe-api.ts'

export const descriptionPath = '/openapi.json'

/** `/openapi.json`, for any key: made at the first request, for most desks are never asked. */
export function serveDescription(
  routes: readonly ApiRouteShape[],
  gate: Pick<ApiGate, 'callerOf'>,
  limits: Pick<ApiLimits, 'countRequest'>,
): RequestHandler {
  let body: string | null = null
  return (request, response) => {
    try {
      limits.countRequest(gate.callerOf(request).keyId)
      body ??= JSON.stringify(describeApi(routes))
      send(response, { status: 200, body, headers: {}, code: null })
    } catch (thrown) {
      send(response, failure(thrown))
    }
  }
}
