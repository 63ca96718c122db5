import { errorCodes } from '../../../shared/app-error.ts'
import { apiRights } from './api-rights.ts'
import type { ApiRouteShape } from './api-route.ts'
import { isEmptyObject, type JsonSchema, routeSchemas } from './route-schemas.ts'

/** Rises with every change that a caller would have to follow. */
const apiVersion = '1.0.0'

/** The integration API in the words of OpenAPI 3.1, made of the schemas that validate it. */
export function describeApi(routes: readonly ApiRouteShape[]) {
  const paths: Record<string, Record<string, object>> = {}
  for (const route of routes) {
    const path = templateOf(route.path)
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route) }
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Maskline integration API',
      version: apiVersion,
      description:
        'Drives the console from a booking backend. Numbers go in whole and come out masked. Under /api/v1 answers lie in an envelope. Every failure has one shape.',
    },
    servers: [{ url: '/' }],
    security: [{ key: [] }],
    paths,
    components,
  }
}

function operation(route: ApiRouteShape) {
  const { params, query, body, answer } = routeSchemas(route)
  const repeats = route.method === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []
  const parameters = [...parametersIn('path', params), ...parametersIn('query', query), ...repeats]
  return {
    operationId: operationId(route),
    summary: route.message,
    description: `Needs a key with the right \`${route.right}\`.`,
    tags: [tagOf(route.path)],
    ...(parameters.length > 0 && { parameters }),
    ...requestBody(route, body),
    responses: {
      '200': {
        description: 'Done.',
        content: { 'application/json': { schema: inEnvelope(route.path, answer) } },
      },
      '401': failed('No valid key.'),
      '403': failed('The key does not have the right.'),
      '429': { $ref: '#/components/responses/Limit' },
      default: failed('Any other failure; `error.code` says which.'),
    },
  }
}

function requestBody({ method }: ApiRouteShape, body: JsonSchema | null) {
  if (method === 'GET') return {}
  if (body === null) {
    const any = { schema: {} }
    const content = { 'application/x-www-form-urlencoded': any, 'application/json': any }
    return { requestBody: { description: 'Taken as it is.', content } }
  }
  if (isEmptyObject(body)) return {}
  const required = (body.required ?? []).length > 0
  return { requestBody: { required, content: { 'application/json': { schema: body } } } }
}

function parametersIn(place: 'path' | 'query', { properties = {}, required = [] }: JsonSchema) {
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema,
  }))
}

function inEnvelope(path: string, data: JsonSchema): object {
  if (!path.startsWith('/api/v1/')) return data
  return {
    type: 'object',
    properties: { success: { const: true }, message: { type: 'string' }, data },
    required: ['success', 'message', 'data'],
  }
}

function failed(description: string) {
  return {
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Failure' } } },
  }
}

/** `/calls/:callSid` as `/calls/{callSid}`. */
export function templateOf(path: string): string {
  return path.replace(/:(\w+)/g, '{$1}')
}

/** `GET /api/exotel/calls/:callSid` as `getExotelCallsByCallSid`. */
function operationId({ method, path }: ApiRouteShape): string {
  const words = path
    .replace(/^\/api\/(v1\/)?/, '')
    .replace(/:(\w)/g, 'by-$1')
    .split(/[/_-]/)
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')
}

function tagOf(path: string): string {
  const [, first = '', second = ''] = path.slice(1).split('/')
  return first === 'v1' ? second : first
}

const components = {
  securitySchemes: {
    key: {
      type: 'http',
      scheme: 'bearer',
      description: `An API key of Settings. Its rights are some of: ${apiRights.join(', ')}.`,
    },
  },
  parameters: {
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      required: false,
      description:
        'A request with the same key and body within 24 h gets the first answer again, with `Idempotent-Replay: true`; another body gets 409.',
      schema: { type: 'string', minLength: 1, maxLength: 200 },
    },
  },
  responses: {
    Limit: {
      ...failed('Too many requests or calls.'),
      headers: {
        'Retry-After': {
          description: 'Seconds until there is room.',
          required: true,
          schema: { type: 'integer' },
        },
      },
    },
  },
  schemas: {
    Failure: {
      type: 'object',
      properties: {
        success: { const: false },
        message: { type: 'string', description: 'One sentence for a person.' },
        error: {
          type: 'object',
          properties: {
            code: { enum: errorCodes },
            field: { type: 'string', description: 'Which part of the request was refused.' },
            reason: { type: 'string', description: 'A finer word than the code.' },
            nextAvailableTime: { type: 'string', format: 'date-time' },
          },
          required: ['code'],
        },
      },
      required: ['success', 'message', 'error'],
    },
  },
} as const
