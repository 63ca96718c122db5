import type { IncomingMessage } from 'node:http'

/** Bodies of hooks and of the integration API. */
export const bodyLimit = 256 * 1024

export type BodyOutcome =
  | { readonly kind: 'body'; readonly bytes: Uint8Array }
  | { readonly kind: 'too-large' }
  /** The sender went away; there is nobody to answer. */
  | { readonly kind: 'aborted' }

const emptyBody: BodyOutcome = { kind: 'body', bytes: new Uint8Array(0) }
const tooLarge: BodyOutcome = { kind: 'too-large' }
const aborted: BodyOutcome = { kind: 'aborted' }

/**
 * Collects a body. One that is too large is known as such as early as can be; the rest of it is read and dropped, so
 * that the sender gets to see the answer.
 */
export function readBody(request: IncomingMessage, limit = bodyLimit): Promise<BodyOutcome> {
  const { 'content-length': length, 'transfer-encoding': encoding } = request.headers
  if (encoding === undefined) {
    if (length === undefined || length === '0') return Promise.resolve(emptyBody)
    if (Number(length) > limit) {
      request.resume()
      return Promise.resolve(tooLarge)
    }
  }
  return collect(request, limit)
}

function collect(request: IncomingMessage, limit: number): Promise<BodyOutcome> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size <= limit) chunks.push(chunk)
      else {
        chunks.length = 0
        resolve(tooLarge)
      }
    })
    request.on('end', () => resolve({ kind: 'body', bytes: joined(chunks, size) }))
    request.on('close', () => resolve(aborted))
  })
}

/** Never a small view of a far larger buffer, which would be kept as long as it. */
function joined(chunks: readonly Buffer[], size: number): Uint8Array {
  const [first] = chunks
  if (chunks.length === 1 && first !== undefined && first.buffer.byteLength <= 2 * size) return first
  const bytes = new Uint8Array(size)
  let offset = 0
  for (const chunk of chunks) {
    bytes.set(chunk, offset)
    offset += chunk.length
  }
  return bytes
}
