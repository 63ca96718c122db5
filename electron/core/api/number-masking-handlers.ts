import { dialable, printInstant } from './api-fields.ts'
import type { ApiNumberMasking } from './api-ports.ts'
import type { ApiHandlers } from './api-route.ts'
import type { numberMaskingRoutes } from './number-masking-routes.ts'

export function numberMaskingHandlers(masking: ApiNumberMasking): ApiHandlers<typeof numberMaskingRoutes> {
  return {
    mask: async ({ body }) => {
      const { lineLabel, expiresAt, sessionId } = await masking.mask({
        numbers: [dialable('partyA', body.partyA), dialable('partyB', body.partyB)],
        hours: body.expiresInHours,
        context: body.context ?? '',
      })
      return { virtualNumber: lineLabel, expiresAt: printInstant(expiresAt), mappingId: sessionId }
    },
  }
}
