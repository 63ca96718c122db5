import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { connect, type TLSSocket } from 'node:tls'
import { type AxiosResponse, create, isAxiosError } from 'axios'
import type { HopFailure } from '../../../shared/contract/callback-test.ts'

/** What one hop came to. */
export type HopOutcome =
  | { readonly kind: 'passed'; readonly detail: string | null }
  | { readonly kind: 'failed'; readonly failure: HopFailure; readonly detail: string | null }
  | { readonly kind: 'not-needed' }

/** Wall time: the network does not run faster in practice. */
export const hopLimitMs = 10_000

export const passed = (detail: string | null = null): HopOutcome => ({ kind: 'passed', detail })
export const failed = (failure: HopFailure, detail: string | null = null): HopOutcome => ({
  kind: 'failed',
  failure,
  detail,
})

export type Answer = {
  readonly status: number
  readonly text: string
  readonly headers: AxiosResponse['headers']
}

/** One exchange; every status is an answer, and nothing is followed. Throws what the network says. */
export async function ask(url: string, body: string | null = null): Promise<Answer> {
  const response: AxiosResponse<unknown> = await create().request({
    url,
    method: body === null ? 'GET' : 'POST',
    ...(body !== null && { data: body }),
    timeout: hopLimitMs,
    signal: AbortSignal.timeout(hopLimitMs),
    maxRedirects: 0,
    maxContentLength: 64 * 1024,
    validateStatus: () => true,
    responseType: 'text',
    transformResponse: [(data: unknown) => data],
    // Some tunnels put a page for people in front of what they take for a browser.
    headers: {
      'User-Agent': 'Maskline',
      ...(body !== null && { 'Content-Type': 'application/x-www-form-urlencoded' }),
    },
    proxy: false,
  })
  const text = typeof response.data === 'string' ? response.data : ''
  return { status: response.status, text, headers: response.headers }
}

/** Our own listener, without anything between. */
export async function askListener(listenerUrl: string): Promise<HopOutcome> {
  const port = new URL(listenerUrl).port
  try {
    const answer = await ask(`${listenerUrl}/health`)
    if (isOurHealth(answer)) return passed(port)
    return failed(answer.status === 503 ? 'store-full' : 'not-listening', port)
  } catch (thrown) {
    requireNetworkFailure(thrown)
    return failed('not-listening', port)
  }
}

export async function resolveAddress(host: string): Promise<HopOutcome> {
  const name = host.replace(/^\[|\]$/g, '')
  if (isIP(name) !== 0) return passed(name)
  try {
    await lookup(name)
    return passed(name)
  } catch (thrown) {
    const code = codeOf(thrown)
    return failed(code === 'ENOTFOUND' || code === 'ENODATA' ? 'not-found' : 'name-server', name)
  }
}

/** Whether the other end of an https address proves that it is who it says. */
export function checkCertificate(url: URL): Promise<HopOutcome> {
  if (url.protocol === 'http:') return Promise.resolve({ kind: 'not-needed' })
  const host = url.hostname.replace(/^\[|\]$/g, '')
  return new Promise((resolve) => {
    const settle = (outcome: HopOutcome) => {
      socket.destroy()
      resolve(outcome)
    }
    const socket: TLSSocket = connect(
      {
        host,
        port: Number(url.port || 443),
        ...(isIP(host) === 0 && { servername: host }),
        timeout: hopLimitMs,
      },
      () => settle(passed(socket.getPeerCertificate().valid_to ?? null)),
    )
    socket.once('timeout', () => settle(failed('timeout', host)))
    socket.once('error', (error) => settle(failed(certificateFailure(codeOf(error)), codeOf(error))))
  })
}

function certificateFailure(code: string): HopFailure {
  if (code === 'ECONNREFUSED') return 'refused'
  if (code === 'ETIMEDOUT' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'timeout'
  if (code === 'CERT_HAS_EXPIRED' || code === 'CERT_NOT_YET_VALID') return 'expired'
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID') return 'wrong-name'
  if (/CERT|SIGNATURE|ISSUER|SELF_SIGNED/.test(code)) return 'untrusted'
  return 'not-tls'
}

/** What a tunnel's far end answers while its near end is not there. */
export function isTunnelDown({ status, headers }: Answer): boolean {
  return (
    headers['ngrok-error-code'] !== undefined ||
    status === 502 ||
    status === 504 ||
    (status >= 520 && status <= 530)
  )
}

export function isOurHealth({ status, text }: Answer): boolean {
  return status === 200 && text === '{"status":"ok"}'
}

export function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown ? String(thrown.code) : 'unknown'
}

/** Anything else is a bug, and not to be taken for a broken way. */
export function requireNetworkFailure(thrown: unknown): void {
  if (!isAxiosError(thrown)) throw thrown
}
