import { sql } from 'kysely'
import type { Store } from '../../electron/core/store/store.ts'
import type { CallFacts } from '../../electron/core/store/tables/call-record.ts'
import { encodeFacts } from '../../electron/core/store/tables/facts-text.ts'
import type { CallRow } from '../../electron/core/store/tables/schema.ts'
import type { CallStatus, LegStatus } from '../../shared/domain/call-status.ts'

/**
 * Ended calls as a year leaves them: the desk's own ids rise and the provider's are in no order, ten calls a booking,
 * forty agents. Made out of their numbers, so that `seedCalls` may have the engine make them, a million in a minute.
 */

export const seededFrom = 1_760_000_000_000
export const seedSpacing = 30_000
export const seededAgents = 40
export const callsPerBooking = 10
const callsPerGroup = 25_000
const spreading = 2_654_435_761

export async function seedCalls(store: Store, calls: number, from = 1): Promise<void> {
  for (let first = from; first < from + calls; first += callsPerGroup) {
    const last = Math.min(first + callsPerGroup, from + calls) - 1
    await store.write([{ query: callsBetween(first, last).compile(store.read) }])
  }
}

/** One group for each call, as calls come in. */
export async function seedSingly(store: Store, calls: number, from: number): Promise<void> {
  const inFlight = 1000
  for (let first = from; first < from + calls; first += inFlight) {
    const last = Math.min(first + inFlight, from + calls) - 1
    const writes: Promise<unknown>[] = []
    for (let number = first; number <= last; number += 1) {
      writes.push(store.write([{ query: store.read.insertInto('call').values(callAt(number)).compile() }]))
    }
    await Promise.all(writes)
  }
}

export function callAt(number: number): CallRow {
  const id = hex(number, 20)
  const at = seededFrom + number * seedSpacing
  const booking = Math.floor(number / callsPerBooking)
  const agent = number % seededAgents
  const outcome = outcomeOf(number)
  return {
    ...alike,
    id: `call_${id}`,
    provider_call_id: `${hex((number * spreading) % 2 ** 32, 8)}${hex(number, 12)}`,
    correlation: `intent_${id}`,
    booking_id: `booking_${booking}`,
    direction: outcome.direction,
    agent_user_id: `user_${agent}`,
    first_id: `user_${agent}`,
    first_number_id: `number_${agent}`,
    second_id: `party_${booking}`,
    second_number_id: `number_${1000 + booking}`,
    status: outcome.status,
    facts: outcome.facts,
    requested_at: at,
    answered_at: outcome.talkSeconds === 0 ? null : at + answeredAfter,
    ended_at: at + endedAfter(outcome.talkSeconds),
    talk_seconds: outcome.talkSeconds,
    price: outcome.price,
    heard_at: at + endedAfter(outcome.talkSeconds) + 1000,
    updated_at: at + endedAfter(outcome.talkSeconds) + 1000,
  }
}

/** The columns that every seeded call has alike. */
const alike = {
  provider: 'exotel',
  purpose: 'agent',
  first_who: 'agent',
  second_who: 'customer',
  line_number_id: 'number_line_1',
  open: 0,
  recorded: 1,
  recording_url: null,
  failure_reason: null,
  callbacks: 4,
  polls: 0,
  next_check_at: null,
  checks: 0,
  relay_url: null,
  relay_field: null,
  revision: 6,
} satisfies Partial<CallRow>

const answeredAfter = 14_000

function endedAfter(talkSeconds: number): number {
  return answeredAfter + talkSeconds * 1000
}

type Outcome = Pick<CallRow, 'direction' | 'facts'> & {
  readonly status: CallStatus
  readonly talkSeconds: number
  readonly price: string
}

