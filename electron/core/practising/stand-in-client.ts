import { z } from 'zod'
import { type PracticeDesk, practiceDesk } from './practice-desk.ts'

const standInClock = z.object({
  wallOrigin: z.number(),
  origin: z.number(),
  speed: z.number().min(1),
  /** Another process, even at the same address, has another one. */
  instance: z.string(),
})
export type StandInClock = z.infer<typeof standInClock>

export type PracticeFlow = {
  readonly popupUrl: string
  readonly passthruUrl: string
  readonly connectUrl: string
  readonly gatherUrl: string
  /** The lines whose flow asks whom to dial. */
  readonly maskedLines: readonly string[]
  readonly callInsPerHour: number
}

/** Stopping puts everything on disk first. */
const longestAnswer = 10_000

/** Asks the stand-in about practice itself; calls go through the provider's client like any other. */
export class StandInClient {
  readonly #url: string

  constructor(url: string) {
    this.#url = url.replace(/\/+$/, '')
  }

  async clock(): Promise<StandInClock> {
    return standInClock.parse(await this.#ask('GET', '/practice/clock'))
  }

  async desk(): Promise<PracticeDesk> {
    return practiceDesk.parse(await this.#ask('GET', '/practice/desk'))
  }

  /** What a person sets up on the provider's dashboard for the lines of the desk. */
  async setUpFlow(flow: PracticeFlow): Promise<void> {
    await this.#ask('POST', '/practice/flow', flow)
  }

  /** Resolves when it takes no more requests and everything it knows is on disk. */
  async stop(): Promise<void> {
    await this.#ask('POST', '/practice/stop')
  }

  async #ask(method: 'GET' | 'POST', path: string, body?: object): Promise<unknown> {
    const answer = await fetch(`${this.#url}${path}`, {
      method,
      ...(body && { headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) }),
      redirect: 'error',
      signal: AbortSignal.timeout(longestAnswer),
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      throw new Error(`The practice provider answered ${answer.status} to ${path}`)
    }
    return answer.json()
  }
}
