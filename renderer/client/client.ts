import { AppError, fromWireError } from '../../shared/app-error.ts'
import type { Reply, RequestInput, RequestName, RequestOutput } from '../../shared/contract/index.ts'
import type { TokenKeeper } from './token-keeper.ts'
import type { CallOptions, ConnectionListener, PushListener, Transport } from './transport.ts'

/** What the window's state asks of the core; typed by the contract. */
export interface Client {
  /** @throws AppError; `internal` with reason `console-unreachable` when the core did not answer. */
  request<Name extends RequestName>(
    name: Name,
    input: RequestInput<Name>,
    options?: CallOptions,
  ): Promise<RequestOutput<Name>>
  /** Sends bytes to a path that a request gave out. @throws AppError */
  upload(path: string, bytes: Blob): Promise<void>
  /** With the token of now; nothing is heard without one. */
  listen(onPush: PushListener, onConnection: ConnectionListener): () => void
  hasToken(): boolean
  setToken(token: string | null): void
  /** Called when the core no longer knows the token that a request carried. */
  onSignedOut(listener: () => void): () => void
}

/** A wrong password says `not-signed-in` too, and is no reason to forget a session. */
const requestsWithoutSession: readonly RequestName[] = [
  'setup.state',
  'setup.create-admin',
  'setup.start-practising',
  'session.sign-in',
]

export function createClient(transport: Transport, tokens: TokenKeeper): Client {
  const signedOutListeners = new Set<() => void>()

  async function ask(
    name: RequestName,
    input: unknown,
    token: string | null,
    options?: CallOptions,
  ): Promise<Reply> {
    try {
      return await transport.call(name, input, token, options)
    } catch (cause) {
      throw new AppError('internal', 'The console does not answer.', { reason: 'console-unreachable' }, cause)
    }
  }

  return {
    async request<Name extends RequestName>(name: Name, input: RequestInput<Name>, options?: CallOptions) {
      const token = requestsWithoutSession.includes(name) ? null : tokens.read()
      const reply = await ask(name, input, token, options)
      // Dispatch parsed the value with the schema that this type comes from.
      if (reply.ok) return reply.value as RequestOutput<Name>
      const lostSession = token !== null && reply.error.code === 'not-signed-in' && token === tokens.read()
      if (lostSession) for (const listener of signedOutListeners) listener()
      throw fromWireError(reply.error)
    },
    async upload(path, bytes) {
      const status = await transport.upload(path, bytes).catch((cause: unknown) => {
        throw new AppError(
          'internal',
          'The console does not answer.',
          { reason: 'console-unreachable' },
          cause,
        )
      })
      if (status === 413)
        throw new AppError('too-large', 'The file is too large.', { reason: 'import-too-large' })
      if (status !== 204)
        throw new AppError('not-found', 'The file was not expected.', { reason: 'import-gone' })
    },
    listen(onPush, onConnection) {
      const token = tokens.read()
      return token === null ? () => undefined : transport.listen(token, onPush, onConnection)
    },
    hasToken: () => tokens.read() !== null,
    setToken: (token) => tokens.write(token),
    onSignedOut(listener) {
      signedOutListeners.add(listener)
      return () => {
        signedOutListeners.delete(listener)
      }
    },
  }
}
