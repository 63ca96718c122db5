import type { z } from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { type E164, parsePhoneNumber } from '../../../shared/domain/phone-number.ts'
import { dialable, printInstant, printInstantOrNull } from './api-fields.ts'
import type { ApiCall, ApiCallFilter, ApiCalls, ClickToCall } from './api-ports.ts'
import type { ApiHandlers, ApiInput } from './api-route.ts'
import type { apiCallAnswer, callRoutes } from './call-routes.ts'
import { placeOnce } from './place-once.ts'

export function callHandlers(calls: ApiCalls): ApiHandlers<typeof callRoutes> {
  return {
    clickToCall: async ({ body }, context) => {
      const request = clickToCall(body, context.correlation)
      const placed = await placeOnce(calls, context, () => calls.clickToCall(request))
      return { callSid: placed.providerCallId, status: 'initiated' }
    },
    page: async ({ query }) => {
      const { calls: page, total } = await calls.page(filter(query))
      return { calls: page.map(printCall), page: query.page, limit: query.limit, total }
    },
    find: async ({ params }) => {
      const call = await calls.find(params.callSid)
      if (call === null) throw new AppError('not-found', 'There is no such call.')
      return printCall(call)
    },
  }
}

function clickToCall(
  body: ApiInput<(typeof callRoutes)['clickToCall']>['body'],
  correlation: string,
): ClickToCall {
  return {
    agentNumber: dialable('agentPhone', body.agentPhone),
    customerNumber: dialable('customerPhone', body.customerPhone),
    line: body.callerId == null ? null : dialable('callerId', body.callerId),
    timeLimitSeconds: body.timeLimit ?? null,
    record: body.recordCall ?? false,
    customField: body.customField ?? null,
    statusCallback: body.statusCallback ?? null,
    correlation,
  }
}

function filter({ phone, ...query }: ApiInput<(typeof callRoutes)['page']>['query']): ApiCallFilter {
  return phone === undefined ? query : { ...query, number: numberToLookFor(phone) }
}

/** Nobody is dialled here, so a number that cannot be read is plain bad input. */
function numberToLookFor(text: string): E164 {
  const parsed = parsePhoneNumber(text)
  if (parsed.ok) return parsed.e164
  throw new AppError('bad-input', 'The phone to look for is not a full number.', { field: 'phone' })
}

/** A call as every route and the relay print it. */
export function printCall(call: ApiCall): z.input<typeof apiCallAnswer> {
  return {
    id: call.id,
    callSid: call.providerCallId,
    provider: call.provider,
    bookingId: call.bookingId,
    direction: call.direction,
    status: call.status,
    from: call.fromLabel,
    to: call.toLabel,
    callerId: call.lineLabel,
    duration: call.talkSeconds,
    price: call.price,
    startTime: printInstantOrNull(call.startedAt),
    answerTime: printInstantOrNull(call.answeredAt),
    endTime: printInstantOrNull(call.endedAt),
    recordingAvailable: call.recordingAvailable,
    createdAt: printInstant(call.createdAt),
    updatedAt: printInstant(call.updatedAt),
  }
}
