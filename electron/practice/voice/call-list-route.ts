import type { Request, Response } from 'express'
import { momentOf } from '../call-moment.ts'
import type { Ledger } from '../ledger/ledger.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { PracticeClock } from '../practice-clock.ts'
import type { Switchboard } from '../switchboard.ts'
import { listRow } from './call-answer.ts'
import { type CallListQuery, printCursor, readCallListQuery } from './call-list-query.ts'
import { sendAnswer, wantsXml } from './voice-answer.ts'

/** `GET …/Calls[.json]`: details of many, newest first, a page at a time. */
export function callListRoute(
  ledger: Ledger,
  clock: PracticeClock,
  switchboard: Switchboard,
  recordingUrl: (sid: string) => string,
) {
  return (request: Request, response: Response): void => {
    const url = new URL(request.originalUrl, 'http://practice.invalid')
    const at = clock.now()
    const query = readCallListQuery(url.searchParams, at)
    // A list of calls that came in tells nothing of those that were asked for.
    if (query.directions === null || query.directions.has('outbound-api')) switchboard.noteListAsked()
    const matching = ledger.calls.filter((call) => isAskedFor(call, query, at))
    if (!query.ascending) matching.reverse()
    const page = pageOf(matching, query)
    sendAnswer(response, wantsXml(request), 200, {
      Metadata: {
        Total: matching.length,
        PageSize: query.pageSize,
        FirstPageUri: pageUri(url, null),
        PrevPageUri: page.previous === null ? null : pageUri(url, ['Before', page.previous]),
        // The last page of several ends with an empty text, a lone page with null; clients meet both.
        NextPageUri:
          page.next === null ? (query.after === null ? null : '') : pageUri(url, ['After', page.next]),
      },
      Calls: page.calls.map((call) => listRow(call, { at, recordingUrl })),
    })
  }
}

function isAskedFor(call: PracticeCall, query: CallListQuery, at: number): boolean {
  // The list knows whole seconds only.
  const created = Math.floor(call.createdAt / 1000) * 1000
  const second = call.second ?? call.line
  return (
    created >= query.createdFrom &&
    created <= query.createdTo &&
    holds(query.sids, call.sid) &&
    holds(query.from, call.first) &&
    holds(query.to, second) &&
    [call.first, second, call.line].some((number) => holds(query.either, number)) &&
    (query.statuses === null || query.statuses.has(momentOf(call, at).word)) &&
    holds(query.directions, call.incoming ? 'inbound' : 'outbound-api')
  )
}

function holds(wanted: ReadonlySet<string> | null, value: string): boolean {
  return wanted === null || wanted.has(value)
}

type Page = {
  readonly calls: readonly PracticeCall[]
  readonly previous: number | null
  readonly next: number | null
}

/** Cut out by places, not by counting, so that calls which come in meanwhile shift nothing. */
function pageOf(matching: readonly PracticeCall[], query: CallListQuery): Page {
  const isBehind = (call: PracticeCall, place: number) =>
    query.ascending ? call.sequence > place : call.sequence < place
  let start = 0
  if (query.after !== null) {
    const { after } = query
    const found = matching.findIndex((call) => isBehind(call, after))
    start = found === -1 ? matching.length : found
  } else if (query.before !== null) {
    const { before } = query
    const end = matching.findIndex((call) => call.sequence === before || isBehind(call, before))
    start = Math.max(0, (end === -1 ? matching.length : end) - query.pageSize)
  }
  const calls = matching.slice(start, start + query.pageSize)
  const rest = matching.length > start + query.pageSize
  return {
    calls,
    previous: start > 0 ? (calls[0]?.sequence ?? null) : null,
    next: rest ? (calls.at(-1)?.sequence ?? null) : null,
  }
}

/** Relative to the host, with everything that was asked for and another cursor. */
function pageUri(url: URL, cursor: readonly [name: string, sequence: number] | null): string {
  const parameters = new URLSearchParams(url.searchParams)
  parameters.delete('After')
  parameters.delete('Before')
  if (cursor !== null) parameters.set(cursor[0], printCursor(cursor[1]))
  const query = parameters.toString()
  return query === '' ? url.pathname : `${url.pathname}?${query}`
}
