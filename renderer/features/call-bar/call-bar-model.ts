import type { CallView, LegView } from '../../../shared/contract/calls.ts'
import { isOpenStatus, type LegStatus } from '../../../shared/domain/call-status.ts'
import type { BridgeLine } from '../../ui/bridge.tsx'
import type { LegLook } from '../../ui/leg-chip.tsx'
import { myLeg, otherLeg } from '../calling/call-sides.ts'

export type MyPhase =
  | 'askedFor'
  | 'phoneRings'
  | 'ringsHere'
  | 'connected'
  | 'putDown'
  | 'notTaken'
  | 'youCancelled'
  | 'notSent'
  | 'declined'
  | 'unknown'
  | 'wasConnected'

export type OtherPhase =
  | 'waits'
  | 'rings'
  | 'callsIn'
  | 'talking'
  | 'putDown'
  | 'noAnswer'
  | 'busy'
  | 'notReached'
  | 'notDialled'
  | 'stoppedRinging'
  | 'rangOff'
  | 'unknown'
  | 'wasTalking'

export type LegTimer =
  | { readonly kind: 'none' }
  | { readonly kind: 'since'; readonly instant: number }
  | { readonly kind: 'took'; readonly seconds: number }

export type LegModel<Phase> = {
  readonly leg: LegView
  readonly look: LegLook
  readonly phase: Phase
  readonly timer: LegTimer
}

export type CallBarModel = {
  readonly mine: LegModel<MyPhase>
  readonly other: LegModel<OtherPhase>
  readonly bridge: {
    readonly left: BridgeLine
    readonly right: BridgeLine
    readonly label: 'line' | 'asking' | 'checking'
  }
  /** Both talk: the only time the bar's ground is blue. */
  readonly talking: boolean
  readonly ended: boolean
}

type Look<Phase> = readonly [look: LegLook, phase: Phase]

type Row = {
  readonly mine: Look<MyPhase>
  readonly other: Look<OtherPhase>
  readonly bridge: readonly [BridgeLine, BridgeLine]
}

const idleBridge = ['idle', 'idle'] as const

/** What each state of an outbound call looks like: mine is the leg that is rung first. */
const outboundRows: Readonly<Record<Exclude<CallView['status'], 'failed' | 'missed' | 'rejected'>, Row>> = {
  queued: { mine: ['idle', 'askedFor'], other: ['idle', 'waits'], bridge: idleBridge },
  'agent-ringing': { mine: ['rings', 'phoneRings'], other: ['idle', 'waits'], bridge: idleBridge },
  'customer-ringing': { mine: ['live', 'connected'], other: ['rings', 'rings'], bridge: ['solid', 'dashed'] },
  'in-progress': { mine: ['live', 'connected'], other: ['live', 'talking'], bridge: ['solid', 'solid'] },
  completed: { mine: ['idle', 'putDown'], other: ['idle', 'putDown'], bridge: idleBridge },
  busy: { mine: ['idle', 'putDown'], other: ['outcome', 'busy'], bridge: idleBridge },
  'no-answer': { mine: ['idle', 'putDown'], other: ['outcome', 'noAnswer'], bridge: idleBridge },
  canceled: { mine: ['idle', 'youCancelled'], other: ['idle', 'stoppedRinging'], bridge: idleBridge },
  'agent-unavailable': {
    mine: ['outcome', 'notTaken'],
    other: ['idle', 'notDialled'],
    bridge: idleBridge,
  },
  unknown: { mine: ['outcome', 'unknown'], other: ['outcome', 'unknown'], bridge: idleBridge },
}

const staleRow: Row = {
  mine: ['stale', 'wasConnected'],
  other: ['stale', 'wasTalking'],
  bridge: idleBridge,
}

/**
 * A call as two sides and the line between them; the words of the table in the design, nothing of the provider's.
 * `cutOff`: the core is not heard, so what is shown may be old.
 */
export function callBarModel(call: CallView, cutOff: boolean): CallBarModel {
  const row = rowOf(call, cutOff)
  const ended = !isOpenStatus(call.status)
  const mine = myLeg(call)
  const other = otherLeg(call)
  return {
    mine: { leg: mine, look: row.mine[0], phase: row.mine[1], timer: myTimer(call, mine, ended) },
    other: {
      leg: other,
      look: row.other[0],
      phase: row.other[1],
      timer: otherTimer(call, other, row, ended),
    },
    bridge: { left: row.bridge[0], right: row.bridge[1], label: bridgeLabel(call) },
    talking: call.status === 'in-progress' && row !== staleRow,
    ended,
  }
}

function rowOf(call: CallView, cutOff: boolean): Row {
  const stale = call.stale || (cutOff && isOpenStatus(call.status))
  if (stale && call.status === 'in-progress') return staleRow
  const row = freshRowOf(call)
  if (!stale) return row
  // What rang may have stopped ringing: the words stay, under stripes.
  return { mine: ['stale', row.mine[1]], other: ['stale', row.other[1]], bridge: idleBridge }
}

function freshRowOf(call: CallView): Row {
  if (call.direction === 'inbound') return inboundRow(call)
  if (call.status === 'failed') return failedRow(call)
  if (call.status === 'missed' || call.status === 'rejected') return outboundRows['no-answer']
  return outboundRows[call.status]
}

/** A failure before anybody was rung is the request's; after that it is the other side's. */
function failedRow({ firstLeg }: CallView): Row {
  const taken: readonly LegStatus[] = ['in-progress', 'completed']
  return taken.includes(firstLeg.phase)
    ? { mine: ['idle', 'putDown'], other: ['outcome', 'notReached'], bridge: idleBridge }
    : { mine: ['outcome', 'notSent'], other: ['idle', 'notDialled'], bridge: idleBridge }
}

function inboundRow({ status }: CallView): Row {
  switch (status) {
    case 'queued':
    case 'agent-ringing':
    case 'customer-ringing':
      return { mine: ['rings', 'ringsHere'], other: ['live', 'callsIn'], bridge: ['dashed', 'solid'] }
    case 'rejected':
      return { mine: ['outcome', 'declined'], other: ['idle', 'rangOff'], bridge: idleBridge }
    case 'in-progress':
    case 'completed':
    case 'unknown':
      return outboundRows[status]
    default:
      return { mine: ['outcome', 'notTaken'], other: ['idle', 'rangOff'], bridge: idleBridge }
  }
}

function bridgeLabel(call: CallView): CallBarModel['bridge']['label'] {
  if (call.status === 'unknown') return 'checking'
  return call.stale ? 'asking' : 'line'
}

function myTimer(call: CallView, leg: LegView, ended: boolean): LegTimer {
  if (!ended) return { kind: 'since', instant: leg.since ?? call.requestedAt }
  // A request that was refused took no time of anybody.
  const refused = call.status === 'failed' && leg.phase === 'not-dialled'
  return call.endedAt === null || refused
    ? { kind: 'none' }
    : { kind: 'took', seconds: (call.endedAt - call.requestedAt) / 1000 }
}

function otherTimer(call: CallView, leg: LegView, row: Row, ended: boolean): LegTimer {
  if (ended) return call.talkSeconds ? { kind: 'took', seconds: call.talkSeconds } : { kind: 'none' }
  const phase = row.other[1]
  if (phase === 'waits' || phase === 'unknown') return { kind: 'none' }
  const since = phase === 'talking' || phase === 'wasTalking' ? (call.answeredAt ?? leg.since) : leg.since
  return since === null ? { kind: 'none' } : { kind: 'since', instant: since }
}
