import type { Push, Reply } from '../../shared/contract/index.ts'

/** How the page stands to the core right now. */
export type Connection =
  /** Pushes arrive. Told each time anew, for whatever happened before was missed. */
  | 'open'
  /** Nothing arrives; the transport tries again by itself. */
  | 'lost'
  /** The token is not known (any more): nothing will arrive, and nothing is tried. */
  | 'refused'

export type PushListener = (push: Push) => void
export type ConnectionListener = (connection: Connection) => void

export type CallOptions = {
  /** The page is going: the request has to arrive all the same, and nobody waits for its answer. */
  readonly outlivesPage?: boolean
}

/** The way to the core: Electron's bridge, or HTTP. */
export interface Transport {
  /** @throws TypeError when the core cannot be reached. */
  call(name: string, input: unknown, token: string | null, options?: CallOptions): Promise<Reply>
  /** Sends bytes to a path that the core gave out; answers the status. Both hosts serve such paths beside the page. */
  upload(path: string, bytes: Blob): Promise<number>
  listen(token: string, onPush: PushListener, onConnection: ConnectionListener): () => void
}
