import { sql } from 'kysely'
import type { Store } from '../../electron/core/store/store.ts'

const callsPerGroup = 25_000

/**
 * Fills the store with ended calls as a year leaves them: ids in no order, facts as JSON, five numbers a booking.
 * The rows are made by the engine out of their numbers, so that a million take seconds.
 */
export async function seedCalls(store: Store, calls: number, from = 1): Promise<void> {
  for (let first = from; first < from + calls; first += callsPerGroup) {
    const last = Math.min(first + callsPerGroup, from + calls) - 1
    await store.write([{ query: callsBetween(first, last).compile(store.read) }])
  }
}

const startedAt = 1_760_000_000_000
const secondsApart = 30

function callsBetween(first: number, last: number) {
  // Spreads what is counted up, as random ids would be spread.
  const spread = sql`printf('%08x%012x', (n.i * 2654435761) % 4294967296, n.i)`
  const instant = sql`(${startedAt} + n.i * ${secondsApart * 1000})`
  const weighed = (value: unknown) => sql`json_object('value', ${value}, 'weight', 3)`
  const facts = sql`json_object(
    'placement', 'accepted', 'final', json('true'),
    'word', ${weighed('completed')}, 'firstLeg', ${weighed('completed')}, 'secondLeg', ${weighed('completed')},
    'startedAt', ${weighed(instant)}, 'endedAt', ${weighed(sql`${instant} + 95000`)},
    'talkSeconds', ${weighed(sql`n.i % 600`)}, 'price', ${weighed('1.25')}, 'recordingUrl', json('null'),
    'firstSince', json_object('ringing', ${instant}, 'talking', ${instant} + 6000, 'ended', ${instant} + 95000),
    'secondSince', json_object('ringing', ${instant} + 7000, 'talking', ${instant} + 14000, 'ended', ${instant} + 95000)
  )`
  return sql`
    insert into call (
      id, provider, provider_call_id, correlation, booking_id, direction, purpose, agent_user_id,
      first_who, first_id, first_number_id, second_who, second_id, second_number_id, line_number_id,
      status, open, facts, requested_at, answered_at, ended_at, talk_seconds, price, recorded, recording_url,
      failure_reason, heard_at, callbacks, polls, next_check_at, checks, relay_url, relay_field, revision, updated_at
    )
    with recursive n(i) as (select ${first} union all select i + 1 from n where i < ${last})
    select
      'call_' || ${spread}, 'exotel', ${spread}, 'intent_' || ${spread}, 'booking_' || (n.i / 5), 'outbound',
      'service', 'user_' || (n.i % 40),
      'agent', 'user_' || (n.i % 40), 'number_' || (n.i % 40), 'customer', 'party_' || (n.i / 5),
      'number_' || (1000 + n.i / 5), 'number_line_1',
      'completed', 0, ${facts}, ${instant}, ${instant} + 14000, ${instant} + 95000, n.i % 600, '1.25', 1, null,
      null, ${instant} + 96000, 4, 0, null, 0, null, null, 6, ${instant} + 96000
    from n`
}
