import type { Request, RequestHandler } from 'express'
import { AppError } from '../../../shared/app-error.ts'
import type { Disposable } from '../lifetime.ts'
import type { Log } from '../ports.ts'
import { FailureLimit } from '../webhook/failure-limit.ts'
import { isForwarded } from '../webhook/source-address.ts'
import { sendFailure } from './api-answer.ts'
import type { ApiKeys } from './api-keys.ts'
import type { ApiCaller } from './api-rights.ts'

/** Lets valid keys in. */
export class ApiGate implements Disposable {
  readonly #keys: Pick<ApiKeys, 'find' | 'any' | 'noteUse'>
  readonly #failures: FailureLimit
  readonly #callers = new WeakMap<Request, ApiCaller>()
  readonly #noKey = new AppError('no-key', 'This needs a valid API key in the Authorization header.')

  constructor(keys: Pick<ApiKeys, 'find' | 'any' | 'noteUse'>, log: Log) {
    this.#keys = keys
    this.#failures = new FailureLimit((_request, response) => sendFailure(response, this.#noKey), log)
  }

  /** As long as there is no key, a tunnel shows nothing of the API, not even that it is there. */
  readonly hide: RequestHandler = (request, _response, next) => {
    if (!this.#keys.any && isForwarded(request)) next('router')
    else next()
  }

  readonly check: RequestHandler = (request, response, next) => {
    const caller = this.#keys.find(request.headers.authorization)
    if (caller !== null) {
      this.#callers.set(request, caller)
      this.#keys.noteUse(caller.keyId)
      return next()
    }
    return this.#failures.count(request, response, () => sendFailure(response, this.#noKey))
  }

  callerOf(request: Request): ApiCaller {
    const caller = this.#callers.get(request)
    if (caller === undefined) throw new Error('A request came past the gate without a caller')
    return caller
  }

  dispose(): void {
    this.#failures.dispose()
  }
}
