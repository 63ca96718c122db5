import { Agent as HttpAgent } from 'node:http'
import { Agent as HttpsAgent } from 'node:https'
import type { Readable } from 'node:stream'
import { type AxiosInstance, type AxiosResponse, create } from 'axios'
import type { Disposable } from '../lifetime.ts'
import { isLoopbackHost } from './loopback-host.ts'

/** An idle connection is used again only while it is sure to be alive: a request on a dead one has an unknown outcome. */
const idleConnectionMs = 4000
const connections = 32

/** A full page of the call list is about a tenth of it. */
const longestAnswer = 4 * 1024 * 1024

export type HttpRequest = {
  readonly method: 'GET' | 'POST'
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
  readonly signal: AbortSignal
}

export type HttpAnswer = {
  readonly status: number
  readonly text: string
  readonly header: (name: string) => string | null
}

/** Plain exchanges over kept connections: every status is an answer, redirects are not followed, nothing is repeated. */
export class HttpExchange implements Disposable {
  readonly #httpAgent = new HttpAgent(agentOptions)
  readonly #httpsAgent = new HttpsAgent(agentOptions)
  readonly #axios: AxiosInstance = create({
    httpAgent: this.#httpAgent,
    httpsAgent: this.#httpsAgent,
    maxRedirects: 0,
    validateStatus: () => true,
    transformResponse: [(data: unknown) => data],
    headers: { 'User-Agent': 'Maskline' },
  })

  /** Throws whatever the network says instead of an answer. */
  async send(request: HttpRequest): Promise<HttpAnswer> {
    const response: AxiosResponse<unknown> = await this.#axios.request({
      method: request.method,
      url: request.url,
      headers: request.headers,
      ...(request.body === undefined ? {} : { data: request.body }),
      signal: request.signal,
      responseType: 'text',
      decompress: true,
      maxContentLength: longestAnswer,
      ...directly(request.url),
    })
    const text = typeof response.data === 'string' ? response.data : ''
    return { status: response.status, text, header: (name) => headerOf(response, name) }
  }

  /** As `send`, but the body is handed on as it comes. The bytes are those of the file: nothing is unpacked. */
  async open(
    request: Omit<HttpRequest, 'method' | 'body'>,
  ): Promise<Omit<HttpAnswer, 'text'> & { readonly body: Readable }> {
    const response: AxiosResponse<Readable> = await this.#axios.request<Readable>({
      method: 'GET',
      url: request.url,
      headers: { ...request.headers, 'Accept-Encoding': 'identity' },
      signal: request.signal,
      responseType: 'stream',
      decompress: false,
      ...directly(request.url),
    })
    return { status: response.status, body: response.data, header: (name) => headerOf(response, name) }
  }

  dispose(): void {
    this.#httpAgent.destroy()
    this.#httpsAgent.destroy()
  }
}

const agentOptions = { keepAlive: true, timeout: idleConnectionMs, maxSockets: connections } as const

/** A proxy of the company's is for the world outside. */
function directly(url: string): { readonly proxy?: false } {
  return isLoopbackHost(new URL(url).hostname) ? { proxy: false } : {}
}

function headerOf(response: AxiosResponse<unknown>, name: string): string | null {
  const value: unknown = response.headers[name]
  return typeof value === 'string' ? value : null
}
