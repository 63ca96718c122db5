import type { AgentView, BreakReasonView } from '../../../shared/contract/agents.ts'
import type { CallView } from '../../../shared/contract/calls.ts'
import { myLeg } from '../calling/call-sides.ts'
import { type MyState, stateInCall } from '../frame/my-state.ts'

/** Why somebody on the floor may need a hand. */
export type FloorNeed = 'break-over' | 'call-silent'

export type FloorRow = {
  readonly agent: AgentView
  readonly call: CallView | null
  readonly state: MyState
  readonly need: FloorNeed | null
}

export const floorOrders = ['need', 'longest', 'state', 'name'] as const
export type FloorOrder = (typeof floorOrders)[number]

/** The groups of the bar above the table, in the order of the day's work. */
export const floorGroups = ['talking', 'ringing', 'wrap', 'ready', 'break', 'silent', 'off'] as const
export type FloorGroup = (typeof floorGroups)[number]

export function floorRows(
  agents: readonly AgentView[],
  calls: readonly CallView[],
  reasons: readonly BreakReasonView[],
  now: number,
): FloorRow[] {
  return agents.map((agent) => {
    const call = calls.find((open) => isOn(open, agent.userId)) ?? null
    const state = stateOf(agent, call)
    return { agent, call, state, need: needOf(agent, call, reasons, now) }
  })
}

function isOn(call: CallView, userId: string): boolean {
  const leg = myLeg(call)
  return leg.who === 'agent' && leg.id === userId
}

function stateOf(agent: AgentView, call: CallView | null): MyState {
  if (call !== null) return stateInCall(call)
  const { since } = agent
  switch (agent.state) {
    case 'available':
      return { glyph: 'ready', word: 'ready', since }
    case 'on-call':
      // The call itself has not been told yet, or has just ended.
      return { glyph: 'rings', word: 'connected', since }
    case 'wrap-up':
      return { glyph: 'wrap', word: 'wrapUp', since, ...(agent.wrap && { until: agent.wrap.until }) }
    case 'break':
      return { glyph: 'break', word: 'onBreak', since, breakReasonId: agent.breakReasonId }
    case 'offline':
      return { glyph: 'off', word: 'offline', since: since === 0 ? null : since }
  }
}

function needOf(
  agent: AgentView,
  call: CallView | null,
  reasons: readonly BreakReasonView[],
  now: number,
): FloorNeed | null {
  if (call?.stale) return 'call-silent'
  if (call !== null || agent.state !== 'break') return null
  const limit = reasons.find(({ id }) => id === agent.breakReasonId)?.limitMinutes ?? null
  return limit !== null && now - agent.since > limit * 60_000 ? 'break-over' : null
}

const groupOfGlyph: Readonly<Record<MyState['glyph'], FloorGroup>> = {
  talking: 'talking',
  rings: 'ringing',
  wrap: 'wrap',
  ready: 'ready',
  break: 'break',
  silent: 'silent',
  error: 'silent',
  off: 'off',
}

export function groupOf({ state }: FloorRow): FloorGroup {
  return groupOfGlyph[state.glyph]
}

export function sortedFloor(rows: readonly FloorRow[], order: FloorOrder): FloorRow[] {
  const byName = (one: FloorRow, other: FloorRow) => one.agent.name.localeCompare(other.agent.name)
  // Who was never here has been so the longest, and interests the least.
  const byTime = (one: FloorRow, other: FloorRow) =>
    (one.state.since ?? Number.POSITIVE_INFINITY) - (other.state.since ?? Number.POSITIVE_INFINITY) ||
    byName(one, other)
  const offLast = (row: FloorRow) => Number(groupOf(row) === 'off')
  const place = (row: FloorRow) => floorGroups.indexOf(groupOf(row))
  switch (order) {
    case 'name':
      return rows.toSorted(byName)
    case 'longest':
      return rows.toSorted((one, other) => offLast(one) - offLast(other) || byTime(one, other))
    case 'state':
      return rows.toSorted((one, other) => place(one) - place(other) || byTime(one, other))
    case 'need':
      return rows.toSorted(
        (one, other) =>
          Number(other.need !== null) - Number(one.need !== null) ||
          offLast(one) - offLast(other) ||
          byTime(one, other),
      )
  }
}

/** How many are in each group; the empty ones are left out. */
export function floorCounts(rows: readonly FloorRow[]): readonly { group: FloorGroup; count: number }[] {
  return floorGroups
    .map((group) => ({ group, count: rows.filter((row) => groupOf(row) === group).length }))
    .filter(({ count }) => count > 0)
}
