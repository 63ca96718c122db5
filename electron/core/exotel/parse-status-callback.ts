import type { ParsedHook } from '../telecom/telecom-provider.ts'
import { fieldsOfHook, textOf } from './call-fields.ts'
import { readCallReport } from './read-call-report.ts'

/**
 * A StatusCallback. `answered` may come twice: once when the first leg is up and the second rings, once when both
 * talk; the legs tell which. Without an `EventType` it is the short form with four fields, which ends a call by its
 * status alone.
 */
export function parseStatusCallback(flat: ReadonlyMap<string, string>): ParsedHook {
  const fields = fieldsOfHook(flat)
  const final = textOf(fields, 'eventtype')?.toLowerCase() === 'terminal'
  const report = readCallReport(fields, { source: 'callback', final })
  if (report === null) return { kind: 'not-understood', reason: 'names-no-call' }
  if (!final && textOf(fields, 'status', 'callstatus') === null) {
    return { kind: 'not-understood', reason: 'tells-no-state' }
  }
  return { kind: 'call', report }
}
