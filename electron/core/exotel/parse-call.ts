import type { CallReport } from '../telecom/telecom-provider.ts'
import { fieldsOfAnswer } from './call-fields.ts'
import { memberOf } from './member-of.ts'
import { readCallReport } from './read-call-report.ts'

/** The answer to a connect; null when it names no call. */
export function parseConnectAnswer(document: unknown): CallReport | null {
  return parseCall(memberOf(document, 'Call'), 'connect-answer')
}

/** The answer to a question about one call; null when it names no call. */
export function parseCallDetails(document: unknown): CallReport | null {
  return parseCall(memberOf(document, 'Call'), 'poll')
}

export type CallListPage = {
  readonly reports: readonly CallReport[]
  /** As the provider wrote it; null on the last page. */
  readonly nextPageUri: string | null
  /** Rows that name no call. */
  readonly skipped: number
}

/** One page of the call list; null when the answer is no list. JSON has `Calls: […]`, XML `Calls: { Call: … }`. */
export function parseCallList(document: unknown): CallListPage | null {
  const calls = memberOf(document, 'Calls')
  if (calls === undefined) return null
  const rows = rowsOf(calls)
  const reports = rows.flatMap((row) => parseCall(memberOf(row, 'Call') ?? row, 'poll') ?? [])
  return { reports, nextPageUri: nextPageUriOf(document), skipped: rows.length - reports.length }
}

function parseCall(call: unknown, source: CallReport['source']): CallReport | null {
  return readCallReport(fieldsOfAnswer(call), { source, final: false })
}

function rowsOf(calls: unknown): readonly unknown[] {
  const rows = memberOf(calls, 'Call') ?? calls
  if (Array.isArray(rows)) return rows
  return typeof rows === 'object' && rows !== null ? [rows] : []
}

function nextPageUriOf(document: unknown): string | null {
  const uri = memberOf(memberOf(document, 'Metadata'), 'NextPageUri')
  return typeof uri === 'string' && !/^(null|n\/a)?$/i.test(uri.trim()) ? uri.trim() : null
}
