import { nationalDigits } from '../indian-number.ts'
import { readIst } from '../ist-time.ts'
import { VoiceRefusal } from './voice-refusal.ts'

/** What a client asked of the call list, read and checked. */
export type CallListQuery = {
  readonly sids: ReadonlySet<string> | null
  /** Inclusive, in whole seconds of the list's own times. */
  readonly createdFrom: number
  readonly createdTo: number
  /** Ten national digits. */
  readonly from: ReadonlySet<string> | null
  readonly to: ReadonlySet<string> | null
  readonly either: ReadonlySet<string> | null
  readonly statuses: ReadonlySet<string> | null
  readonly directions: ReadonlySet<string> | null
  readonly pageSize: number
  readonly ascending: boolean
  /** Sequence numbers of the calls the page lies behind, or before. */
  readonly after: number | null
  readonly before: number | null
}

const day = 24 * 60 * 60_000
const usualPage = 50
const longestPage = 100
const mostSids = 100
const mostNumbers = 5

/** @throws VoiceRefusal 400 */
export function readCallListQuery(parameters: URLSearchParams, now: number): CallListQuery {
  const list = (name: string, most = Number.POSITIVE_INFINITY) => readList(parameters, name, most)
  const pageSize = Number(parameters.get('PageSize') ?? usualPage)
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > longestPage) throw bad('PageSize')
  const sortBy = parameters.get('SortBy') ?? 'DateCreated:desc'
  if (!/^DateCreated:(asc|desc)$/.test(sortBy)) throw bad('SortBy')
  return {
    sids: list('Sid', mostSids),
    ...readCreated(parameters.get('DateCreated'), now),
    from: readNumbers(list('From', mostNumbers), 'From'),
    to: readNumbers(list('To', mostNumbers), 'To'),
    either: readNumbers(list('PhoneNumber', mostNumbers), 'PhoneNumber'),
    statuses: list('Status'),
    directions: list('Direction'),
    pageSize,
    ascending: sortBy.endsWith(':asc'),
    after: readCursor(parameters.get('After'), 'After'),
    before: readCursor(parameters.get('Before'), 'Before'),
  }
}

/** A cursor is opaque to clients; inside it is a call's place in the list. */
export function printCursor(sequence: number): string {
  return Buffer.from(`c${sequence}`).toString('base64url')
}

function readCursor(text: string | null, name: string): number | null {
  if (text === null || text === '') return null
  const place = /^c(\d+)$/.exec(Buffer.from(text, 'base64url').toString('latin1'))?.[1]
  if (place === undefined) throw bad(name)
  return Number(place)
}

/** `gte:2026-01-15 00:00:00;lte:…`, at most six months old and a month long; the last 31 days unless it says otherwise. */
function readCreated(text: string | null, now: number): Pick<CallListQuery, 'createdFrom' | 'createdTo'> {
  let createdFrom: number | null = null
  let createdTo: number | null = null
  for (const bound of (text ?? '').split(';').filter((part) => part !== '')) {
    const instant = readIst(bound.slice(4))
    if (instant === null) throw bad('DateCreated')
    if (bound.startsWith('gte:')) createdFrom = instant
    else if (bound.startsWith('lte:')) createdTo = instant
    else throw bad('DateCreated')
  }
  createdTo ??= Math.max(now, createdFrom ?? 0)
  createdFrom ??= createdTo - 31 * day
  if (createdTo - createdFrom > 31 * day || createdFrom < now - 184 * day) throw bad('DateCreated')
  return { createdFrom, createdTo }
}

function readList(parameters: URLSearchParams, name: string, most: number): ReadonlySet<string> | null {
  const text = parameters.get(name)
  if (text === null || text === '') return null
  const items = text.split(',').map((item) => item.trim())
  if (items.length > most) throw bad(name)
  return new Set(items)
}

function readNumbers(texts: ReadonlySet<string> | null, name: string): ReadonlySet<string> | null {
  if (texts === null) return null
  const numbers = new Set<string>()
  for (const text of texts) {
    const digits = nationalDigits(text)
    if (digits === null) throw bad(name)
    numbers.add(digits)
  }
  return numbers
}

function bad(name: string): VoiceRefusal {
  return new VoiceRefusal(400, `Invalid parameter ${name}`)
}
