import type { z } from 'zod'
import type { ApiCaller, ApiRight } from './api-rights.ts'

/** One route as declared: what it needs and the schemas that parse what goes in and what comes out. */
export type ApiRouteShape = {
  readonly method: 'GET' | 'POST' | 'PUT'
  readonly path: `/api/${string}`
  readonly right: ApiRight
  /** A sentence for the description of the API; under `/api/v1` also the `message` of the envelope. */
  readonly message: string
  readonly params: z.ZodType
  readonly query: z.ZodType
  /** `null`: the handler reads the raw body itself. */
  readonly body: z.ZodType | null
  readonly answer: z.ZodType
}

/** Declares a route and keeps its schemas' types. */
export function apiRoute<const Route extends ApiRouteShape>(route: Route): Route {
  return route
}

export type RawRequest = {
  readonly contentType: string
  readonly query: string
  readonly bytes: Uint8Array
}

export type ApiContext = {
  readonly caller: ApiCaller
  /** Names this request towards the features, so that what came of it can be found again. */
  readonly correlation: string
  /** This request was begun before and its outcome is not known: look before doing anything. */
  readonly begunBefore: boolean
  readonly raw: RawRequest
  /** The request has made something that was not there: the answer is 201. */
  created(): void
}

export type ApiInput<Route extends ApiRouteShape> = {
  readonly params: z.output<Route['params']>
  readonly query: z.output<Route['query']>
  readonly body: Route['body'] extends z.ZodType ? z.output<Route['body']> : null
}

export type ApiHandler<Route extends ApiRouteShape> = (
  input: ApiInput<Route>,
  context: ApiContext,
) => Promise<z.input<Route['answer']>>

export type ApiFamily = Readonly<Record<string, ApiRouteShape>>

/** A handler for each route of a family; one that is missing does not compile. */
export type ApiHandlers<Family extends ApiFamily> = {
  readonly [Name in keyof Family]: ApiHandler<Family[Name]>
}
