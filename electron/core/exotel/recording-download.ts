import { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import { TimeoutStrategy, timeout } from 'cockatiel'
import type { ProviderError } from '../telecom/provider-error.ts'
import type { RecordingStream } from '../telecom/telecom-provider.ts'
import { providerError } from './error-map.ts'
import { authorizationOf, type ExotelAccount } from './exotel-account.ts'
import type { HttpAnswer, HttpExchange } from './http-exchange.ts'
import type { RateBudget } from './rate-budget.ts'
import { recordingAccess } from './recording-access.ts'
import type { Repeater } from './repeater.ts'
import { errorOfTransport } from './transport-error.ts'

const mostRedirects = 3
const longestWaitMs = 30_000

export type RecordingTimeouts = {
  /** Until the headers are there. */
  readonly readMs: number
  /** Between two pieces of the file. */
  readonly stallMs: number
}

export type RecordingParts = {
  readonly account: ExotelAccount
  readonly http: HttpExchange
  readonly budget: RateBudget
  readonly repeater: Repeater
  readonly timeouts: RecordingTimeouts
  readonly closing: AbortSignal
}

type OpenedFile = Omit<HttpAnswer, 'text'> & { readonly body: Readable }

/**
 * Fetches recordings. Their addresses come in with hooks, so hosts are on a list; the key goes to those that check it,
 * and never past a redirect to another host.
 */
export class RecordingDownload {
  readonly #parts: RecordingParts
  readonly #base: URL

  constructor(parts: RecordingParts) {
    this.#parts = parts
    this.#base = new URL(parts.account.baseUrl)
  }

  /** @throws ProviderError `not-found` while there is none yet. */
  open(address: string, range: string | null): Promise<RecordingStream> {
    const asked = range !== null && /^bytes=[\d ,-]+$/.test(range) ? range : null
    return this.#parts.repeater.run('read', () => this.#follow(address, asked))
  }

  async #follow(address: string, range: string | null): Promise<RecordingStream> {
    const first = allowedUrl(address, this.#base)
    let url = first
    let sameHost = true
    for (let redirects = 0; redirects <= mostRedirects; redirects += 1) {
      sameHost &&= url.origin === first.origin
      const trusted = sameHost && recordingAccess(url, this.#base) === 'with-credentials'
      const file = await this.#fetch(url, range, trusted)
      const next = redirectOf(file)
      if (next === null) return this.#stream(file)
      file.body.destroy()
      url = allowedUrl(next, this.#base, url)
    }
    throw refusedAddress()
  }

  async #fetch(url: URL, range: string | null, trusted: boolean): Promise<OpenedFile> {
    const { account, http, budget, timeouts, closing } = this.#parts
    // Files on other hosts do not count as requests of the account.
    if (url.origin === this.#base.origin) await budget.take('interactive', longestWaitMs, closing)
    const headers = {
      ...(trusted ? { Authorization: authorizationOf(account) } : {}),
      ...(range === null ? {} : { Range: range }),
    }
    const limit = timeout(timeouts.readMs, { strategy: TimeoutStrategy.Cooperative, abortOnReturn: false })
    try {
      return await limit.execute(({ signal }) => http.open({ url: url.href, headers, signal }), closing)
    } catch (thrown) {
      throw errorOfTransport(thrown, 'read')
    }
  }

  #stream(file: OpenedFile): RecordingStream {
    const { status, body, header } = file
    if (status !== 200 && status !== 206) {
      body.destroy()
      throw recordingError(status)
    }
    const length = header('content-length')
    endWhenStalled(body, this.#parts.timeouts.stallMs)
    return {
      status,
      contentType: header('content-type') ?? 'application/octet-stream',
      contentLength: length !== null && /^\d{1,15}$/.test(length) ? Number(length) : null,
      contentRange: header('content-range'),
      body,
    }
  }
}

/** @throws ProviderError for an address that no recording of Exotel's has. */
function allowedUrl(address: string, base: URL, relativeTo?: URL): URL {
  if (!URL.canParse(address, relativeTo?.href)) throw refusedAddress()
  const url = new URL(address, relativeTo?.href)
  if (recordingAccess(url, base) === 'forbidden') throw refusedAddress()
  // Credentials in an address are somebody else's.
  url.username = ''
  url.password = ''
  return url
}

function redirectOf({ status, header }: OpenedFile): string | null {
  return [301, 302, 303, 307, 308].includes(status) ? header('location') : null
}

function refusedAddress(): ProviderError {
  return providerError('invalid-request', {
    sentence: 'The recording lies at an address that is not one of Exotel’s, so it is not fetched.',
  })
}

function recordingError(status: number): ProviderError {
  const details = { httpStatus: status }
  if (status === 401 || status === 403) {
    const sentence =
      'Exotel refused the recording. Check the API key in Settings, and whether recordings are open to this machine’s address.'
    return providerError('authentication', { ...details, sentence })
  }
  if (status === 404 || status === 410) {
    const sentence =
      'Exotel has no such recording: it comes some minutes after the call, and goes after a time.'
    return providerError('not-found', { ...details, sentence })
  }
  if (status === 429) return providerError('rate-limit', details)
  return providerError(status >= 500 ? 'service-unavailable' : 'invalid-request', details)
}

function endWhenStalled(body: Readable, stallMs: number): void {
  if (!(body instanceof IncomingMessage)) return
  const { socket } = body
  const stop = () => body.destroy(new Error('The recording stopped arriving'))
  socket.setTimeout(stallMs)
  socket.once('timeout', stop)
  body.once('close', () => socket.off('timeout', stop))
}
