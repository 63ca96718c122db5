import type { CallTruth } from '../../electron/practice/control/call-truth.ts'
import type { StandIn } from '../../electron/practice/stand-in.ts'

export const credentials = `Basic ${Buffer.from('practice:practice').toString('base64')}`
export const agentNumber = '+919000009999'
export const line = '080-4735-0001'

/** A number of practice with these last two digits. */
export function customerEndingIn(ending: string): string {
  return `+9190000000${ending}`
}

/** What tests read of a call; absent fields are undefined. */
export type CallFields = {
  readonly Sid: string
  readonly Status: string
  readonly [field: string]: unknown
}

export type Answer = { readonly status: number; readonly headers: Headers; readonly text: string }

/** Speaks to the stand-in as any client of the provider would. */
export class PracticeCaller {
  readonly #url: string

  constructor(standIn: Pick<StandIn, 'url'>) {
    this.#url = standIn.url
  }

  async send(path: string, init: RequestInit = {}): Promise<Answer> {
    const headers = { Authorization: credentials, ...init.headers }
    const response = await fetch(`${this.#url}${path}`, { ...init, headers })
    return { status: response.status, headers: response.headers, text: await response.text() }
  }

  get(path: string): Promise<Answer> {
    return this.send(`/v1/Accounts/practice/${path}`)
  }

  /** Asks for a call between the desk's own phone and the number, unless the fields say otherwise. */
  connect(to: string, fields: Readonly<Record<string, string>> = {}): Promise<Answer> {
    const body = new URLSearchParams({ From: agentNumber, To: to, CallerId: line, ...fields })
    return this.send('/v1/Accounts/practice/Calls/connect.json', { method: 'POST', body })
  }

  async details(sid: string): Promise<CallFields> {
    return callOf(await this.get(`Calls/${sid}.json?details=true`))
  }

  async truths(): Promise<readonly CallTruth[]> {
    const { calls } = JSON.parse((await this.send('/practice/calls')).text)
    return calls
  }
}

export function callOf(answer: Answer): CallFields {
  if (answer.status !== 200) throw new Error(`Expected a call, got ${answer.status}: ${answer.text}`)
  return JSON.parse(answer.text).Call
}

/** Asks again and again until there is an answer; the limit only keeps a broken test from hanging. */
export async function until<Value>(ask: () => Promise<Value | null> | Value | null): Promise<Value> {
  for (const limit = Date.now() + 30_000; Date.now() < limit; ) {
    const value = await ask()
    if (value !== null) return value
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  throw new Error('It never happened')
}
