import { AppError, type ErrorCode } from '../../../shared/app-error.ts'

export const providerErrorKinds = [
  'authentication',
  'rate-limit',
  'invalid-request',
  'network',
  'service-unavailable',
  'insufficient-balance',
  /** The request may have been carried out: a timeout, a reset, 500 or 504 on something that is not safe to repeat. */
  'outcome-unknown',
  /** The person asked not to be called (TRAI NDNC); never to be repeated. */
  'do-not-disturb',
  'not-found',
  /** The circuit breaker is open: nothing was sent. */
  'circuit-open',
] as const

export type ProviderErrorKind = (typeof providerErrorKinds)[number]

/** A provider's failure in our own words. `message` is a sentence for a person and never holds a number or a secret. */
export class ProviderError extends Error {
  override readonly name = 'ProviderError'
  readonly kind: ProviderErrorKind
  readonly httpStatus: number | null
  /** Milliseconds, from `Retry-After` or the breaker. */
  readonly retryAfterMs: number | null

  constructor(
    kind: ProviderErrorKind,
    message: string,
    options: { httpStatus?: number; retryAfterMs?: number; cause?: unknown } = {},
  ) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.kind = kind
    this.httpStatus = options.httpStatus ?? null
    this.retryAfterMs = options.retryAfterMs ?? null
  }
}

const codeOfKind: Readonly<Record<ProviderErrorKind, ErrorCode>> = {
  authentication: 'provider-refused',
  'rate-limit': 'provider-unreachable',
  'invalid-request': 'provider-refused',
  network: 'provider-unreachable',
  'service-unavailable': 'provider-unreachable',
  'insufficient-balance': 'provider-refused',
  'outcome-unknown': 'outcome-unknown',
  'do-not-disturb': 'provider-refused',
  'not-found': 'not-found',
  'circuit-open': 'provider-unreachable',
}

/** For those who asked the core: the kind becomes the `reason` that the window has a sentence for. */
export function appErrorOf(error: ProviderError): AppError {
  return new AppError(
    codeOfKind[error.kind],
    error.message,
    {
      reason: error.kind,
      ...(error.retryAfterMs === null ? {} : { retryAfterSeconds: Math.ceil(error.retryAfterMs / 1000) }),
    },
    error,
  )
}
