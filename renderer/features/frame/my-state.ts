import type { AgentView } from '../../../shared/contract/agents.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import type { UserView } from '../../../shared/contract/people.ts'
import { isOpenStatus } from '../../../shared/domain/call-status.ts'
import type { StateGlyphName } from '../../ui/state-glyph.tsx'
import { myLeg } from '../calling/call-sides.ts'

export type MyStateWord =
  | 'ready'
  | 'offCalls'
  | 'callAsked'
  | 'phoneRings'
  | 'connected'
  | 'talking'
  | 'callUnknown'
  | 'callSilent'
  | 'consoleSilent'
  | 'wrapUp'
  | 'onBreak'
  | 'offline'

export type MyState = {
  readonly glyph: StateGlyphName
  readonly word: MyStateWord
  /** Where its timer counts from; null where nobody knows. */
  readonly since: number | null
  /** Where its timer counts down to, instead. */
  readonly until?: number
  /** Whose words stand for `onBreak`. */
  readonly breakReasonId?: string | null
}

/** What I am doing: whether the core is heard at all, my open call, what the core holds of my state. */
export function myState(
  user: UserView,
  call: CallView | null,
  cutOffSince: number | null,
  agent: AgentView | null,
): MyState {
  if (cutOffSince !== null) return { glyph: 'silent', word: 'consoleSilent', since: cutOffSince }
  if (call !== null && isOpenStatus(call.status)) return stateInCall(call)
  if (agent?.state === 'wrap-up' && agent.wrap !== null) {
    return { glyph: 'wrap', word: 'wrapUp', since: agent.since, until: agent.wrap.until }
  }
  if (agent?.state === 'break') {
    return { glyph: 'break', word: 'onBreak', since: agent.since, breakReasonId: agent.breakReasonId }
  }
  if (agent?.state === 'offline') return { glyph: 'off', word: 'offline', since: agent.since }
  if (user.phoneLabel === null) return { glyph: 'off', word: 'offCalls', since: null }
  const since = agent?.state === 'available' ? agent.since : (call?.endedAt ?? null)
  return { glyph: 'ready', word: 'ready', since }
}

/** How a call has whoever of the desk is on it. */
export function stateInCall(call: CallView): MyState {
  const mine = myLeg(call)
  const since = mine.since ?? call.requestedAt
  if (call.stale) return { glyph: 'silent', word: 'callSilent', since: call.heard.at ?? call.requestedAt }
  switch (call.status) {
    case 'queued':
      return { glyph: 'rings', word: 'callAsked', since: call.requestedAt }
    case 'agent-ringing':
      return { glyph: 'rings', word: 'phoneRings', since }
    case 'customer-ringing':
      return { glyph: 'rings', word: 'connected', since }
    case 'in-progress':
      return { glyph: 'talking', word: 'talking', since: call.answeredAt ?? since }
    default:
      return { glyph: 'silent', word: 'callUnknown', since: call.requestedAt }
  }
}

/** What is said of a call while it goes on; the other states are said without a name. */
export function isOfCall(word: MyStateWord): boolean {
  return ['callAsked', 'phoneRings', 'connected', 'talking', 'callUnknown', 'callSilent'].includes(word)
}
