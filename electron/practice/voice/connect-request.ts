import { nationalDigits } from '../indian-number.ts'
import type { CallbackRequest } from '../practice-call.ts'
import { listField } from './form-body.ts'

/** What a client asked for, read and checked. */
export type ConnectRequest = {
  readonly first: string
  /** Null: the first leg is led into a flow. */
  readonly second: string | null
  readonly line: string
  readonly customField: string | null
  readonly record: boolean
  readonly channels: 1 | 2
  readonly ringSeconds: number
  readonly longestTalkSeconds: number
  readonly callback: CallbackRequest | null
}

export type ConnectReading =
  | { readonly ok: true; readonly request: ConnectRequest }
  | { readonly ok: false; readonly problem: string }

const longestCall = 14_400
const usualRing = 30
/** `http://my.exotel.com/{sid}/exoml/start_voice/{app_id}`; older accounts have `start`. */
const flowPath = /^(\/[^/]+)?\/exoml\/start(_voice)?\/\d+$/

export function readConnect(fields: URLSearchParams): ConnectReading {
  const text = (name: string) => fields.get(name)?.trim() ?? ''
  for (const name of ['From', 'CallerId']) {
    if (text(name) === '') return refuse(`Mandatory parameter ${name} is missing`)
  }
  if ((text('To') === '') === (text('Url') === '')) return refuse('Exactly one of To and Url must be given')
  if (text('Url') !== '' && !isFlowUrl(text('Url'))) return refuse('Url is not the URL of a flow')
  if (text('CustomField').length > 128) return refuse('CustomField is longer than 128 characters')
  if (!['', 'trans'].includes(text('CallType'))) return refuse('CallType must be trans')
  if (text('StatusCallback') !== '' && !isHttpUrl(text('StatusCallback'))) {
    return refuse('StatusCallback is not a URL')
  }
  return readLegs(fields, text)
}

function readLegs(fields: URLSearchParams, text: (name: string) => string): ConnectReading {
  const first = nationalDigits(text('From'))
  const second = text('To') === '' ? null : nationalDigits(text('To'))
  const line = nationalDigits(text('CallerId'))
  const ringSeconds = readSeconds(text('TimeOut'), usualRing)
  const longestTalkSeconds = readSeconds(text('TimeLimit'), longestCall)
  if (first === null) return refuse('From is not a valid number')
  if (second === null && text('To') !== '') return refuse('To is not a valid number')
  if (line === null) return refuse('CallerId is not a valid number')
  if (ringSeconds === null) return refuse('TimeOut is not valid')
  if (longestTalkSeconds === null || longestTalkSeconds > longestCall) return refuse('TimeLimit is not valid')
  return {
    ok: true,
    request: {
      first,
      second,
      line,
      customField: text('CustomField') === '' ? null : text('CustomField'),
      // What is recorded by default differs between the provider's own pages; here nothing that was not asked for.
      record: text('Record') === 'true',
      channels: text('RecordingChannels') === 'dual' ? 2 : 1,
      ringSeconds,
      longestTalkSeconds,
      callback: readCallback(fields, text),
    },
  }
}

function readCallback(fields: URLSearchParams, text: (name: string) => string): CallbackRequest | null {
  const url = text('StatusCallback')
  if (url === '') return null
  const wanted = listField(fields, 'StatusCallbackEvents')
  return {
    url,
    events: (['answered', 'terminal'] as const).filter((event) => wanted.includes(event)),
    json: text('StatusCallbackContentType') === 'application/json',
  }
}

function readSeconds(text: string, fallback: number): number | null {
  if (text === '') return fallback
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : null
}

function isHttpUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol)
}

/** External URLs cannot be dialled: only a flow of the provider's, or one under the stand-in's own address. */
function isFlowUrl(text: string): boolean {
  if (!isHttpUrl(text)) return false
  const { hostname, pathname } = new URL(text)
  return /(^|\.)exotel\.(com|in)$|^127\.0\.0\.1$/.test(hostname) && flowPath.test(pathname)
}

function refuse(problem: string): ConnectReading {
  return { ok: false, problem }
}
