import { expect, test } from 'vitest'
import { apiRoutes } from '../../../electron/core/api/create-api.ts'
import { describeApi, templateOf } from '../../../electron/core/api/describe-api.ts'
import { outline } from '../../../electron/core/api/schema-outline.ts'
import { openApiProblems } from '../../support/openapi-rules.ts'
import { openApiDesk, secret } from './api-desk.ts'

type Described = {
  readonly paths: Readonly<
    Record<string, Readonly<Record<string, { readonly parameters?: readonly object[] }>>>
  >
}

test('the description is valid OpenAPI 3.1 and has every route', async () => {
  await using desk = await openApiDesk({ rights: [] })
  const { status, body, headers } = await desk.get('/openapi.json')
  expect(status).toBe(200)
  expect(headers.get('content-type')).toContain('application/json')
  expect(openApiProblems(body)).toEqual([])
  // Read from an answer that was just found to be a description.
  const { paths } = body as Described
  const described = Object.entries(paths).flatMap(([path, item]) =>
    Object.keys(item).map((method) => `${method.toUpperCase()} ${path}`),
  )
  const declared = apiRoutes.map(({ method, path }) => `${method} ${templateOf(path)}`)
  expect(described.toSorted()).toEqual(declared.toSorted())
  expect(paths['/api/exotel/calls']?.get?.parameters?.[0]).toEqual({
    name: 'page',
    in: 'query',
    required: false,
    schema: { type: 'integer', minimum: 1, maximum: 1_000_000, default: 1 },
  })
})

test('the rules find what breaks them', () => {
  // Through JSON, as a reader gets it.
  const broken = JSON.parse(JSON.stringify(describeApi(apiRoutes)))
  broken.openapi = '3.0.3'
  const calls = broken.paths['/api/exotel/calls/{callSid}'].get
  calls.parameters = []
  calls.responses.ok = {}
  calls.responses['200'].content['application/json'].schema.properties.id.type = 'text'
  broken.paths['/api/exotel/config'].get.operationId = calls.operationId
  broken.components.securitySchemes = {}
  broken.components.schemas.Failure.nullable = true
  const found = openApiProblems(broken).map((problem) => problem.replace(/^.*\/(?=[^/]+$)/, ''))
  expect(found).toEqual([
    'openapi: is no version 3.1',
    'security: names the scheme key, which is not declared',
    'get: has the operationId of another: getExotelCallsByCallSid',
    'get: declares other path parameters than its template has',
    'id: has a wrong type',
    'get: has a response for ok',
    'description: is no text',
    'Failure: has nullable, which it cannot have',
  ])
})

test('the description is behind the same door as the rest', async () => {
  await using desk = await openApiDesk({ rights: null })
  const forwarded = { 'x-forwarded-for': '198.51.100.1' }
  const unnamed = await desk.get('/anything.json', forwarded)
  const hidden = await desk.get('/openapi.json', forwarded)
  expect([hidden.status, hidden.body]).toEqual([404, unnamed.body])
  expect((await desk.get('/openapi.json')).status).toBe(401)
  await desk.keys.provision(secret, { name: 'test', rights: [], defaultAgentId: null })
  expect((await desk.get('/openapi.json', { authorization: 'Bearer wrong' })).status).toBe(401)
  expect((await desk.get('/openapi.json', forwarded)).status).toBe(200)
})

test('asking for the description counts as any request does', async () => {
  await using desk = await openApiDesk({ limits: { keyPerMinute: 1 } })
  expect((await desk.get('/openapi.json')).status).toBe(200)
  expect((await desk.get('/openapi.json')).status).toBe(429)
})

test('a schema is outlined as somebody would write it down', () => {
  const schema = {
    type: 'object',
    properties: {
      name: { type: 'string', maxLength: 60 },
      parts: { type: 'array', items: { type: 'object', properties: { id: { type: ['string', 'null'] } } } },
      kind: { anyOf: [{ enum: ['one', 'two'] }, { type: 'null' }] },
      hours: { type: 'integer', minimum: 1, maximum: 168 },
      at: { type: 'string', format: 'date-time' },
    },
    required: ['name'],
  }
  expect(outline(schema)).toBe(
    [
      '{',
      '  name: string ≤ 60',
      '  parts?: [{',
      '    id?: string | null',
      '  }, …]',
      '  kind?: "one" | "two" | null',
      '  hours?: integer 1…168',
      '  at?: date-time',
      '}',
    ].join('\n'),
  )
})
