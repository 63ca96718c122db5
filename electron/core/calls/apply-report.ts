import type { CallNote as CallNoteView } from '../../../shared/contract/calls.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { E164 } from '../../../shared/domain/phone-number.ts'
import type { CallRecord } from '../store/tables/call-record.ts'
import type { CallReport } from '../telecom/telecom-provider.ts'
import { deriveStatus, foldReport, joinFacts, talkSecondsOf } from './call-facts.ts'
import { nextCheckAt } from './check-schedule.ts'
import { type KnownNumbers, nobodyKnown, settleSides } from './settle-sides.ts'

/** A line for the log of a call; its time is the moment of the change. */
export type CallNote = Pick<CallNoteView, 'kind' | 'detail'>

/** A call after something was learned, and the lines its log gets for it. */
export type CallChange = { readonly call: CallRecord; readonly notes: readonly CallNote[] }

/** What applying a report needs to know of the moment. */
export type Moment = { readonly now: number; readonly callbacksExpected: boolean }

/** The call after this report. The same report again changes the count of what was heard and nothing else. */
export function applyReport(
  call: CallRecord,
  report: CallReport,
  moment: Moment,
  known: KnownNumbers = nobodyKnown,
): CallChange {
  const idOf = (number: E164) => known.get(number)?.side.numberId ?? null
  const facts = foldReport(call.facts, report, moment.now, idOf)
  const heard: CallRecord = {
    ...settleSides({ ...call, facts }, known),
    providerCallId: call.providerCallId ?? report.providerCallId,
    placement: call.placement === 'foreign' ? 'foreign' : 'accepted',
    failureReason: null,
    heardAt: moment.now,
    callbacks: call.callbacks + (report.source === 'callback' ? 1 : 0),
    polls: call.polls + (report.source === 'poll' ? 1 : 0),
    updatedAt: moment.now,
  }
  const settled = rederive(heard)
  // News starts the schedule of questions again; a poll that says the same lets them grow apart.
  const news = settled.status !== call.status || report.source !== 'poll'
  const checked = { ...settled, checks: news ? 0 : call.checks + 1 }
  return {
    call: { ...checked, nextCheckAt: nextCheckAt(checked, moment.now, moment.callbacksExpected) },
    notes: notesOf(call, settled, report),
  }
}

/** A question that brought no answer: the next one comes later. */
export function noteSilence(call: CallRecord, moment: Moment): CallChange {
  const checked = { ...call, checks: call.checks + 1, updatedAt: moment.now }
  const open = isOpenStatus(call.status) && call.providerCallId !== null
  return {
    call: { ...checked, nextCheckAt: nextCheckAt(checked, moment.now, moment.callbacksExpected) },
    notes: open && checked.checks === 2 ? [{ kind: 'silent', detail: '' }] : [],
  }
}

/** No call exists for this intent, and none will. */
export function refuse(call: CallRecord, reason: string, now: number): CallRecord {
  return rederive({
    ...call,
    placement: 'refused',
    failureReason: reason,
    nextCheckAt: null,
    updatedAt: now,
  })
}

/** The provider knew the call once, or never did, and now says there is none: it is closed as failed. */
export function declareLost(call: CallRecord, now: number): CallChange {
  const lost = refuse(call, 'lost', now)
  return { call: lost, notes: [{ kind: 'lost', detail: '' }] }
}

/** The answer to connect was lost: the provider's list will tell. */
export function markUnknown(call: CallRecord, moment: Moment): CallRecord {
  const unknown = rederive({ ...call, placement: 'unknown', checks: 0, updatedAt: moment.now })
  return { ...unknown, nextCheckAt: nextCheckAt(unknown, moment.now, moment.callbacksExpected) }
}

/** One call that was taken for two: what was heard of the foreign one belongs to ours. */
export function absorb(call: CallRecord, foreign: CallRecord, moment: Moment): CallRecord {
  const joined = rederive({
    ...call,
    providerCallId: foreign.providerCallId,
    placement: 'accepted',
    facts: joinFacts(call.facts, foreign.facts),
    heardAt: Math.max(call.heardAt ?? 0, foreign.heardAt ?? 0) || null,
    callbacks: call.callbacks + foreign.callbacks,
    polls: call.polls + foreign.polls,
    checks: 0,
    updatedAt: moment.now,
  })
  return { ...joined, nextCheckAt: nextCheckAt(joined, moment.now, moment.callbacksExpected) }
}

function rederive(call: CallRecord): CallRecord {
  const status = deriveStatus(call.facts, call.direction, call.placement)
  return { ...call, status, talkSeconds: talkSecondsOf(call.facts, status) }
}

function notesOf(before: CallRecord, after: CallRecord, report: CallReport): CallNote[] {
  const notes: CallNote[] = []
  if (report.unknownWord !== null) notes.push({ kind: 'unknown-word', detail: report.unknownWord })
  const endedByAsking = report.source === 'poll' && isOpenStatus(before.status) && !isOpenStatus(after.status)
  // The flow of a call that came in may ring somebody else; that it has ended is always asked.
  if (endedByAsking && before.callbacks > 0 && after.direction === 'outbound')
    notes.push({ kind: 'healed-by-asking', detail: '' })
  if (before.placement === 'unknown' && after.placement === 'accepted') {
    notes.push({ kind: 'found-in-list', detail: '' })
  }
  return notes
}
