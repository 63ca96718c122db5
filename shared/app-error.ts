/** Everything that can go wrong and that somebody can act on. The window words each code; the API maps it to a status. */
export const errorCodes = [
  'bad-input',
  'undialable',
  'no-key',
  'not-signed-in',
  'not-allowed',
  'not-found',
  'wrong-state',
  'too-large',
  'limit',
  'outside-hours',
  'provider-refused',
  'provider-unreachable',
  'outcome-unknown',
  'store-full',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

export type ErrorDetail = {
  /** The field of the input that was refused, as a path joined with dots. */
  readonly field?: string
  /** A finer word than the code, for a sentence of its own: `agent-busy`, `do-not-disturb`. */
  readonly reason?: string
  /** ISO 8601; when the same request may be made again. */
  readonly nextAvailableTime?: string
  readonly retryAfterSeconds?: number
}

/** The form in which a failure crosses IPC and HTTP: Electron carries only a message across, so errors travel as data. */
export type WireError = {
  readonly code: ErrorCode
  readonly message: string
  readonly detail: ErrorDetail
}

/** The one error that is thrown on purpose. `message` is a sentence for a person; `cause` is for the log. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly code: ErrorCode
  readonly detail: ErrorDetail

  constructor(code: ErrorCode, message: string, detail: ErrorDetail = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause })
    this.code = code
    this.detail = detail
  }
}

/** Turns whatever was thrown into what may be shown; a bug becomes `internal` and says nothing of itself. */
export function toWireError(thrown: unknown): WireError {
  if (thrown instanceof AppError) {
    return { code: thrown.code, message: thrown.message, detail: thrown.detail }
  }
  return {
    code: 'internal',
    message: 'Something went wrong inside the console. Nothing was changed; the log has the cause.',
    detail: {},
  }
}

export function fromWireError(error: WireError): AppError {
  return new AppError(error.code, error.message, error.detail)
}
