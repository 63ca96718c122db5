import { z } from 'zod'
import { callDirections, callStatuses } from '../../../shared/domain/call-status.ts'
import { isPublicHttpsUrl } from '../settings/public-address.ts'
import { instantAnswer, instantQuery, nothing, pageQuery } from './api-fields.ts'
import { apiRoute } from './api-route.ts'

/** Longest talk the provider can be asked for, seconds. */
const longestTalk = 14_400

export const apiCallAnswer = z.object({
  id: z.string(),
  callSid: z.string().nullable(),
  provider: z.string(),
  bookingId: z.string().nullable(),
  direction: z.enum(callDirections),
  status: z.enum(callStatuses),
  from: z.string(),
  to: z.string(),
  callerId: z.string(),
  duration: z.number().int().nullable(),
  price: z.string().nullable(),
  startTime: instantAnswer.nullable(),
  answerTime: instantAnswer.nullable(),
  endTime: instantAnswer.nullable(),
  recordingAvailable: z.boolean(),
  createdAt: instantAnswer,
  updatedAt: instantAnswer,
})

export const callSidParam = z.object({ callSid: z.string().min(1).max(100) })

export const callRoutes = {
  clickToCall: apiRoute({
    method: 'POST',
    path: '/api/exotel/click-to-call',
    right: 'place-calls',
    message: 'Connects an agent with a customer. Progress is relayed to statusCallback.',
    params: nothing,
    query: nothing,
    body: z.object({
      agentPhone: z.string().max(40),
      customerPhone: z.string().max(40),
      callerId: z.string().max(40).nullish(),
      timeLimit: z.number().int().min(1).max(longestTalk).nullish(),
      recordCall: z.boolean().nullish(),
      customField: z.string().max(1000).nullish(),
      statusCallback: z.string().max(2000).refine(isPublicHttpsUrl).nullish(),
    }),
    answer: z.object({ callSid: z.string(), status: z.literal('initiated') }),
  }),
  page: apiRoute({
    method: 'GET',
    path: '/api/exotel/calls',
    right: 'read',
    message: 'Calls, newest first.',
    params: nothing,
    query: pageQuery.extend({
      status: z.enum(callStatuses).exactOptional(),
      direction: z.enum(callDirections).exactOptional(),
      from: instantQuery.exactOptional(),
      to: instantQuery.exactOptional(),
      phone: z.string().max(40).exactOptional(),
    }),
    body: nothing,
    answer: z.object({
      calls: z.array(apiCallAnswer),
      page: z.number().int(),
      limit: z.number().int(),
      total: z.number().int(),
    }),
  }),
  find: apiRoute({
    method: 'GET',
    path: '/api/exotel/calls/:callSid',
    right: 'read',
    message: 'One call.',
    params: callSidParam,
    query: nothing,
    body: nothing,
    answer: apiCallAnswer,
  }),
} as const
