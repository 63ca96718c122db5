import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeFacts, encodeFacts, type StoredFacts } from '../../../electron/core/store/tables/facts-text.ts'
import { legStatuses } from '../../../shared/domain/call-status.ts'

const weighed = <Value>(value: fc.Arbitrary<Value>) =>
  fc.option(fc.record({ value, weight: fc.constantFrom(0, 1, 2) }))
/** JSON and SQLite know no zero with a sign either. */
const number = fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0)
const instant = fc.oneof(
  fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
  fc.integer({ min: 0 }),
  number,
)
const leg = fc.constantFrom(...legStatuses)
const since = fc.record({ ringing: instant, talking: instant, ended: instant }, { requiredKeys: [] })

const attempt = fc.record({ rung: instant, answered: instant, ended: instant }, { requiredKeys: [] })
const inbound = fc.record({
  caller: weighed(fc.string()),
  line: weighed(fc.string()),
  dialled: weighed(fc.string()),
  attempts: fc.dictionary(fc.string(), attempt, { noNullPrototype: true }),
  createdAt: weighed(instant),
})

const factsOfAll = fc.record({
  placement: fc.constantFrom('asked', 'accepted', 'unknown', 'refused', 'foreign'),
  word: weighed(
    fc.constantFrom(
      'queued',
      'ringing',
      'in-progress',
      'completed',
      'busy',
      'no-answer',
      'failed',
      'canceled',
    ),
  ),
  final: fc.boolean(),
  firstLeg: weighed(leg),
  secondLeg: weighed(leg),
  startedAt: weighed(instant),
  endedAt: weighed(instant),
  talkSeconds: weighed(fc.oneof(fc.integer({ min: 0, max: 9000 }), number)),
  price: weighed(fc.string()),
  recordingUrl: weighed(fc.webUrl()),
  firstSince: since,
  secondSince: since,
})
const facts: fc.Arbitrary<StoredFacts> = fc.oneof(
  factsOfAll,
  fc.tuple(factsOfAll, inbound).map(([known, more]) => ({ ...known, inbound: more })),
)

/** The row's own columns beside the text. */
function row(text: string, requestedAt: number, known: StoredFacts) {
  return {
    facts: text,
    requested_at: requestedAt,
    ended_at: known.endedAt?.value ?? null,
    price: known.price?.value ?? null,
    recording_url: known.recordingUrl?.value ?? null,
  }
}

it('reads back exactly what was written, as it does the JSON of earlier versions', () => {
  fc.assert(
    fc.property(facts, instant, (known, requestedAt) => {
      expect(decodeFacts(row(encodeFacts(known, requestedAt), requestedAt, known))).toEqual(known)
      const json = JSON.stringify(known)
      expect(decodeFacts(row(json, requestedAt, known))).toEqual(JSON.parse(json))
    }),
  )
})

it('takes a twelfth of the JSON for a call that has ended', () => {
  const at = 1_760_000_000_000
  const known: StoredFacts = {
    placement: 'accepted',
    word: { value: 'completed', weight: 2 },
    final: true,
    firstLeg: { value: 'completed', weight: 2 },
    secondLeg: { value: 'completed', weight: 2 },
    startedAt: { value: at + 700, weight: 2 },
    endedAt: { value: at + 95_000, weight: 2 },
    talkSeconds: { value: 81, weight: 2 },
    price: { value: '1.25', weight: 2 },
    recordingUrl: { value: 'https://recordings.example/1', weight: 1 },
    firstSince: { ringing: at + 900, talking: at + 6_000, ended: at + 95_300 },
    secondSince: { ringing: at + 6_100, talking: at + 14_000, ended: at + 95_300 },
  }
  expect(encodeFacts(known, at)).toBe('f11|23|23|23|2jg|2|229|p0,4mo,21j8|4pg,asw,21j8|2|1')
})
