/**
 * What is known of a call, merged from whatever was heard of it. The merge is a join: the same reports give the same
 * facts in any order and any number of times. The words for people are derived from the facts, never stored by hand.
 */
import type { CallDirection, CallStatus, LegStatus } from '../../../shared/domain/call-status.ts'
import type { CallFacts, PhaseTimes, Placement, Weighed } from '../store/tables/call-record.ts'
import type { CallReport, ProviderStatus } from '../telecom/telecom-provider.ts'
import { deskPhoneNow, inboundFactsOf, joinInbound, type NumberIds } from './inbound-facts.ts'

export const noFacts: CallFacts = {
  word: null,
  final: false,
  firstLeg: null,
  secondLeg: null,
  startedAt: null,
  endedAt: null,
  talkSeconds: null,
  price: null,
  recordingUrl: null,
  firstSince: {},
  secondSince: {},
}

const weightOfSource: Readonly<Record<CallReport['source'], number>> = {
  'connect-answer': 0,
  callback: 1,
  poll: 2,
}

/** Later phases win over earlier ones; among the ends, the order only has to be the same everywhere. */
const wordOrder: readonly ProviderStatus[] = [
  'queued',
  'ringing',
  'in-progress',
  'canceled',
  'failed',
  'busy',
  'no-answer',
  'completed',
]
const legOrder: readonly LegStatus[] = [
  'ringing',
  'in-progress',
  'not-dialled',
  'canceled',
  'failed',
  'busy',
  'no-answer',
  'completed',
]

/** Words from here on are an end. */
const wordPhases = phasesOf(wordOrder, 'canceled')
const legPhases = phasesOf(legOrder, 'not-dialled')

function phasesOf<Word extends string>(order: readonly Word[], firstEnd: Word): ReadonlyMap<Word, number> {
  const end = order.indexOf(firstEnd)
  return new Map(order.map((word, index) => [word, Math.min(index, end)]))
}

export function isEndOfCall(word: ProviderStatus): boolean {
  return wordPhases.get(word) === wordPhases.get('completed')
}

function isEndOfLeg(leg: LegStatus): boolean {
  return legPhases.get(leg) === legPhases.get('completed')
}

/** Adds what one report said, heard at `heardAt` by our clock. */
export function foldReport(
  facts: CallFacts,
  report: CallReport,
  heardAt: number,
  idOf: NumberIds = () => null,
): CallFacts {
  return joinFacts(facts, factsOf(report, heardAt, idOf))
}

/** Everything that two sets of facts know together. */
export function joinFacts(left: CallFacts, right: CallFacts): CallFacts {
  const inbound = joinInbound(left.inbound, right.inbound)
  return {
    ...(inbound && { inbound }),
    word: joinPhased(left.word, right.word, wordPhases, wordOrder),
    final: left.final || right.final,
    firstLeg: joinPhased(left.firstLeg, right.firstLeg, legPhases, legOrder),
    secondLeg: joinPhased(left.secondLeg, right.secondLeg, legPhases, legOrder),
    startedAt: joinWeighed(left.startedAt, right.startedAt, (a, b) => a - b),
    endedAt: joinWeighed(left.endedAt, right.endedAt, (a, b) => a - b),
    talkSeconds: joinWeighed(left.talkSeconds, right.talkSeconds, (a, b) => a - b),
    price: joinWeighed(left.price, right.price, compareText),
    recordingUrl: joinWeighed(left.recordingUrl, right.recordingUrl, compareText),
    firstSince: joinTimes(left.firstSince, right.firstSince),
    secondSince: joinTimes(left.secondSince, right.secondSince),
  }
}

function factsOf(report: CallReport, heardAt: number, idOf: NumberIds): CallFacts {
  const weight = weightOfSource[report.source]
  const inbound = inboundFactsOf(report, weight, idOf, heardAt)
  const weigh = <Value>(value: Value | null): Weighed<Value> | null =>
    value === null ? null : { value, weight }
  // While a call goes on, details print 0 or the time so far; only an end settles these.
  const isEnd = report.final || (report.status !== null && isEndOfCall(report.status))
  const settle = <Value>(value: Value | null) => (isEnd ? weigh(value) : null)
  return {
    ...(inbound && { inbound }),
    word: weigh(report.status),
    final: report.final,
    firstLeg: weigh(report.firstLeg),
    secondLeg: weigh(report.secondLeg),
    startedAt: weigh(report.startedAt),
    endedAt: settle(report.endedAt),
    talkSeconds: settle(report.talkSeconds),
    price: settle(report.price),
    recordingUrl: weigh(report.recordingUrl),
    firstSince: timesOf(report.firstLeg, heardAt),
    secondSince: timesOf(report.secondLeg, heardAt),
  }
}

function timesOf(leg: LegStatus | null, heardAt: number): PhaseTimes {
  if (leg === null || leg === 'not-dialled') return {}
  if (leg === 'ringing') return { ringing: heardAt }
  return leg === 'in-progress' ? { talking: heardAt } : { ended: heardAt }
}

