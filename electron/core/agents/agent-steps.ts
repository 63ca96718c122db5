/**
 * What an agent does next, as pure steps from one record to the next. The same record back means that nothing changes.
 */
import type { WrapDraft } from '../../../shared/contract/agents.ts'
import type { AgentRecord, NextState } from '../store/tables/agents.ts'

/** Nobody who was never seen is at work. */
export function newAgent(userId: string, since: number): AgentRecord {
  return {
    userId,
    state: 'offline',
    since,
    breakReasonId: null,
    callId: null,
    wrap: null,
    next: null,
    absent: true,
  }
}

/** A call may be placed in any state; whoever left a break for it goes back to the break afterwards. */
export function startCall(agent: AgentRecord, callId: string, now: number): AgentRecord {
  if (agent.state === 'on-call' && agent.callId === callId) return agent
  const { state, breakReasonId, absent } = agent
  const interrupted: NextState | null =
    state === 'break' || (state === 'offline' && !absent) ? { state, breakReasonId } : null
  return { ...at(agent, 'on-call', now), callId, next: agent.next ?? interrupted }
}

/** `wrapMilliseconds` is null for a call that there is nothing to say about. */
export function endCall(
  agent: AgentRecord,
  callId: string,
  wrapMilliseconds: number | null,
  now: number,
): AgentRecord {
  if (agent.state !== 'on-call' || agent.callId !== callId) return agent
  if (wrapMilliseconds === null) return goOn(agent, now)
  const { next } = agent
  return { ...at(agent, 'wrap-up', now), callId, next, wrap: { until: now + wrapMilliseconds, draft: null } }
}

/** What follows when the call and its wrap-up are over. */
export function goOn(agent: AgentRecord, now: number): AgentRecord {
  const { next } = agent
  if (next === null) return at(agent, 'available', now)
  return { ...at(agent, next.state, now), breakReasonId: next.breakReasonId }
}

/** In a call and its wrap-up it is what comes next; `available` comes by itself. */
export function choose(agent: AgentRecord, choice: NextState, now: number): AgentRecord {
  if (agent.state === 'on-call' || agent.state === 'wrap-up') {
    return { ...agent, next: choice.state === 'available' ? null : choice }
  }
  const same = agent.state === choice.state && agent.breakReasonId === choice.breakReasonId && !agent.absent
  return same ? agent : { ...at(agent, choice.state, now), breakReasonId: choice.breakReasonId }
}

export function extendWrap(agent: AgentRecord, milliseconds: number, now: number): AgentRecord {
  if (agent.wrap === null) return agent
  return { ...agent, wrap: { ...agent.wrap, until: Math.max(agent.wrap.until, now) + milliseconds } }
}

export function keepDraft(agent: AgentRecord, callId: string, draft: WrapDraft): AgentRecord {
  if (agent.wrap === null || agent.callId !== callId) return agent
  return { ...agent, wrap: { ...agent.wrap, draft } }
}

/** No window of theirs has been open for a while. Calls and wrap-ups end by themselves first. */
export function leaveDesk(agent: AgentRecord, now: number): AgentRecord {
  if (agent.state !== 'available' && agent.state !== 'break') return agent
  return { ...at(agent, 'offline', now), absent: true }
}

/** A window is open again. Whoever went offline themselves stays so. */
export function comeBack(agent: AgentRecord, now: number): AgentRecord {
  return agent.state === 'offline' && agent.absent ? at(agent, 'available', now) : agent
}

function at(agent: AgentRecord, state: AgentRecord['state'], now: number): AgentRecord {
  return { ...newAgent(agent.userId, now), state, absent: false }
}
