import type { ServerResponse } from 'node:http'
import type { HookRoute } from './hook-routes.ts'

/**
 * What a Connect applet is told while no session is open for anybody: there is no one to dial. It never holds a
 * number, whoever asks.
 */
const nobodyToDial = JSON.stringify({ fetch_after_attempt: false, destination: { numbers: [] } })

/** What a Gather applet is told while there is nothing to ask for. */
const nothingToGather = JSON.stringify({
  gather_prompt: { text: 'This number is not in service at the moment.' },
  max_input_digits: 1,
  input_timeout: 1,
  repeat_menu: 0,
})

type FixedAnswer = { readonly headers: readonly string[]; readonly body: string }

const accepted = fixed('text/plain; charset=utf-8', 'OK')

const flowAnswers: ReadonlyMap<HookRoute, FixedAnswer> = new Map([
  ['exotel/connect', fixed('application/json; charset=utf-8', nobodyToDial)],
  ['exotel/gather', fixed('application/json; charset=utf-8', nothingToGather)],
])

function fixed(contentType: string, body: string): FixedAnswer {
  const length = String(Buffer.byteLength(body))
  return {
    headers: ['Content-Type', contentType, 'Content-Length', length, 'Cache-Control', 'no-store'],
    body,
  }
}

/** The event is on disk. The fixed answers are ASCII. */
export function answerAccepted(response: ServerResponse, route: HookRoute): void {
  const { headers, body } = flowAnswers.get(route) ?? accepted
  // The list is never changed by Node; its type only lacks the word for that.
  response.writeHead(200, headers as string[])
  response.end(body, 'latin1')
}

/** The event is on disk, and this is what the applet that asked is told. */
export function answerFlow(response: ServerResponse, told: object): void {
  const { headers, body } = fixed('application/json; charset=utf-8', JSON.stringify(told))
  // As above.
  response.writeHead(200, headers as string[])
  response.end(body)
}

export function answerTooLarge(response: ServerResponse): void {
  response.writeHead(413, ['Content-Length', '0'])
  response.end()
}

/** Nothing was kept; the provider is to try again. */
export function answerNotNow(response: ServerResponse): void {
  response.writeHead(503, ['Content-Length', '0', 'Retry-After', '60'])
  response.end()
}
