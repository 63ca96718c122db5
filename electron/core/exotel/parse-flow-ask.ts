import { lastTenDigits } from '../../../shared/domain/phone-number.ts'
import type { FlowAsk, ParsedHook } from '../telecom/telecom-provider.ts'
import { arrivingCall } from './arriving-call.ts'
import { type CallFields, fieldsOfHook, textOf } from './call-fields.ts'
import { readCallId, readInstant } from './read-values.ts'

/** What an applet that asks whom to dial, or what to ask for, tells of its call. */
export function parseFlowAsk(flat: ReadonlyMap<string, string>): FlowAsk {
  const fields = fieldsOfHook(flat)
  return {
    providerCallId: readCallId(fields),
    callerDigits: digitsOf(fields, 'callfrom', 'from'),
    // `CallTo` is where the call landed; `To` the company's number, which need not be the same.
    lineDigits: digitsOf(fields, 'callto', 'to'),
    typed: readTyped(fields),
  }
}

/** The same request as news of a call: somebody is on the line, and nobody has been dialled yet. */
export function parseFlowHook(flat: ReadonlyMap<string, string>): ParsedHook {
  const fields = fieldsOfHook(flat)
  const providerCallId = readCallId(fields)
  if (providerCallId === null) return { kind: 'not-understood', reason: 'names-no-call' }
  const startedAt = readInstant(fields, 'starttime')
  return { kind: 'call', report: { ...arrivingCall(fields, providerCallId), startedAt } }
}

/** The last ten, for prefixes come and go; null where there are fewer, as of somebody who hides theirs. */
function digitsOf(fields: CallFields, ...names: readonly string[]): string | null {
  const digits = lastTenDigits(textOf(fields, ...names) ?? '')
  return digits.length === 10 ? digits : null
}

/** Typed digits come in double quotes, most often; leading zeros count. */
function readTyped(fields: CallFields): string | null {
  const typed = textOf(fields, 'digits')?.replaceAll(/["\s#*]/g, '') ?? ''
  return /^\d{1,20}$/.test(typed) ? typed : null
}
