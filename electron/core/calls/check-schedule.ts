/** When the provider is to be asked about a call. Callbacks are lost, late or impossible; asking makes up for them. */
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import { deskPhoneNow } from './inbound-facts.ts'

const second = 1000
const minute = 60 * second
const hour = 60 * minute

/** No open call waits longer than this for its next question: what does was put there by a clock that was set back. */
export const longestWaitOfOpenCall = 2 * minute

/** A provider that knows no such call is asked this long before the call is declared lost. */
export const lostAfter = hour

/** The answer to connect was lost and the list shows nothing for this long: it never reached the provider. */
export const neverPlacedAfter = 5 * minute

/** Recordings that have not come by then do not come. */
const recordingsStopAfter = 2 * hour
const enrichmentStopsAfter = 6 * hour

/** With callbacks a question is asked only when they are silent; without them the call is followed by asking. */
const ringingWait = { withCallbacks: 15 * second, withoutCallbacks: 4 * second }
const outcomeWait = 3 * second
const talkingWait = { withCallbacks: 60 * second, withoutCallbacks: 10 * second }

/** Repeated questions without news grow apart. */
const searchWaits = [2, 5, 10, 20, 40, 60].map((seconds) => seconds * second)
const silentWaits = [10, 10, 15, 30, 60].map((seconds) => seconds * second)
/** Details fill in about two minutes after the end; see the provider's reference, §2.3 and §11.10. */
const enrichmentWaits = [2.5, 5, 10, 20, 40, 80, 120].map((minutes) => minutes * minute)

/** Null when there is nothing left to learn. `checks` counts the questions that brought no news. */
export function nextCheckAt(call: CallRecord, now: number, callbacksExpected: boolean): number | null {
  if (!isOpenStatus(call.status)) return nextEnrichmentAt(call, now)
  if (call.providerCallId === null) return now + waitOf(searchWaits, call.checks)
  // The last phone of the desk is free again: the outcome is there to be asked for.
  const phone = call.direction === 'inbound' ? deskPhoneNow(call.facts)?.phase : undefined
  const isFree = phone === 'no-answer' || phone === 'completed'
  if ((isFree || call.status === 'unknown') && call.checks === 0) return now + outcomeWait
  if (call.checks > 0) return now + waitOf(silentWaits, call.checks - 1)
  const wait = call.status === 'in-progress' ? talkingWait : ringingWait
  return now + (callbacksExpected ? wait.withCallbacks : wait.withoutCallbacks)
}

function nextEnrichmentAt(call: CallRecord, now: number): number | null {
  if (call.providerCallId === null) return null
  const endedAt = call.facts.endedAt?.value ?? call.heardAt ?? now
  const age = now - endedAt
  if (age > enrichmentStopsAfter || !lacksDetails(call, age)) return null
  // Providers often price unanswered calls at nothing and never say so.
  if (call.status !== 'completed' && call.checks >= 2) return null
  return now + waitOf(enrichmentWaits, call.checks)
}

function lacksDetails(call: CallRecord, age: number): boolean {
  const { price, recordingUrl } = call.facts
  const recordingDue =
    call.recorded && (call.talkSeconds ?? 0) > 0 && recordingUrl === null && age < recordingsStopAfter
  return price === null || call.talkSeconds === null || recordingDue
}

function waitOf(waits: readonly number[], index: number): number {
  return waits[Math.min(index, waits.length - 1)] ?? minute
}
