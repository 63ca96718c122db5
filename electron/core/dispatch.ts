import { AppError, toWireError } from '../../shared/app-error.ts'
import {
  type ParsedInput,
  type Reply,
  type RequestName,
  type RequestOutput,
  requests,
} from '../../shared/contract/index.ts'
import { allowedWhile, type Standing, type UserView } from '../../shared/contract/people.ts'
import type { Log } from './ports.ts'

/** Who makes a request: nobody yet, or a user with their session. */
export type Caller =
  | { readonly kind: 'nobody' }
  | { readonly kind: 'user'; readonly user: UserView; readonly token: string; readonly standing: Standing }

export type SignedInCaller = Extract<Caller, { kind: 'user' }>

/** The caller a handler sees: requests for anyone may come from nobody, all others come from a user. */
export type CallerOf<Name extends RequestName> = (typeof requests)[Name]['right'] extends 'anyone'
  ? Caller
  : SignedInCaller

export type Handler<Name extends RequestName> = (
  input: ParsedInput<Name>,
  caller: CallerOf<Name>,
) => Promise<RequestOutput<Name>>

export type Handlers = { readonly [Name in RequestName]: Handler<Name> }

/** Resolves a session token; null when it is unknown or has expired. */
export type FindCaller = (token: string) => Promise<SignedInCaller | null>

export type Dispatch = (name: string, input: unknown, token: string | null) => Promise<Reply>

/** An untrusted name, input and token in; a reply out. Never throws. */
export function createDispatch(handlers: Handlers, findCaller: FindCaller, log: Log): Dispatch {
  return async (name, input, token) => {
    try {
      return { ok: true, value: await answer(handlers, findCaller, name, input, token) }
    } catch (thrown) {
      const error = toWireError(thrown)
      if (error.code === 'internal') log.error('dispatch', 'A request failed', { name, cause: thrown })
      return { ok: false, error }
    }
  }
}

async function answer(
  handlers: Handlers,
  findCaller: FindCaller,
  name: string,
  input: unknown,
  token: string | null,
): Promise<unknown> {
  if (!isRequestName(name)) throw new AppError('not-found', 'The console has no such request.')
  const { right, input: inputSchema, output: outputSchema } = requests[name]

  const caller = token === null ? null : await findCaller(token)
  if (right !== 'anyone') {
    if (caller === null) throw new AppError('not-signed-in', 'Sign in to go on.')
    requireStanding(caller.standing, name)
    if (!caller.user.rights.includes(right)) {
      throw new AppError('not-allowed', 'Your role does not allow this. Ask a supervisor.')
    }
  }

  const parsed = inputSchema.safeParse(input)
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path.join('.') ?? ''
    throw new AppError('bad-input', 'Something in the request is missing or malformed.', { field })
  }
  // The table ties each name to its handler; TypeScript cannot follow one name through three look-ups.
  const handler = handlers[name] as (input: unknown, caller: Caller) => Promise<unknown>
  return outputSchema.parse(await handler(parsed.data, caller ?? { kind: 'nobody' }))
}

function requireStanding(standing: Standing, name: RequestName): void {
  if (standing === 'open' || allowedWhile[standing].some((allowed) => allowed === name)) return
  const message =
    standing === 'locked'
      ? 'This window is locked. Unlock it with your password.'
      : 'Choose a password of your own first.'
  throw new AppError('not-allowed', message, { reason: standing })
}

function isRequestName(name: string): name is RequestName {
  return Object.hasOwn(requests, name)
}
