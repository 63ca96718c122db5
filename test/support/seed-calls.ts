import { sql } from 'kysely'
import type { Store } from '../../electron/core/store/store.ts'
import type { CallRow } from '../../electron/core/store/tables/schema.ts'

/**
 * Ended calls as a year leaves them: ids in no order, facts as JSON, five calls a booking. Made out of their numbers, so
 * that `seedCalls` may have the engine make them, a million in a minute.
 */

const callsPerGroup = 25_000
const startedAt = 1_760_000_000_000
const millisecondsApart = 30_000
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
  const id = `${hex((number * spreading) % 2 ** 32, 8)}${hex(number, 12)}`
  const at = startedAt + number * millisecondsApart
  const booking = Math.floor(number / 5)
  return {
    id: `call_${id}`,
    provider: 'exotel',
    provider_call_id: id,
    correlation: `intent_${id}`,
    booking_id: `booking_${booking}`,
    direction: 'outbound',
    purpose: 'service',
    agent_user_id: `user_${number % 40}`,
    first_who: 'agent',
    first_id: `user_${number % 40}`,
    first_number_id: `number_${number % 40}`,
    second_who: 'customer',
    second_id: `party_${booking}`,
    second_number_id: `number_${1000 + booking}`,
    line_number_id: 'number_line_1',
    status: 'completed',
    open: 0,
    facts: factsAt(at).join(''),
    requested_at: at,
    answered_at: at + 14_000,
    ended_at: at + 95_000,
    talk_seconds: 81,
    price: '1.25',
    recorded: 1,
    recording_url: null,
    failure_reason: null,
    heard_at: at + 96_000,
    callbacks: 4,
    polls: 0,
    next_check_at: null,
    checks: 0,
    relay_url: null,
    relay_field: null,
    revision: 6,
    updated_at: at + 96_000,
  }
}

/** The facts as `call-row.ts` stores them: texts, and the instants between them. */
function factsAt<Instant>(at: Instant): readonly (string | Instant)[] {
  const word = '{"value":"completed","weight":3}'
  const since = (): (string | Instant)[] => ['{"ringing":', at, ',"talking":', at, ',"ended":', at, '}']
  return [
    `{"word":${word},"final":true,"firstLeg":${word},"secondLeg":${word},"startedAt":{"value":`,
    at,
    ',"weight":3},"endedAt":{"value":',
    at,
    ',"weight":3},"talkSeconds":{"value":81,"weight":3},"price":{"value":"1.25","weight":3},"recordingUrl":null,"firstSince":',
    ...since(),
    ',"secondSince":',
    ...since(),
    ',"placement":"accepted"}',
  ]
}

function callsBetween(first: number, last: number) {
  const id = sql`printf('%08x%012x', (n.i * ${sql.lit(spreading)}) % 4294967296, n.i)`
  const at = sql`(${sql.lit(startedAt)} + n.i * ${sql.lit(millisecondsApart)})`
  const facts = sql.join(
    factsAt(at).map((part) => (typeof part === 'string' ? sql`${part}` : part)),
    sql` || `,
  )
  // The columns of a call that every row of the seed has alike.
  const { columns, values } = constantColumns()
  return sql`
    insert into call (
      id, provider_call_id, correlation, booking_id, agent_user_id, first_id, first_number_id, second_id,
      second_number_id, facts, requested_at, answered_at, ended_at, heard_at, updated_at, ${sql.join(columns)}
    )
    with recursive n(i) as (select ${first} union all select i + 1 from n where i < ${last})
    select
      'call_' || ${id}, ${id}, 'intent_' || ${id}, 'booking_' || (n.i / 5), 'user_' || (n.i % 40),
      'user_' || (n.i % 40), 'number_' || (n.i % 40), 'party_' || (n.i / 5), 'number_' || (1000 + n.i / 5),
      ${facts}, ${at}, ${at} + 14000, ${at} + 95000, ${at} + 96000, ${at} + 96000, ${sql.join(values)}
    from n`
}

function constantColumns() {
  const [one, other] = [callAt(1), callAt(7)]
  // The keys of a row are its columns.
  const names = (Object.keys(one) as (keyof CallRow)[]).filter((name) => one[name] === other[name])
  return { columns: names.map((name) => sql.ref(name)), values: names.map((name) => sql`${one[name]}`) }
}

function hex(value: number, length: number): string {
  return value.toString(16).padStart(length, '0')
}
