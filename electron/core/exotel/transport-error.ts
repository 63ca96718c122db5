import { ClientRequest } from 'node:http'
import { TLSSocket } from 'node:tls'
import { isCancel } from 'axios'
import type { ProviderError } from '../telecom/provider-error.ts'
import { providerError, type RequestEffect } from './error-map.ts'
import { memberOf } from './member-of.ts'

const tooLate = 'Exotel did not answer in time. Check this machine’s internet connection, then try again.'

const nameLookUpCodes: ReadonlySet<string> = new Set(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED'])
/** Certificates are judged before the first byte of a request leaves. */
const certificateCodes = /^(CERT_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_TLS_CERT_|HOSTNAME_MISMATCH)/

/** What the network said instead of an answer. Where the request may have arrived, a connect's outcome is unknown. */
export function errorOfTransport(thrown: unknown, effect: RequestEffect): ProviderError {
  const cause = withoutRequest(thrown)
  if (effect === 'connect' && !wasNeverSent(thrown)) return providerError('outcome-unknown', { cause })
  return providerError('network', isCancel(thrown) ? { cause, sentence: tooLate } : { cause })
}

/** Whether it is certain that nothing of the request left: the connection never came up. */
export function wasNeverSent(thrown: unknown): boolean {
  const failure = innermost(thrown)
  // Several addresses were tried, and none could be connected to.
  if (failure instanceof AggregateError) return true
  const { code, syscall } = systemFields(failure)
  if (syscall === 'connect' || syscall === 'getaddrinfo') return true
  return nameLookUpCodes.has(code) || certificateCodes.test(code) || isShakingHands(thrown)
}

/** The connection ended, by whomever, before it was secured; a request waits for that. */
function isShakingHands(thrown: unknown): boolean {
  const request = memberOf(thrown, 'request')
  if (!(request instanceof ClientRequest)) return false
  const { socket } = request
  return socket instanceof TLSSocket && 'secureConnecting' in socket && socket.secureConnecting === true
}

/** For the log: the HTTP library's own errors carry the whole request, with credentials and numbers. */
function withoutRequest(thrown: unknown): Error {
  const failure = innermost(thrown)
  const { code } = systemFields(failure)
  const message = failure instanceof Error ? failure.message : 'unknown failure'
  return new Error(code === '' ? message : `${code}: ${message}`)
}

function innermost(thrown: unknown): unknown {
  let failure = thrown
  for (let depth = 0; depth < 5; depth += 1) {
    if (!(failure instanceof Error) || failure.cause === undefined) break
    failure = failure.cause
  }
  return failure
}

function systemFields(failure: unknown): { readonly code: string; readonly syscall: string } {
  if (!(failure instanceof Error)) return { code: '', syscall: '' }
  return {
    code: 'code' in failure && typeof failure.code === 'string' ? failure.code : '',
    syscall: 'syscall' in failure && typeof failure.syscall === 'string' ? failure.syscall : '',
  }
}
