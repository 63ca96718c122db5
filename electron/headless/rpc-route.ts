import type { IncomingMessage, ServerResponse } from 'node:http'
import type { ErrorCode } from '../../shared/app-error.ts'
import type { Console } from '../core/console-types.ts'
import { sendReply } from './answers.ts'
import { bearerToken } from './own-address.ts'

const mostBytes = 1024 * 1024

/** `POST /rpc/{name}` with a JSON body: the core's reply, always 200 when the request itself could be read. */
export async function answerRpc(
  desk: Pick<Console, 'dispatch'>,
  name: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  // A form of another site cannot send this type without asking first.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) {
    refuse(response, 415, 'bad-input', 'The request must be JSON.')
    return
  }
  const body = await readBody(request)
  if (body === null) {
    response.setHeader('Connection', 'close')
    refuse(response, 413, 'too-large', 'The request is larger than 1 MB.')
    return
  }
  const input = parse(body)
  if (input === null) {
    refuse(response, 400, 'bad-input', 'The request is not JSON.')
    return
  }
  sendReply(response, await desk.dispatch(name, input.value, bearerToken(request)))
}

/** Null when it is too large. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = []
  let bytes = 0
  for await (const chunk of request) {
    // Without an encoding set, an incoming message yields buffers.
    const buffer = chunk as Buffer
    bytes += buffer.length
    if (bytes > mostBytes) return null
    chunks.push(buffer)
  }
  return Buffer.concat(chunks).toString('utf8')
}

/** A body that is left out asks with no input. */
function parse(body: string): { readonly value: unknown } | null {
  if (body === '') return { value: {} }
  try {
    return { value: JSON.parse(body) }
  } catch {
    return null
  }
}

function refuse(response: ServerResponse, status: number, code: ErrorCode, message: string): void {
  sendReply(response, { ok: false, error: { code, message, detail: {} } }, status)
}