/** What becomes of calls, in turn; a rare one comes once in a hundred. */
const outcomes: readonly Outcome[] = Array.from({ length: 100 }, (_, index) => {
  const turn = index % 10
  const direction = turn === 8 ? 'inbound' : 'outbound'
  if (index === 99) return outcome('failed', 'failed', direction, 0, '0.00')
  if (turn === 8) return outcome('missed', 'no-answer', direction, 0, '0.00')
  if (turn === 7) return outcome('busy', 'busy', direction, 0, '0.25')
  if (turn === 5 || turn === 6) return outcome('no-answer', 'no-answer', direction, 0, '0.25')
  return outcome('completed', 'completed', direction, 5 + ((index * 37) % 700), '1.25')
})

function outcomeOf(number: number): Outcome {
  // There are as many as the remainder has values.
  return outcomes[number % outcomes.length] as Outcome
}

function outcome(
  status: Outcome['status'],
  leg: LegStatus & ('failed' | 'busy' | 'no-answer' | 'completed'),
  direction: string,
  talkSeconds: number,
  price: string,
): Outcome {
  const at = seededFrom
  const end = at + endedAfter(talkSeconds)
  const facts: CallFacts = {
    word: { value: leg, weight: 2 },
    final: true,
    firstLeg: { value: 'completed', weight: 2 },
    secondLeg: { value: leg, weight: 2 },
    startedAt: { value: at + 900, weight: 2 },
    endedAt: { value: end, weight: 2 },
    talkSeconds: { value: talkSeconds, weight: 2 },
    price: { value: price, weight: 2 },
    recordingUrl: null,
    firstSince: { ringing: at + 800, talking: at + 6000, ended: end + 500 },
    secondSince: {
      ringing: at + 6100,
      ended: end + 500,
      ...(talkSeconds > 0 ? { talking: at + answeredAfter } : {}),
    },
  }
  return {
    status,
    direction,
    talkSeconds,
    price,
    facts: encodeFacts({ ...facts, placement: 'accepted' }, at),
  }
}

function callsBetween(first: number, last: number) {
  const id = sql`printf('%020x', n.i)`
  const providerId = sql`printf('%08x%012x', (n.i * ${sql.lit(spreading)}) % 4294967296, n.i)`
  const at = sql`(${sql.lit(seededFrom)} + n.i * ${sql.lit(seedSpacing)})`
  const end = sql`(${at} + 14000 + o.talk * 1000)`
  const booking = sql`(n.i / ${sql.lit(callsPerBooking)})`
  const agent = sql`(n.i % ${sql.lit(seededAgents)})`
  const rows = outcomes.map(
    ({ status, direction, talkSeconds, price, facts }, index) =>
      sql`(${sql.lit(index)}, ${sql.lit(status)}, ${sql.lit(direction)}, ${sql.lit(talkSeconds)}, ${sql.lit(price)}, ${sql.lit(facts)})`,
  )
  return sql`
    insert into call (
      id, provider_call_id, correlation, booking_id, agent_user_id, first_id, first_number_id, second_id,
      second_number_id, status, direction, talk_seconds, price, facts,
      requested_at, answered_at, ended_at, heard_at, updated_at, ${sql.join(Object.keys(alike).map((name) => sql.ref(name)))}
    )
    with recursive n(i) as (select ${first} union all select i + 1 from n where i < ${last}),
      o(turn, status, direction, talk, price, facts) as materialized (values ${sql.join(rows)})
    select
      'call_' || ${id}, ${providerId}, 'intent_' || ${id}, 'booking_' || ${booking}, 'user_' || ${agent},
      'user_' || ${agent}, 'number_' || ${agent}, 'party_' || ${booking}, 'number_' || (1000 + ${booking}),
      o.status, o.direction, o.talk, o.price, o.facts,
      ${at}, case when o.talk > 0 then ${at} + ${sql.lit(answeredAfter)} end, ${end}, ${end} + 1000, ${end} + 1000,
      ${sql.join(Object.values(alike).map((value) => sql`${value}`))}
    from n join o on o.turn = n.i % ${sql.lit(outcomes.length)}`
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0')
}