function joinPhased<Word extends string>(
  left: Weighed<Word> | null,
  right: Weighed<Word> | null,
  phases: ReadonlyMap<Word, number>,
  order: readonly Word[],
): Weighed<Word> | null {
  if (left === null || right === null) return left ?? right
  const byPhase = (phases.get(left.value) ?? 0) - (phases.get(right.value) ?? 0)
  if (byPhase !== 0) return byPhase > 0 ? left : right
  if (left.weight !== right.weight) return left.weight > right.weight ? left : right
  return order.indexOf(left.value) >= order.indexOf(right.value) ? left : right
}

function joinWeighed<Value>(
  left: Weighed<Value> | null,
  right: Weighed<Value> | null,
  compare: (a: Value, b: Value) => number,
): Weighed<Value> | null {
  if (left === null || right === null) return left ?? right
  if (left.weight !== right.weight) return left.weight > right.weight ? left : right
  return compare(left.value, right.value) >= 0 ? left : right
}

function compareText(left: string, right: string): number {
  if (left === right) return 0
  return left > right ? 1 : -1
}

function joinTimes(left: PhaseTimes, right: PhaseTimes): PhaseTimes {
  const joined: { ringing?: number; talking?: number; ended?: number } = { ...left }
  for (const phase of ['ringing', 'talking', 'ended'] as const) {
    const other = right[phase]
    if (other !== undefined) joined[phase] = Math.min(joined[phase] ?? other, other)
  }
  return joined
}

/** Over for good: nothing that arrives later may open the call again. */
export function hasEnded(facts: CallFacts): boolean {
  return facts.final || (facts.word !== null && isEndOfCall(facts.word.value))
}

/** The console's word for a call; the table is §4.1 of the provider's reference. */
export function deriveStatus(facts: CallFacts, direction: CallDirection, placement: Placement): CallStatus {
  if (placement === 'refused') return 'failed'
  if (hasEnded(facts)) return direction === 'outbound' ? endedOutbound(facts) : endedInbound(facts)
  if (facts.word === null && facts.firstLeg === null && facts.secondLeg === null) {
    return placement === 'unknown' ? 'unknown' : 'queued'
  }
  return direction === 'outbound' ? openOutbound(facts) : openInbound(facts)
}

function endedOutbound(facts: CallFacts): CallStatus {
  const firstAnswered = facts.firstLeg?.value === 'completed' || facts.firstLeg?.value === 'in-progress'
  const firstEndedUnanswered = facts.firstLeg !== null && !firstAnswered && isEndOfLeg(facts.firstLeg.value)
  switch (facts.word?.value) {
    case 'completed':
      return 'completed'
    case 'no-answer':
      return firstEndedUnanswered ? 'agent-unavailable' : 'no-answer'
    case 'busy':
      return firstEndedUnanswered ? 'agent-unavailable' : 'busy'
    case 'canceled':
      return 'canceled'
    case 'failed':
      return facts.secondLeg?.value === 'canceled' ? 'canceled' : 'failed'
    default:
      // A final event with a word that is no end: the legs say how it ended.
      return facts.secondLeg?.value === 'completed' ? 'completed' : 'failed'
  }
}

/** At the top level the provider says `completed` for answered, missed and rejected alike: only the agent leg tells. */
function endedInbound(facts: CallFacts): CallStatus {
  const talked = (facts.talkSeconds?.value ?? 0) > 0
  const agentLeg = facts.secondLeg?.value
  const legUntold = agentLeg === undefined || agentLeg === 'ringing'
  // A callback without legs: whether somebody took it is asked. Books that have no legs either have the last word.
  if (legUntold && !talked && facts.word?.value === 'completed' && facts.word.weight < weightOfSource.poll) {
    return 'unknown'
  }
  if (talked || agentLeg === 'completed' || agentLeg === 'in-progress') return 'completed'
  if (agentLeg === 'busy' || facts.word?.value === 'busy') return 'rejected'
  return facts.word?.value === 'failed' && agentLeg === 'failed' ? 'failed' : 'missed'
}

function openOutbound(facts: CallFacts): CallStatus {
  if (isUp(facts.secondLeg)) return 'in-progress'
  if (facts.secondLeg?.value === 'ringing' || isUp(facts.firstLeg)) return 'customer-ringing'
  // Without legs `in-progress` only says that the provider is at it: the first leg is being rung.
  return facts.word?.value === 'queued' && facts.firstLeg === null ? 'queued' : 'agent-ringing'
}

function openInbound(facts: CallFacts): CallStatus {
  // Of several phones that are rung in turn, the last one counts; the leg as a whole knows only one story.
  const phone = deskPhoneNow(facts)
  if (phone !== null && phone.phase !== 'no-answer') {
    return phone.phase === 'ringing' ? 'agent-ringing' : 'in-progress'
  }
  return isUp(facts.secondLeg) ? 'in-progress' : 'agent-ringing'
}

function isUp(leg: Weighed<LegStatus> | null): boolean {
  return leg?.value === 'in-progress' || leg?.value === 'completed'
}

/** Talk in whole seconds: unknown while the call goes on or nobody told yet; 0 when nobody talked. */
export function talkSecondsOf(facts: CallFacts, status: CallStatus): number | null {
  if (!hasEnded(facts) && status !== 'failed') return null
  if (status === 'unknown') return null
  if (status !== 'completed') return 0
  return facts.talkSeconds === null ? null : Math.round(facts.talkSeconds.value)
}
