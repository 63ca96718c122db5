import type { FlowHeard } from '../../../shared/contract/masking.ts'
import type { FlowOutcome } from '../../../shared/domain/masking.ts'

export type FlowStanding =
  | { readonly kind: 'waiting' }
  /** `heard`: it asked, and there was nobody to dial; the outcome says why. */
  | { readonly kind: 'heard' | 'connected'; readonly at: number; readonly outcome: FlowOutcome }

/** How far the last call over the flow came. A code is asked for after the first Connect and before the second. */
export function flowStanding({ connect, gather }: FlowHeard): FlowStanding {
  const last = gather !== null && (connect === null || gather.at > connect.at) ? gather : connect
  if (last === null) return { kind: 'waiting' }
  const connected = last.outcome === 'connected' || last.outcome === 'connected-by-code'
  return { kind: connected ? 'connected' : 'heard', ...last }
}
