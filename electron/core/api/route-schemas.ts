import { z } from 'zod'
import type { ApiRouteShape } from './api-route.ts'

/** JSON Schema, draft 2020-12, as far as the routes' schemas use it. */
export type JsonSchema = {
  readonly type?: string | readonly string[]
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly default?: unknown
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly pattern?: string
  readonly items?: JsonSchema
  readonly anyOf?: readonly JsonSchema[]
  readonly oneOf?: readonly JsonSchema[]
  readonly properties?: Readonly<Record<string, JsonSchema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: JsonSchema | boolean
}

/** The schemas of a route as data: what goes in as a caller writes it, what comes out as it is sent. */
export type RouteSchemas = {
  readonly params: JsonSchema
  readonly query: JsonSchema
  /** `null`: any body is taken. */
  readonly body: JsonSchema | null
  readonly answer: JsonSchema
}

export function routeSchemas({ params, query, body, answer }: ApiRouteShape): RouteSchemas {
  return {
    params: jsonSchema(params, 'input'),
    query: jsonSchema(query, 'input'),
    body: body === null ? null : jsonSchema(body, 'input'),
    answer: jsonSchema(answer, 'output'),
  }
}

/** Whether there is anything to write in such an object. */
export function isEmptyObject(schema: JsonSchema): boolean {
  return schema.type === 'object' && Object.keys(schema.properties ?? {}).length === 0
}

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema: made }) => {
      const { def } = zodSchema._zod
      // Where the text of a query becomes a number, zod leaves its default out.
      if (def.type === 'default') made.default = def.defaultValue
      // The bounds of exact numbers, which every integer has.
      if (made.minimum === Number.MIN_SAFE_INTEGER) delete made.minimum
      if (made.maximum === Number.MAX_SAFE_INTEGER) delete made.maximum
      // A format says it; the pattern behind it is a line of its own that nobody reads.
      if (made.format !== undefined || made.type === 'integer') delete made.pattern
      // Answers may grow: who reads them passes over what they do not know.
      if (made.additionalProperties === false) delete made.additionalProperties
    },
  })
  // What zod makes of the schemas of routes is of these words only; the test of the description holds them to it.
  return rest as JsonSchema
}
