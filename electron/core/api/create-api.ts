import { type RequestHandler, Router } from 'express'
import helmet from 'helmet'
import type { Disposable } from '../lifetime.ts'
import type { Clock, Log } from '../ports.ts'
import type { Store } from '../store/store.ts'
import { accountHandlers } from './account-handlers.ts'
import { accountRoutes } from './account-routes.ts'
import { ApiGate } from './api-gate.ts'
import type { ApiKeys } from './api-keys.ts'
import type { ApiLimits } from './api-limits.ts'
import type { ApiPorts } from './api-ports.ts'
import type { ApiFamily, ApiHandler, ApiHandlers, ApiRouteShape } from './api-route.ts'
import { bookingHandlers } from './booking-handlers.ts'
import { bookingRoutes } from './booking-routes.ts'
import { callHandlers } from './call-handlers.ts'
import { callRoutes } from './call-routes.ts'
import { Idempotency } from './idempotency.ts'
import { maskingHandlers } from './masking-handlers.ts'
import { maskingRoutes } from './masking-routes.ts'
import { numberMaskingHandlers } from './number-masking-handlers.ts'
import { numberMaskingRoutes } from './number-masking-routes.ts'
import { recordingAudio, recordingHandlers } from './recording-handlers.ts'
import { recordingAudioPath, recordingRoutes } from './recording-routes.ts'
import { descriptionPath, serveDescription } from './serve-description.ts'
import { type ServeParts, serveRoute } from './serve-route.ts'
import { type TakeTestHook, testHandlers } from './test-handlers.ts'
import { testRoutes } from './test-routes.ts'

export type ApiOptions = {
  readonly ports: ApiPorts
  readonly keys: Pick<ApiKeys, 'find' | 'any' | 'noteUse'>
  readonly limits: Pick<ApiLimits, 'countRequest'>
  readonly takeTestHook: TakeTestHook
  /** Where the listener is reached: the public URL, else its own. Asked at each use. */
  baseUrl(): string
  readonly practice: boolean
  readonly store: Pick<Store, 'read' | 'write'>
  readonly clock: Clock
  readonly log: Log
}

/** Every declared route, for whoever describes the API. */
export const apiRoutes: readonly ApiRouteShape[] = [
  accountRoutes,
  callRoutes,
  recordingRoutes,
  testRoutes,
  bookingRoutes,
  maskingRoutes,
  numberMaskingRoutes,
].flatMap((family) => Object.values(family))

export interface Api extends Disposable {
  /** Answers the routes of the integration API and passes everything else on. */
  readonly handler: RequestHandler
}

export function createApi(options: ApiOptions): Api {
  const { ports, limits, takeTestHook, baseUrl, practice, clock, log, store } = options
  const gate = new ApiGate(options.keys, log)
  const serve: ServeParts = { idempotency: new Idempotency(store, clock, log), limits, practice, log }
  const router = Router({ caseSensitive: true, strict: true })
  router.use(['/api', descriptionPath], gate.hide, helmet())
  router.get(descriptionPath, gate.check, serveDescription(apiRoutes, gate, limits))
  mount(router, accountRoutes, accountHandlers(ports.account), gate, serve)
  mount(router, callRoutes, callHandlers(ports.calls), gate, serve)
  mount(router, recordingRoutes, recordingHandlers(ports.recordings, baseUrl), gate, serve)
  mount(router, testRoutes, testHandlers(ports, takeTestHook), gate, serve)
  mount(router, bookingRoutes, bookingHandlers(ports.bookings), gate, serve)
  mount(router, maskingRoutes, maskingHandlers(ports.masking), gate, serve)
  mount(router, numberMaskingRoutes, numberMaskingHandlers(ports.numberMasking), gate, serve)
  router.get(recordingAudioPath, recordingAudio(ports.recordings, log))
  return { handler: router, dispose: () => gate.dispose() }
}

function mount<Family extends ApiFamily>(
  router: Router,
  family: Family,
  handlers: ApiHandlers<Family>,
  gate: ApiGate,
  parts: ServeParts,
): void {
  for (const [name, route] of Object.entries(family)) {
    // The family's type ties each name to its route and handler; a loop over names cannot say so.
    const handler = handlers[name] as ApiHandler<ApiRouteShape>
    const path = router.route(route.path)
    const chain = [gate.check, serveRoute(route, handler, (request) => gate.callerOf(request), parts)]
    if (route.method === 'GET') path.get(...chain)
    else if (route.method === 'POST') path.post(...chain)
    else path.put(...chain)
  }
}
