import { z } from 'zod'
import { nationalDigits, trunkForm } from '../indian-number.ts'
import { printIst, printLongIst } from '../ist-time.ts'
import type { CallFlow } from '../ledger/ledger-entry.ts'

/** Of the wall: an applet that has no answer by then goes on as if there were nobody to dial. */
const answerTimeout = 5000

/** What the applet reads of an answer; more fields are allowed and not looked at. */
const connectAnswer = z.object({
  destination: z.object({ numbers: z.array(z.string()).max(20) }),
  outgoing_phone_number: z.string().optional(),
  record: z.boolean().optional(),
})

const gatherAnswer = z.object({ max_input_digits: z.number().int().min(1).max(255).default(255) })

export type MaskedCaller = {
  readonly sid: string
  /** Ten national digits each. */
  readonly from: string
  readonly line: string
  readonly at: number
  /** What they type if they are asked for a code; null: nothing. */
  readonly code: string | null
}

/** Whom the flow dials, and the line that one sees. */
export type Dialled = { readonly number: string; readonly line: string; readonly record: boolean }

/** Connect, where it has nobody Gather, and Connect once more with what was typed: asked by GET, once each. */
export class DynamicConnect {
  readonly #stop = new AbortController()

  /** Null: the branch for nobody to dial. */
  async ask(
    { connectUrl, gatherUrl }: Pick<CallFlow, 'connectUrl' | 'gatherUrl'>,
    caller: MaskedCaller,
  ): Promise<Dialled | null> {
    if (connectUrl === null) return null
    const dialled = await this.#connect(connectUrl, caller, {})
    if (dialled !== null || gatherUrl === null || caller.code === null) return dialled
    const asked = gatherAnswer.safeParse(await this.#get(gatherUrl, fieldsOf(caller)))
    if (!asked.success) return null
    const typed = caller.code.slice(0, asked.data.max_input_digits)
    return this.#connect(connectUrl, caller, { digits: `"${typed}"` })
  }

  dispose(): void {
    this.#stop.abort()
  }

  async #connect(
    url: string,
    caller: MaskedCaller,
    more: Readonly<Record<string, string>>,
  ): Promise<Dialled | null> {
    const answer = connectAnswer.safeParse(await this.#get(url, { ...fieldsOf(caller), ...more }))
    if (!answer.success) return null
    const { destination, outgoing_phone_number: shown, record = false } = answer.data
    // Addresses that are no numbers are dropped without a word, as the provider does.
    const number = destination.numbers.map(nationalDigits).find((digits) => digits !== null)
    if (number === undefined) return null
    return { number, line: nationalDigits(shown ?? '') ?? caller.line, record }
  }

  /** Null when nothing came in time that could be read. */
  async #get(url: string, fields: Readonly<Record<string, string>>): Promise<unknown> {
    const address = new URL(url)
    for (const [name, value] of Object.entries(fields)) address.searchParams.set(name, value)
    try {
      const answer = await fetch(address, {
        headers: { 'Exotel-Version': '1.0' },
        redirect: 'manual',
        signal: AbortSignal.any([this.#stop.signal, AbortSignal.timeout(answerTimeout)]),
      })
      const text = await answer.text()
      return answer.status === 200 ? JSON.parse(text) : null
    } catch {
      // Late, broken off, or no JSON.
      return null
    }
  }
}

function fieldsOf({ sid, from, line, at }: MaskedCaller): Record<string, string> {
  const [caller, called] = [trunkForm(from), trunkForm(line)]
  return {
    ...{ CallSid: sid, CallFrom: caller, CallTo: called, From: caller, To: called },
    ...{ CallStatus: 'ringing', Direction: 'incoming', ForwardedFrom: 'null', ProcessStatus: 'null' },
    ...{ Created: printLongIst(at), StartTime: printIst(at), EndTime: '1970-01-01 05:30:00' },
    ...{ DialCallDuration: '0', CurrentTime: printIst(at), flow_id: '4712', tenant_id: '1' },
  }
}
