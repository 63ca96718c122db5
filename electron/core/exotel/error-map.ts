import { ProviderError, type ProviderErrorKind } from '../telecom/provider-error.ts'
import type { RestException } from './rest-exception.ts'
import { withoutNumbers } from './without-numbers.ts'

/**
 * Whether a request may be carried out twice. A `connect` may not: where it is not certain that nothing happened,
 * its failure is `outcome-unknown`.
 */
export type RequestEffect = 'read' | 'connect'

export type Refusal = {
  readonly status: number
  /** Milliseconds, from `Retry-After`. */
  readonly retryAfterMs: number | null
  readonly exception: RestException | null
}

const sentences: Readonly<Record<ProviderErrorKind, string>> = {
  authentication:
    'Exotel did not accept the API key and token. Check both in Settings, and that the API host is the one of the account’s region.',
  'rate-limit':
    'Exotel is getting more requests from this account than it allows. Try again in a moment, or ask Exotel for a higher limit.',
  'invalid-request':
    'Exotel found something wrong with the request. Check the numbers and the ExoPhone, then try again.',
  network: 'Exotel cannot be reached. Check this machine’s internet connection and the API host in Settings.',
  'service-unavailable': 'Exotel is out of order at the moment. Try again in a minute.',
  'insufficient-balance':
    'The Exotel account has run out of balance or reached a limit of its plan. Top it up, then try again.',
  'outcome-unknown':
    'Exotel did not say whether the call was placed. Do not call again yet: its call list is being asked.',
  'do-not-disturb': 'This person is registered as not to be called (TRAI NDNC). Do not call again.',
  'not-found': 'Exotel does not know what was asked for. Check the account SID and the API host in Settings.',
  'circuit-open':
    'Exotel failed several times in a row, so nothing is sent for a short while. Try again in half a minute.',
}

const accessRefused =
  'Exotel refused access. Check what the API key may do, and whether this machine’s address is on the account’s list of allowed addresses.'
const redirected =
  'The API host answers with a redirect instead of an answer. Check the API host in Settings.'

/** A failure in our own words; nothing of the provider's text, which may hold numbers, goes into it. */
export function providerError(
  kind: ProviderErrorKind,
  details: { httpStatus?: number; retryAfterMs?: number | null; sentence?: string; cause?: unknown } = {},
): ProviderError {
  const { httpStatus, retryAfterMs, sentence, cause } = details
  return new ProviderError(kind, sentence ?? sentences[kind], {
    ...(httpStatus === undefined ? {} : { httpStatus }),
    ...(retryAfterMs === undefined || retryAfterMs === null ? {} : { retryAfterMs }),
    ...(cause === undefined ? {} : { cause }),
  })
}

/** What an answer other than a success means; the table is §1.5 of the provider's reference. */
export function errorOfRefusal(refusal: Refusal, effect: RequestEffect): ProviderError {
  const { status, retryAfterMs, exception } = refusal
  const kind = kindOfStatus(refusal, effect)
  const details = { httpStatus: status, retryAfterMs, cause: causeOf(exception) }
  if (status === 403 && kind === 'authentication') {
    return providerError(kind, { ...details, sentence: accessRefused })
  }
  return providerError(kind, status < 400 ? { ...details, sentence: redirected } : details)
}

/** For the log, what the provider said. */
function causeOf(exception: RestException | null): Error | undefined {
  if (exception === null) return undefined
  const code = /^[\w-]{1,8}$/.test(exception.code ?? '') ? ` ${exception.code}` : ''
  return new Error(`Exotel said${code}: ${withoutNumbers(exception.message)}`)
}

/** An answer that says success and cannot be read. */
export function errorOfUnreadable(httpStatus: number, effect: RequestEffect): ProviderError {
  if (effect === 'connect') return providerError('outcome-unknown', { httpStatus })
  const sentence =
    'What answered is not Exotel’s API, or its answer arrived broken. Check the API host in Settings and try again.'
  return providerError('service-unavailable', { httpStatus, sentence })
}

function kindOfStatus({ status, exception }: Refusal, effect: RequestEffect): ProviderErrorKind {
  const uncertain = effect === 'connect' ? 'outcome-unknown' : 'service-unavailable'
  switch (status) {
    case 401:
      return 'authentication'
    case 402:
      return 'insufficient-balance'
    case 403:
      return speaksOfDoNotDisturb(exception) ? 'do-not-disturb' : 'authentication'
    case 404:
      return 'not-found'
    case 408:
      return uncertain
    case 429:
      return 'rate-limit'
    case 503:
      return 'service-unavailable'
    default:
      // On a connect 500 and 504 speak of routes that were tried, and 502 of a gateway that may have passed it on.
      return status >= 500 ? uncertain : 'invalid-request'
  }
}

function speaksOfDoNotDisturb(exception: RestException | null): boolean {
  return /\b(TRAI|NDNC|DND)\b/i.test(exception?.message ?? '')
}
