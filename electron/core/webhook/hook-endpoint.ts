import type { IncomingMessage, ServerResponse } from 'node:http'
import { AppError } from '../../../shared/app-error.ts'
import type { Log } from '../ports.ts'
import { decodeHook } from './decode-hook.ts'
import { carriesNumber, type HookAddress, hookAddress } from './hook-address.ts'
import { answerAccepted, answerFlow, answerNotNow, answerTooLarge } from './hook-answers.ts'
import type { HookIntake, IncomingHook } from './hook-intake.ts'
import { type FlowHookRoute, isFlowHookRoute } from './hook-routes.ts'
import { type HookTokens, TokenCheck } from './hook-tokens.ts'
import { readBody } from './read-body.ts'
import type { SourceList } from './source-address.ts'

/** What an applet that asks is told, as the JSON of the provider. @throws AppError `store-full` */
export type AnswerFlow = (route: FlowHookRoute, fields: ReadonlyMap<string, string>) => Promise<object>

export type HookEndpointOptions = {
  readonly intake: Pick<HookIntake, 'take'>
  readonly tokens: HookTokens
  /** Addresses and ranges that hooks may come from now; empty: any. */
  sources(): SourceList
  /** Whether an Authorization header holds a valid API key. */
  acceptsKey(authorization: string | undefined): boolean
  /** Null: flows are told that there is nobody. */
  readonly answerFlow: AnswerFlow | null
  readonly log: Log
}

/**
 * Answers hooks, and nothing else. This is the path that hundreds of callbacks a second take, so it works on Node's
 * own request and response; everything that it does not take (wrong tokens too) goes on to Express.
 */
export class HookEndpoint {
  readonly #options: HookEndpointOptions
  readonly #check = new TokenCheck()

  constructor(options: HookEndpointOptions) {
    this.#options = options
  }

  /** False when this is no hook, or one that is not allowed: nothing was read, stored or answered. */
  handles(request: IncomingMessage, response: ServerResponse): boolean {
    const address = hookAddress(request.method, request.url ?? '')
    if (address === null || !this.#allows(request, address)) return false
    void this.#take(request, response, address)
    return true
  }

  #allows(request: IncomingMessage, address: HookAddress): boolean {
    const { tokens, sources, acceptsKey } = this.#options
    if (!sources().allows(request)) return false
    const header = request.headers['x-webhook-token']
    const token = address.token ?? (typeof header === 'string' ? header : '')
    const { status, flow } = tokens.current()
    if (this.#check.matches(token, carriesNumber(address.route) ? flow : status)) return true
    return address.acceptsKey && acceptsKey(request.headers.authorization)
  }

  async #take(request: IncomingMessage, response: ServerResponse, address: HookAddress): Promise<void> {
    const outcome = await readBody(request)
    if (outcome.kind === 'aborted') return
    if (outcome.kind === 'too-large') return answerTooLarge(response)
    const { route, query } = address
    const contentType = request.headers['content-type'] ?? ''
    try {
      const hook = { route, method: request.method ?? '', query, contentType, body: outcome.bytes }
      // Decided first: whoever hears of the call by this event is to know already whose it is.
      const told = await this.#tellFlow(hook)
      await this.#options.intake.take(hook)
      if (told === null) answerAccepted(response, route)
      else answerFlow(response, told)
    } catch (failure) {
      // A full store tells of itself; anything else is a fault of ours, and still not to be lost at the provider.
      const full = failure instanceof AppError && failure.code === 'store-full'
      if (!full) this.#options.log.error('listener', 'A webhook could not be kept', { cause: failure })
      answerNotNow(response)
    }
  }

  /** Null: no flow asks, or nothing can be said to it. */
  async #tellFlow(hook: IncomingHook): Promise<object | null> {
    const { answerFlow: decide, log } = this.#options
    if (decide === null || !isFlowHookRoute(hook.route)) return null
    const decoded = await decodeHook(hook)
    if (decoded.kind === 'not-understood') return null
    try {
      return await decide(hook.route, decoded.fields)
    } catch (failure) {
      if (failure instanceof AppError) throw failure
      log.error('listener', 'A flow could not be told whom to dial', { cause: failure })
      return null
    }
  }
}
