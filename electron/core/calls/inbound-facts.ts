/** Who is on a call that came in, merged like all facts: the same in any order and any number of times. */
import type { AttemptTimes, CallFacts, InboundFacts, Weighed } from '../store/tables/call-record.ts'
import type { CallReport } from '../telecom/telecom-provider.ts'

/** The id of a number that a report names; null where it is not kept. */
export type NumberIds = (number: NonNullable<CallReport['firstNumber']>) => string | null

/** What one report says of the sides; undefined when it does not speak of a call that came in. */
export function inboundFactsOf(
  report: CallReport,
  weight: number,
  idOf: NumberIds,
  heardAt: number,
): InboundFacts | undefined {
  if (report.direction !== 'inbound') return undefined
  const weigh = <Value>(value: Value | null): Weighed<Value> | null =>
    value === null ? null : { value, weight }
  const numberOf = (number: CallReport['firstNumber']) => (number === null ? null : idOf(number))
  const second = numberOf(report.secondNumber)
  const { attempt } = report
  return {
    caller: weigh(numberOf(report.firstNumber)),
    line: weigh(numberOf(report.lineNumber)),
    dialled: attempt === undefined ? weigh(second) : null,
    attempts:
      attempt === undefined || second === null ? {} : { [second]: timesOf(report, attempt.at ?? heardAt) },
    createdAt: weigh(report.createdAt),
  }
}

function timesOf({ attempt, secondLeg }: CallReport, at: number): AttemptTimes {
  switch (attempt?.phase) {
    case 'rung':
      return { rung: at }
    case 'answered':
      return { answered: at }
    default:
      // A Passthru behind the attempt tells whether it was taken.
      return secondLeg === 'completed' ? { answered: at, ended: at } : { ended: at }
  }
}

export function joinInbound(
  left: InboundFacts | undefined,
  right: InboundFacts | undefined,
): InboundFacts | undefined {
  if (left === undefined || right === undefined) return left ?? right
  return {
    caller: heavier(left.caller, right.caller),
    line: heavier(left.line, right.line),
    dialled: heavier(left.dialled, right.dialled),
    attempts: joinAttempts(left.attempts, right.attempts),
    createdAt: heavier(left.createdAt, right.createdAt),
  }
}

function heavier<Value extends string | number>(
  left: Weighed<Value> | null,
  right: Weighed<Value> | null,
): Weighed<Value> | null {
  if (left === null || right === null) return left ?? right
  if (left.weight !== right.weight) return left.weight > right.weight ? left : right
  return left.value >= right.value ? left : right
}

function joinAttempts(left: InboundFacts['attempts'], right: InboundFacts['attempts']) {
  const joined: Record<string, AttemptTimes> = { ...left }
  for (const [numberId, times] of Object.entries(right)) {
    joined[numberId] = joinTimes(joined[numberId] ?? {}, times)
  }
  return joined
}

/** The last of each: only so can a phone that is heard of later never give up its place to one heard of before. */
function joinTimes(left: AttemptTimes, right: AttemptTimes): AttemptTimes {
  const joined: { rung?: number; answered?: number; ended?: number } = { ...left }
  for (const phase of ['rung', 'answered', 'ended'] as const) {
    const other = right[phase]
    if (other !== undefined) joined[phase] = Math.max(joined[phase] ?? other, other)
  }
  return joined
}

/** The phone that has the call, or had it last: what the books say, else who picked up, else who was rung last. */
export function dialledNumberId(facts: InboundFacts): string | null {
  if (facts.dialled !== null && facts.dialled.weight > 1) return facts.dialled.value
  let best: string | null = null
  for (const numberId of Object.keys(facts.attempts)) {
    if (best === null || comesAfter(facts.attempts, numberId, best)) best = numberId
  }
  return best ?? facts.dialled?.value ?? null
}

function comesAfter(attempts: InboundFacts['attempts'], numberId: string, other: string): boolean {
  const [one, two] = [attempts[numberId] ?? {}, attempts[other] ?? {}]
  const byAnswer = (one.answered ?? 0) - (two.answered ?? 0)
  const byTime = lastTold(one) - lastTold(two)
  if (byAnswer !== 0) return byAnswer > 0
  return byTime === 0 ? numberId > other : byTime > 0
}

function lastTold(times: AttemptTimes): number {
  return times.rung ?? times.ended ?? 0
}

/** What the phones of the desk do while the call goes on. Null: nobody told. */
export function deskPhoneNow(facts: CallFacts): {
  readonly phase: 'ringing' | 'in-progress' | 'completed' | 'no-answer'
  readonly since: number
} | null {
  const numberId = facts.inbound === undefined ? null : dialledNumberId(facts.inbound)
  const times = numberId === null ? undefined : facts.inbound?.attempts[numberId]
  if (times === undefined) return null
  const { rung = 0, answered = 0, ended = 0 } = times
  // Seconds of the provider's clock: an attempt may begin and end within one.
  const taken = answered > 0 && answered >= rung
  if (ended > 0 && ended >= Math.max(rung, answered)) {
    return { phase: taken ? 'completed' : 'no-answer', since: ended }
  }
  return taken ? { phase: 'in-progress', since: answered } : { phase: 'ringing', since: rung }
}
