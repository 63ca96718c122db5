import { createBridgeTransport } from './bridge-transport.ts'
import { createHttpTransport } from './http-transport.ts'
import type { Transport } from './transport.ts'

/** The desktop window has the bridge; a browser has HTTP. */
export function chooseTransport(): Transport {
  return window.maskline === undefined ? createHttpTransport() : createBridgeTransport(window.maskline)
}
