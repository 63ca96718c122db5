import { momentOf } from '../call-moment.ts'
import { trunkForm } from '../indian-number.ts'
import { printIst } from '../ist-time.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { PlannedCallback } from './callback-plan.ts'

export type CallbackBody = {
  readonly contentType: string | null
  readonly body: string | FormData
}

type Fields = Readonly<Record<string, string | number | null | readonly Leg[]>>
type Leg = { readonly OnCallDuration: number; readonly Status: string | null }

/** `recordingUrl`: where the recording of this call will be. */
export function callbackBody(
  call: PracticeCall,
  planned: PlannedCallback,
  recordingUrl: string,
): CallbackBody {
  const fields = fieldsOf(call, planned, recordingUrl)
  if (call.callback?.json === true) {
    return { contentType: 'application/json', body: JSON.stringify(fields) }
  }
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) appendField(form, name, value)
  // Its own content type, with the boundary, comes with the form.
  return { contentType: null, body: form }
}

function fieldsOf(call: PracticeCall, planned: PlannedCallback, recordingUrl: string): Fields {
  const moment = momentOf(call, planned.happenedAt)
  const recorded = planned.event === 'terminal' && call.course.recordedAt !== null
  const short = {
    CallSid: call.sid,
    Status: planned.event === 'answered' ? 'in-progress' : moment.word,
    DateUpdated: printIst(planned.happenedAt),
    RecordingUrl: recorded ? recordingUrl : '',
  }
  if (call.second === null || call.callback === null || call.callback.events.length === 0) return short
  const terminal = planned.event === 'terminal'
  return {
    ...short,
    EventType: planned.event,
    DateCreated: printIst(call.createdAt),
    StartTime: printIst(call.createdAt),
    EndTime: terminal ? printIst(call.course.endedAt) : '',
    From: trunkForm(call.first),
    To: trunkForm(call.second),
    PhoneNumberSid: trunkForm(call.line),
    Direction: 'outbound-api',
    ConversationDuration: moment.talkSeconds,
    ...(terminal ? { CustomField: call.customField ?? '' } : {}),
    Legs: [
      { OnCallDuration: moment.firstSeconds, Status: moment.first },
      { OnCallDuration: moment.secondSeconds, Status: moment.second },
    ],
  }
}

/** In a form everything is text, and lists are flattened: `Legs[0][Status]`. */
function appendField(form: FormData, name: string, value: Fields[string] | undefined): void {
  if (value === null || value === undefined) form.append(name, '')
  else if (typeof value !== 'object') form.append(name, String(value))
  else {
    for (const [index, leg] of value.entries()) {
      form.append(`${name}[${index}][OnCallDuration]`, String(leg.OnCallDuration))
      form.append(`${name}[${index}][Status]`, leg.Status ?? '')
    }
  }
}
