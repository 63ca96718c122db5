/** One StatusCallback, ready to be sent. */
export type Callback = { readonly contentType: string; readonly body: Buffer }

const boundary = '------------------------3f2a9c7d41e80b56'

/** A call's life as the provider tells it: the agent answers, the customer answers, it is over. */
const moments = [
  { EventType: 'answered', Status: 'in-progress', first: 'in-progress', second: '', talk: 0 },
  { EventType: 'answered', Status: 'in-progress', first: 'in-progress', second: 'in-progress', talk: 0 },
  { EventType: 'terminal', Status: 'completed', first: 'completed', second: 'completed', talk: 61 },
] as const

/** The n-th callback of a run: every one differs, three belong to one call, every other call speaks multipart. */
export function callback(run: string, index: number): Callback {
  const call = Math.floor(index / moments.length)
  const moment = moments[index % moments.length] ?? moments[2]
  const common = {
    CallSid: `${run}${call.toString(16).padStart(24, '0')}`,
    EventType: moment.EventType,
    Status: moment.Status,
    DateCreated: '2026-01-15 10:00:00',
    DateUpdated: `2026-01-15 10:01:${String(10 + (index % 50))}`,
    StartTime: '2026-01-15 10:00:02',
    EndTime: moment.talk === 0 ? '' : '2026-01-15 10:01:20',
    From: `098${String(10_000_000 + (call % 5_000)).padStart(8, '0')}`,
    To: `097${String(20_000_000 + (call % 20_000)).padStart(8, '0')}`,
    PhoneNumberSid: '08047359907',
    Direction: 'outbound-api',
    ConversationDuration: String(moment.talk),
    RecordingUrl: moment.talk === 0 ? '' : `https://recordings.exotel.com/exotelrecordings/bench/${call}.mp3`,
    CustomField: `call_${run}${call}`,
  }
  const legs = [
    { OnCallDuration: String(moment.talk + 13), Status: moment.first },
    { OnCallDuration: String(moment.talk), Status: moment.second },
  ]
  return call % 2 === 0
    ? { contentType: 'application/json', body: Buffer.from(JSON.stringify({ ...common, Legs: legs })) }
    : { contentType: `multipart/form-data; boundary=${boundary}`, body: Buffer.from(multipart(common, legs)) }
}

function multipart(
  common: Readonly<Record<string, string>>,
  legs: readonly Readonly<Record<string, string>>[],
): string {
  let text = ''
  const add = (name: string, value: string): void => {
    text += `--${boundary}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
  }
  for (const [name, value] of Object.entries(common)) add(name, value)
  for (const [index, leg] of legs.entries()) {
    for (const [name, value] of Object.entries(leg)) add(`Legs[${index}][${name}]`, value)
  }
  return `${text}--${boundary}--\r\n`
}
