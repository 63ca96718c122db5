import { isOpenStatus } from '../../../../shared/domain/call-status.ts'
import type { CallRecord, CallSide } from './call-record.ts'
import { decodeFacts, encodeFacts } from './facts-text.ts'
import type { CallRow } from './schema.ts'

export function toRow(call: CallRecord): CallRow {
  return {
    ...changingColumns(call),
    id: call.id,
    provider: call.provider,
    correlation: call.correlation,
    agent_user_id: call.agentUserId,
    recorded: call.recorded ? 1 : 0,
    relay_url: call.relay?.url ?? null,
    relay_field: call.relay?.field ?? null,
  }
}

/** The columns that what is heard later may change. */
export function changingColumns(call: CallRecord) {
  const facts = { ...call.facts, placement: call.placement }
  return {
    provider_call_id: call.providerCallId,
    direction: call.direction,
    purpose: call.purpose,
    booking_id: call.bookingId,
    first_who: call.first.who,
    first_id: call.first.id,
    first_number_id: call.first.numberId,
    second_who: call.second.who,
    second_id: call.second.id,
    second_number_id: call.second.numberId,
    line_number_id: call.lineNumberId,
    requested_at: call.requestedAt,
    status: call.status,
    open: isOpenStatus(call.status) ? 1 : 0,
    facts: encodeFacts(facts, call.requestedAt),
    answered_at: call.facts.secondSince.talking ?? null,
    ended_at: call.facts.endedAt?.value ?? null,
    talk_seconds: call.talkSeconds,
    price: call.facts.price?.value ?? null,
    recording_url: call.facts.recordingUrl?.value ?? null,
    failure_reason: call.failureReason,
    heard_at: call.heardAt,
    callbacks: call.callbacks,
    polls: call.polls,
    next_check_at: call.nextCheckAt,
    checks: call.checks,
    revision: call.revision,
    updated_at: call.updatedAt,
  }
}

export function fromRow(row: CallRow): CallRecord {
  // Every row was written by `toRow`: the words in it are the words of the record's unions.
  const { placement, ...facts } = decodeFacts(row)
  return {
    id: row.id,
    provider: row.provider,
    providerCallId: row.provider_call_id,
    correlation: row.correlation,
    bookingId: row.booking_id,
    direction: row.direction as CallRecord['direction'],
    purpose: row.purpose as CallRecord['purpose'],
    agentUserId: row.agent_user_id,
    first: side(row.first_who, row.first_id, row.first_number_id),
    second: side(row.second_who, row.second_id, row.second_number_id),
    lineNumberId: row.line_number_id,
    placement,
    status: row.status as CallRecord['status'],
    facts,
    requestedAt: row.requested_at,
    talkSeconds: row.talk_seconds,
    recorded: row.recorded === 1,
    failureReason: row.failure_reason,
    heardAt: row.heard_at,
    callbacks: row.callbacks,
    polls: row.polls,
    nextCheckAt: row.next_check_at,
    checks: row.checks,
    relay: row.relay_url === null ? null : { url: row.relay_url, field: row.relay_field },
    revision: row.revision,
    updatedAt: row.updated_at,
  }
}

function side(who: string, id: string | null, numberId: string | null): CallSide {
  // As above: written from a CallSide.
  return { who: who as CallSide['who'], id, numberId }
}
