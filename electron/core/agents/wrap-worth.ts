import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { CallRecord } from '../store/tables/call-record.ts'

/** A call that belongs to an agent's work; a test of the own phone does not. */
export function isWork(call: CallRecord): boolean {
  return call.agentUserId !== null && call.purpose !== 'test'
}

/**
 * Whether there is something to say about how a call went: the agent was on it, and the other side was at least rung.
 * What never left, or was not taken by the agent's own phone, asks for nothing.
 */
export function isWorthWrapUp(call: CallRecord): boolean {
  if (isOpenStatus(call.status)) return false
  switch (call.status) {
    case 'completed':
    case 'no-answer':
    case 'busy':
      return true
    case 'failed':
    case 'canceled':
      return call.facts.firstSince.talking !== undefined
    default:
      return false
  }
}
