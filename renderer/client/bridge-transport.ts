import type { Push, Reply } from '../../shared/contract/index.ts'
import { putFile } from './put-file.ts'
import type { Transport } from './transport.ts'

/** What the preload puts on the page. */
export type Bridge = {
  call(name: string, input: unknown, token: string | null): Promise<Reply>
  listen(token: string, onPush: (push: Push) => void): () => void
}

declare global {
  interface Window {
    readonly maskline?: Bridge
  }
}

/** In the desktop window the core lives in the same program: it is there for as long as the page is. */
export function createBridgeTransport(bridge: Bridge): Transport {
  return {
    call: (name, input, token) => bridge.call(name, input, token),
    upload: putFile,
    listen(token, onPush, onConnection) {
      const stop = bridge.listen(token, onPush)
      onConnection('open')
      return stop
    },
  }
}
