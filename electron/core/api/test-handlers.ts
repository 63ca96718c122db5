import { dialable } from './api-fields.ts'
import type { ApiPorts } from './api-ports.ts'
import type { ApiHandlers, RawRequest } from './api-route.ts'
import { placeOnce } from './place-once.ts'
import type { testRoutes } from './test-routes.ts'

/** Takes a StatusCallback the way of a real one, and waits until it has been processed. */
export type TakeTestHook = (
  raw: RawRequest,
) => Promise<{ readonly eventId: string; readonly applied: boolean }>

export function testHandlers(
  { calls, account }: Pick<ApiPorts, 'calls' | 'account'>,
  takeTestHook: TakeTestHook,
): ApiHandlers<typeof testRoutes> {
  return {
    exotelStatus: async () => {
      const { configured, reachable, accountSid, latencyMs } = await account.status()
      return { configured, reachable, account_sid: accountSid, latency_ms: latencyMs }
    },
    call: async ({ body }, context) => {
      const request = {
        from: dialable('from', body.from),
        to: dialable('to', body.to),
        line: dialable('caller_id', body.caller_id),
        correlation: context.correlation,
      }
      const placed = await placeOnce(calls, context, () => calls.testCall(request))
      return {
        call_sid: placed.providerCallId,
        from: placed.fromLabel,
        to: placed.toLabel,
        caller_id: placed.lineLabel,
        message: 'Test call initiated successfully',
      }
    },
    webhook: async (_input, { raw }) => {
      const { eventId, applied } = await takeTestHook(raw)
      return { event_id: eventId, applied }
    },
  }
}
