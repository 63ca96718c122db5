import type { AgentView } from '../../shared/contract/agents.ts'
import { noon } from './made-calls.ts'

/** Somebody who is ready. */
export function madeAgent(changes: Partial<AgentView> = {}): AgentView {
  return {
    userId: 'user_1',
    name: 'Ananya Rao',
    state: 'available',
    since: noon,
    breakReasonId: null,
    callId: null,
    next: null,
    wrap: null,
    absent: false,
    ...changes,
  }
}
