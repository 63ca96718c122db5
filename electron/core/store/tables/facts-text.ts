/**
 * The facts of a call as the column keeps them: a twelfth of their JSON, and of a million calls that is half the store.
 * Fields are parted by bars; a field is empty when nothing is known. What a source is worth is one digit, words are
 * their places in the lists below, instants count from the moment at which the call was asked for, in base 36. What the
 * row keeps in columns of its own is not kept twice. Facts that were written as JSON before are read as well.
 */
import { type LegStatus, legStatuses } from '../../../../shared/domain/call-status.ts'
import type { ProviderStatus } from '../../telecom/telecom-provider.ts'
import type { CallFacts, InboundFacts, PhaseTimes, Placement, Weighed } from './call-record.ts'
import type { CallRow } from './schema.ts'

export type StoredFacts = CallFacts & { readonly placement: Placement }

// The places of the words are what is stored: new ones come at the end.
const words: readonly ProviderStatus[] = [
  'queued',
  'ringing',
  'in-progress',
  'completed',
  'busy',
  'no-answer',
  'failed',
  'canceled',
]
const legs: readonly LegStatus[] = legStatuses
const placements: readonly Placement[] = ['asked', 'accepted', 'unknown', 'refused', 'foreign']
const mark = 'f'
/** So many that every call has; behind them, what only calls that came in have. */
const fieldsOfAll = 10

/** The columns that hold values of the facts; the text holds what their sources are worth. */
export type FactsColumns = Pick<CallRow, 'facts' | 'requested_at' | 'ended_at' | 'price' | 'recording_url'>

export function encodeFacts(facts: StoredFacts, requestedAt: number): string {
  const word = (known: readonly string[]) => (value: string) => String(known.indexOf(value))
  const instant = (value: number) => instantText(value, requestedAt)
  const inColumn = () => ''
  return [
    `${mark}${placements.indexOf(facts.placement)}${facts.final ? 1 : 0}`,
    weighedText(facts.word, word(words)),
    weighedText(facts.firstLeg, word(legs)),
    weighedText(facts.secondLeg, word(legs)),
    weighedText(facts.startedAt, instant),
    weighedText(facts.endedAt, inColumn),
    weighedText(facts.talkSeconds, (value) => instantText(value, 0)),
    timesText(facts.firstSince, instant),
    timesText(facts.secondSince, instant),
    weighedText(facts.price, inColumn),
    weighedText(facts.recordingUrl, inColumn),
    ...(facts.inbound === undefined ? [] : [inboundText(facts.inbound)]),
  ].join('|')
}

export function decodeFacts(row: FactsColumns): StoredFacts {
  // Every row was written by `encodeFacts`, or as JSON by the version before it.
  if (row.facts.startsWith('{')) return JSON.parse(row.facts) as StoredFacts
  const [head = '', ...fields] = row.facts.split('|')
  const [word, firstLeg, secondLeg, startedAt, endedAt, talk, firstSince, secondSince, price, recording] =
    fields
  // The last field may hold bars of its own.
  const inbound = fields.slice(fieldsOfAll).join('|')
  const instant = (text: string) => instantOf(text, row.requested_at)
  return {
    placement: wordAt(placements, head.charAt(1)),
    final: head.charAt(2) === '1',
    word: weighed(word, (text) => wordAt(words, text)),
    firstLeg: weighed(firstLeg, (text) => wordAt(legs, text)),
    secondLeg: weighed(secondLeg, (text) => wordAt(legs, text)),
    startedAt: weighed(startedAt, instant),
    endedAt: weighed(endedAt, () => row.ended_at),
    talkSeconds: weighed(talk, (text) => instantOf(text, 0)),
    firstSince: times(firstSince, instant),
    secondSince: times(secondSince, instant),
    price: weighed(price, () => row.price),
    recordingUrl: weighed(recording, () => row.recording_url),
    ...(inbound === '' ? {} : { inbound: inboundOf(inbound) }),
  }
}

/** Few calls have these; a list in JSON is short enough for them. */
function inboundText({ caller, line, dialled, attempts, createdAt }: InboundFacts): string {
  return JSON.stringify([pairOf(caller), pairOf(line), pairOf(dialled), attempts, pairOf(createdAt)])
}

function inboundOf(text: string): InboundFacts {
  // Written by `inboundText` only.
  const [caller, line, dialled, attempts, createdAt] = JSON.parse(text) as StoredInbound
  return {
    caller: weighedOf(caller),
    line: weighedOf(line),
    dialled: weighedOf(dialled),
    attempts,
    createdAt: weighedOf(createdAt),
  }
}

type Pair<Value> = readonly [Value, number] | null
type StoredInbound = readonly [
  Pair<string>,
  Pair<string>,
  Pair<string>,
  InboundFacts['attempts'],
  Pair<number>,
]

function pairOf<Value>(known: Weighed<Value> | null): Pair<Value> {
  return known === null ? null : [known.value, known.weight]
}

function weighedOf<Value>(pair: Pair<Value>): Weighed<Value> | null {
  return pair === null ? null : { value: pair[0], weight: pair[1] }
}

/** The weight is one digit and stands first. */
function weighedText<Value>(known: Weighed<Value> | null, print: (value: Value) => string): string {
  return known === null ? '' : `${known.weight}${print(known.value)}`
}

function weighed<Value>(
  text: string | undefined,
  read: (text: string) => Value | null,
): Weighed<Value> | null {
  const value = text ? read(text.slice(1)) : null
  return value === null ? null : { value, weight: Number(text?.charAt(0)) }
}

function timesText(since: PhaseTimes, instant: (value: number) => string): string {
  const { ringing, talking, ended } = since
  const parts = [ringing, talking, ended].map((at) => (at === undefined ? '' : instant(at)))
  return parts.join(',').replace(/,+$/, '')
}

function times(text: string | undefined, instant: (text: string) => number): PhaseTimes {
  const [ringing, talking, ended] = (text ?? '').split(',')
  return {
    ...(ringing ? { ringing: instant(ringing) } : {}),
    ...(talking ? { talking: instant(talking) } : {}),
    ...(ended ? { ended: instant(ended) } : {}),
  }
}

/** The distance in base 36. Where it cannot be taken exactly, the number itself, behind an `=`. */
function instantText(value: number, from: number): string {
  const exact = [value, from, value - from].every(Number.isSafeInteger)
  return exact ? (value - from).toString(36) : `=${value}`
}

function instantOf(text: string, from: number): number {
  return text.startsWith('=') ? Number(text.slice(1)) : from + Number.parseInt(text, 36)
}

function wordAt<Word>(known: readonly Word[], place: string): Word {
  const word = known[Number(place)]
  if (word === undefined) throw new Error(`The facts of a call hold the unknown word ${place}`)
  return word
}
