import { lookup } from 'node:dns'
import { request as httpRequest } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { isPublicAddress, isPublicHttpsUrl } from '../settings/public-address.ts'
import { signatureHeader } from './event-signature.ts'

/** Where a caller's word may take us. */
export type AddressPolicy = {
  allowsUrl(url: string): boolean
  allowsAddress(address: string): boolean
}

/** No requests into private networks on a caller's word, whatever its host name resolves to today. */
export const publicOnly: AddressPolicy = { allowsUrl: isPublicHttpsUrl, allowsAddress: isPublicAddress }

export type RelayMessage = {
  readonly id: string
  readonly url: string
  readonly body: string
  readonly signature: string
}

export type RelayOutcome =
  | { readonly kind: 'delivered' }
  /** `reason` never holds the address. */
  | { readonly kind: 'failed'; readonly reason: string }

const answerLimitMs = 10_000

class RefusedAddress extends Error {
  override readonly name = 'RefusedAddress'
}

/** Posts one event. Redirects are not followed; any 2xx is delivery. Never throws. */
export function deliver(
  message: RelayMessage,
  policy: AddressPolicy,
  stop: AbortSignal,
): Promise<RelayOutcome> {
  const url = new URL(message.url)
  const host = url.hostname.replace(/^\[|\]$/g, '')
  // An address that stands in the URL itself is never looked up.
  if (!policy.allowsUrl(message.url) || (isIP(host) !== 0 && !policy.allowsAddress(host))) {
    return Promise.resolve({ kind: 'failed', reason: 'refused-address' })
  }
  return new Promise((resolve) => {
    const send = url.protocol === 'https:' ? httpsRequest : httpRequest
    const request = send(url, optionsFor(message, policy, stop), (response) => {
      const status = response.statusCode ?? 0
      response.destroy()
      resolve(
        status >= 200 && status < 300
          ? { kind: 'delivered' }
          : { kind: 'failed', reason: `status-${status}` },
      )
    })
    request.on('error', (error: NodeJS.ErrnoException) => {
      const reason = error instanceof RefusedAddress ? 'refused-address' : (error.code ?? error.name)
      resolve({ kind: 'failed', reason })
    })
    request.end(message.body)
  })
}

function optionsFor(message: RelayMessage, policy: AddressPolicy, stop: AbortSignal): RequestOptions {
  return {
    method: 'POST',
    // A connection of its own: one that is kept open would outlive the look at its address.
    agent: false,
    lookup: guardedLookup(policy),
    signal: AbortSignal.any([stop, AbortSignal.timeout(answerLimitMs)]),
    headers: {
      'Content-Type': 'application/json; charset=utf-8',
      'Content-Length': Buffer.byteLength(message.body),
      'User-Agent': 'Maskline',
      'X-Maskline-Event': message.id,
      [signatureHeader]: message.signature,
    },
  }
}

/** The check is made on the very addresses that are dialled, so a name cannot change in between. */
function guardedLookup(policy: AddressPolicy): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses) => {
      const [first] = addresses ?? []
      if (error) callback(error, '')
      else if (first === undefined || !addresses.every(({ address }) => policy.allowsAddress(address))) {
        callback(new RefusedAddress('The name leads to an address that may not be called'), '')
      } else if (options.all) callback(null, addresses)
      else callback(null, first.address, first.family)
    })
  }
}
