import type { IncomingMessage } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import type { z } from 'zod'
import { AppError } from '../../../shared/app-error.ts'
import { newId } from '../ids.ts'
import type { Log } from '../ports.ts'
import { readBody } from '../webhook/read-body.ts'
import { type ApiAnswer, failure, send, success } from './api-answer.ts'
import type { ApiCaller, ApiRight } from './api-rights.ts'
import type { ApiContext, ApiHandler, ApiInput, ApiRouteShape, RawRequest } from './api-route.ts'
import type { Attempt, Idempotency } from './idempotency.ts'
import { hashOfBytes, hashOfJson, parseJsonBody } from './request-body.ts'

export type ServeParts = {
  readonly idempotency: Pick<Idempotency, 'answer'>
  readonly practice: boolean
  readonly log: Log
}

type Served = {
  readonly caller: ApiCaller
  readonly request: Request
  readonly raw: RawRequest
}

/** Serves one declared route: right, body, schemas in, idempotency, handler, schema out. The key was checked before. */
export function serveRoute<Route extends ApiRouteShape>(
  route: Route,
  handler: ApiHandler<Route>,
  callerOf: (request: Request) => ApiCaller,
  parts: ServeParts,
): RequestHandler {
  return async (request, response) => {
    const caller = callerOf(request)
    try {
      checkRight(route.right, caller, parts.practice)
      const raw = await readRaw(request, response)
      if (raw === null) return
      send(response, await answerServed(route, handler, { caller, request, raw }, parts))
    } catch (thrown) {
      send(response, tell(thrown, route, parts.log))
    }
  }
}

async function answerServed<Route extends ApiRouteShape>(
  route: Route,
  handler: ApiHandler<Route>,
  served: Served,
  parts: ServeParts,
): Promise<ApiAnswer> {
  const { caller, request, raw } = served
  const json = route.body === null ? null : parseJsonBody(raw.bytes)
  const input = parseInput(route, request, json)
  const carryOut = async ({ correlation, begunBefore }: Attempt): Promise<ApiAnswer> => {
    let status: 200 | 201 = 200
    const created = () => {
      status = 201
    }
    const context: ApiContext = { caller, correlation, begunBefore, raw, created }
    try {
      const data = route.answer.parse(await handler(input, context))
      return success(route.path, route.message, data, status)
    } catch (thrown) {
      return tell(thrown, route, parts.log)
    }
  }
  const key = idempotencyKeyOf(request)
  if (route.method !== 'POST' || key === null) {
    return carryOut({ correlation: newId('api'), begunBefore: false })
  }
  const bodyHash = route.body === null ? hashOfBytes(raw.bytes) : hashOfJson(json)
  const identity = { apiKeyId: caller.keyId, route: `POST ${request.path}`, idempotencyKey: key, bodyHash }
  return parts.idempotency.answer(identity, carryOut)
}

function checkRight(right: ApiRight, { rights }: ApiCaller, practice: boolean): void {
  if (rights.includes(right) || (right === 'test' && practice)) return
  throw new AppError('not-allowed', 'This API key does not have the right to do this.')
}

/** Null when the sender went away. @throws AppError `too-large`. */
async function readRaw(request: Request, response: Response): Promise<RawRequest | null> {
  const outcome = await readBody(request)
  if (outcome.kind === 'aborted' || response.destroyed) return null
  if (outcome.kind === 'too-large') {
    throw new AppError('too-large', 'The body is larger than 256 KiB.')
  }
  const contentType = request.headers['content-type'] ?? ''
  const queryAt = request.url.indexOf('?')
  const query = queryAt === -1 ? '' : request.url.slice(queryAt + 1)
  return { contentType, query, bytes: outcome.bytes }
}

/** @throws AppError `bad-input` naming the first field that does not fit. */
function parseInput<Route extends ApiRouteShape>(
  route: Route,
  request: Request,
  json: unknown,
): ApiInput<Route> {
  const input = {
    params: parsePart(route.params, request.params),
    query: parsePart(route.query, request.query),
    body: route.body === null ? null : parsePart(route.body, json),
  }
  // Each part came out of its own schema; TypeScript does not follow the route through them.
  return input as ApiInput<Route>
}

function parsePart(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value)
  if (parsed.success) return parsed.data
  const field = parsed.error.issues[0]?.path.join('.') || 'body'
  throw new AppError('bad-input', `The field ${field} is missing or malformed.`, { field })
}

/** @throws AppError `bad-input` for one that is no key. */
function idempotencyKeyOf(request: IncomingMessage): string | null {
  const key = request.headers['idempotency-key']
  if (key === undefined) return null
  if (typeof key === 'string' && /^[\x21-\x7e]{1,200}$/.test(key)) return key
  throw new AppError('bad-input', 'An Idempotency-Key is 1 to 200 visible characters.', {
    field: 'Idempotency-Key',
  })
}

function tell(thrown: unknown, route: ApiRouteShape, log: Log): ApiAnswer {
  const answer = failure(thrown)
  if (answer.code === 'internal') log.error('api', 'A request failed', { route: route.path, cause: thrown })
  return answer
}
