import type { Log } from '../ports.ts'
import type { CallListQuery, CallReport } from '../telecom/telecom-provider.ts'
import { providerError } from './error-map.ts'
import type { ExotelClient } from './exotel-client.ts'
import { formatIndianTime } from './indian-time.ts'
import { type CallListPage, parseCallList } from './parse-call.ts'

const listPath = 'Calls.json'
const longestPage = 100
const second = 1000
const day = 24 * 60 * 60 * second

/** Exotel lists at most a month at a time. */
const longestRange = 28 * day

/**
 * Every call of the range, page after page, newest first.
 * @throws ProviderError also when it cannot be read to its end: half a list would make a call look as if it were not.
 */
export async function* listCalls(
  client: ExotelClient,
  log: Log,
  query: CallListQuery,
): AsyncGenerator<CallReport> {
  const createdFrom = Math.floor(query.createdFrom / second) * second
  let createdTo = Math.ceil(query.createdTo / second) * second
  for (; createdTo >= createdFrom; createdTo -= longestRange + second) {
    const from = Math.max(createdFrom, createdTo - longestRange)
    yield* listRange(client, log, { ...query, createdFrom: from, createdTo })
  }
}

async function* listRange(client: ExotelClient, log: Log, query: CallListQuery): AsyncGenerator<CallReport> {
  const seen = new Set<string>()
  let parameters: Readonly<Record<string, string>> | null = firstPage(query)
  while (parameters !== null) {
    const page: CallListPage = await client.ask(
      { operation: 'list calls', effect: 'read', priority: 'background', path: listPath, query: parameters },
      parseCallList,
    )
    if (page.skipped > 0) log.warn('exotel', 'Rows of the call list name no call', { rows: page.skipped })
    yield* page.reports
    parameters = page.nextPageUri === null ? null : nextPage(page.nextPageUri, seen)
  }
}

function firstPage(query: CallListQuery): Record<string, string> {
  const from = formatIndianTime(query.createdFrom)
  const to = formatIndianTime(query.createdTo)
  return {
    DateCreated: `gte:${from};lte:${to}`,
    PageSize: String(longestPage),
    SortBy: 'DateCreated:desc',
    ...(query.first === undefined ? {} : { From: query.first }),
    ...(query.second === undefined ? {} : { To: query.second }),
    ...(query.direction === 'inbound' ? { Direction: 'inbound' } : {}),
  }
}

/** Of the next page's address only the query is taken: where to ask is our own knowledge. */
function nextPage(uri: string, seen: Set<string>): Record<string, string> {
  const relative = /^\/(?![/\\])/.test(uri) && URL.canParse(uri, 'http://list.invalid')
  if (!relative || seen.has(uri)) {
    throw providerError('service-unavailable', {
      sentence: 'Exotel’s call list could not be read to its end. Try again in a minute.',
    })
  }
  seen.add(uri)
  return Object.fromEntries(new URL(uri, 'http://list.invalid').searchParams)
}
