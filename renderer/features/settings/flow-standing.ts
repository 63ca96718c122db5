import type { FlowHeard } from '../../../shared/contract/masking.ts'

export type FlowStanding =
  | { readonly kind: 'waiting'; readonly at: null }
  /** `heard`: it asked, and there was nobody to dial. */
  | { readonly kind: 'heard' | 'connected'; readonly at: number }

/** How far the last call over the flow came. */
export function flowStanding({ connect, gather }: FlowHeard): FlowStanding {
  const asked = [connect, gather].flatMap((answer) => (answer === null ? [] : [answer.at]))
  if (asked.length === 0) return { kind: 'waiting', at: null }
  if (connect?.connected === true) return { kind: 'connected', at: connect.at }
  return { kind: 'heard', at: Math.max(...asked) }
}
