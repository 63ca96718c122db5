import type { Reply } from '../../shared/contract/index.ts'
import { EventStream } from './event-stream.ts'
import { putFile } from './put-file.ts'
import type { Transport } from './transport.ts'

/** The headless console, by its address; `''` is where the page came from. */
export function createHttpTransport(base = ''): Transport {
  return {
    async call(name, input, token, options) {
      const answer = await fetch(`${base}/rpc/${name}`, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json',
          ...(token === null ? {} : { Authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify(input),
        cache: 'no-store',
        keepalive: options?.outlivesPage === true,
      })
      // Our own core wrote the reply, from a schema it parsed.
      return (await answer.json()) as Reply
    },
    upload: (path, bytes) => putFile(`${base}${path}`, bytes),
    listen(token, onPush, onConnection) {
      const stream = new EventStream(`${base}/events`, token, onPush, onConnection)
      stream.start()
      return () => stream.dispose()
    },
  }
}
