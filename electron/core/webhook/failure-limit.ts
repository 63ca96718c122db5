import type { Request, RequestHandler, Response } from 'express'
import { ipKeyGenerator, MemoryStore, rateLimit } from 'express-rate-limit'
import type { Disposable } from '../lifetime.ts'
import type { Log } from '../ports.ts'
import { sourceAddress } from './source-address.ts'

const windowMs = 60_000
export const failuresPerWindow = 30

/**
 * Counts requests that were refused for their token or key, per address. It stands behind the check, so whoever has a
 * valid one is never counted and never limited. Beyond the limit the answer is the same; only the connection is
 * closed with it, so that guessing costs a new one each time, and the log tells once.
 */
export class FailureLimit implements Disposable {
  readonly #counts = new MemoryStore()
  readonly count: RequestHandler

  constructor(refuse: (request: Request, response: Response) => void, log: Log) {
    this.count = rateLimit({
      store: this.#counts,
      windowMs,
      limit: failuresPerWindow,
      legacyHeaders: false,
      standardHeaders: false,
      keyGenerator: (request) => ipKeyGenerator(sourceAddress(request)),
      // Its own checks warn of forwarded addresses; which of them counts is settled above.
      validate: false,
      handler: (request, response) => {
        const address = sourceAddress(request)
        void this.#tellOnce(address, log)
        response.setHeader('Connection', 'close')
        refuse(request, response)
      },
    })
  }

  dispose(): void {
    this.#counts.shutdown()
  }

  async #tellOnce(address: string, log: Log): Promise<void> {
    const client = await this.#counts.get(ipKeyGenerator(address))
    if (client?.totalHits === failuresPerWindow + 1) {
      log.warn('listener', 'Somebody keeps trying wrong tokens', { address })
    }
  }
}
