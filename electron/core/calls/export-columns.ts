import { indianIso } from '../../../shared/domain/indian-clock.ts'
import { byteOrderMark, csvText } from '../csv-text.ts'
import type { CallWithNames } from '../store/tables/call-record.ts'

type Column = {
  readonly name: string
  readonly meaning: string
  readonly value: (named: CallWithNames) => string | number | null
}

/** The columns of an export. Numbers of people leave the console as masked labels only. */
const columns: readonly Column[] = [
  { name: 'call_id', meaning: 'The id of the call in this console', value: ({ call }) => call.id },
  {
    name: 'provider_call_id',
    meaning: 'The id of the call at the telephone company; empty when it never had one',
    value: ({ call }) => call.providerCallId,
  },
  {
    name: 'requested_at',
    meaning: 'When the call was asked for or came in: ISO 8601, Indian time (+05:30)',
    value: ({ call }) => indian(call.requestedAt),
  },
  {
    name: 'answered_at',
    meaning: 'When the second side answered; empty when nobody did',
    value: ({ call }) => indian(call.facts.secondSince.talking ?? null),
  },
  {
    name: 'ended_at',
    meaning: 'When the call ended, as the telephone company tells; empty while it goes on',
    value: ({ call }) => indian(call.facts.endedAt?.value ?? null),
  },
  {
    name: 'direction',
    meaning: '"outbound": placed from here; "inbound": came in',
    value: ({ call }) => call.direction,
  },
  { name: 'purpose', meaning: 'Why the call was made', value: ({ call }) => call.purpose },
  {
    name: 'status',
    meaning: 'How the call stands or ended, in the words of the integration API',
    value: ({ call }) => call.status,
  },
  {
    name: 'talk_seconds',
    meaning: 'Whole seconds of talk; 0 when nobody talked, empty while it is not known',
    value: ({ call }) => call.talkSeconds,
  },
  {
    name: 'price_inr',
    meaning: 'The price in rupees; empty while it is not known',
    value: ({ call }) => call.facts.price?.value ?? null,
  },
  {
    name: 'first_role',
    meaning: 'Who was rung first: agent, customer, worker, vendor or unknown',
    value: ({ call }) => call.first.who,
  },
  { name: 'first_name', meaning: 'The name of the side rung first', value: (named) => named.firstName },
  { name: 'first_number', meaning: 'Its number, masked', value: (named) => named.firstLabel },
  { name: 'second_role', meaning: 'Who was on the other side', value: ({ call }) => call.second.who },
  { name: 'second_name', meaning: 'The name of the other side', value: (named) => named.secondName },
  { name: 'second_number', meaning: 'Its number, masked', value: (named) => named.secondLabel },
  { name: 'line', meaning: 'The line that both saw, masked', value: (named) => named.lineLabel },
  {
    name: 'booking',
    meaning: 'The reference of the booking; empty when there is none',
    value: (named) => named.bookingReference,
  },
  {
    name: 'recording',
    meaning: '"yes" when the telephone company has a recording',
    value: ({ call }) => (call.facts.recordingUrl === null ? 'no' : 'yes'),
  },
]

export function exportHead(): string {
  return byteOrderMark + csvText([columns.map(({ name }) => name)])
}

export function exportLine(named: CallWithNames): string {
  return csvText([columns.map(({ value }) => value(named))])
}

/** What each column means, as CSV too. */
export function columnDictionary(): string {
  return (
    byteOrderMark + csvText([['column', 'meaning'], ...columns.map(({ name, meaning }) => [name, meaning])])
  )
}

function indian(instant: number | null): string | null {
  return instant === null ? null : indianIso(instant)
}
