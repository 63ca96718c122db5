import type { CallMoment } from '../call-moment.ts'
import { momentOf, priceOf } from '../call-moment.ts'
import { trunkForm } from '../indian-number.ts'
import { printIst } from '../ist-time.ts'
import type { PracticeCall } from '../practice-call.ts'
import type { VoiceAnswer } from './voice-answer.ts'

export const account = 'practice'

/** What the answers need beside the call. */
export type AnswerContext = { readonly at: number; readonly recordingUrl: (sid: string) => string }

/** The answer to a connect: the call as it was handed to the operator. */
export function connectAnswer(call: PracticeCall, context: AnswerContext): VoiceAnswer {
  return {
    Call: { ...callFields(call, momentOf(call, call.createdAt), context), Status: call.course.firstWord },
  }
}

/** `details` adds what is known of each leg. */
export function detailsAnswer(call: PracticeCall, context: AnswerContext, details: boolean): VoiceAnswer {
  const moment = momentOf(call, context.at)
  const fields = callFields(call, moment, context)
  return { Call: details ? { ...fields, Details: legFields(call, moment) } : fields }
}

export function listRow(call: PracticeCall, context: AnswerContext): VoiceAnswer {
  const shown = call.course.hideCustomField ? null : call.customField
  return { ...callFields(call, momentOf(call, context.at), context), CustomField: shown ?? 'N/A' }
}

function callFields(call: PracticeCall, moment: CallMoment, context: AnswerContext): VoiceAnswer {
  const { course } = call
  return {
    Sid: call.sid,
    ParentCallSid: null,
    DateCreated: printIst(call.createdAt),
    DateUpdated: printIst(moment.updatedAt),
    AccountSid: account,
    // Of a call that comes in, the books know who was rung only once it is over.
    To: trunkForm(call.incoming && !moment.booked ? call.line : (call.second ?? call.line)),
    From: trunkForm(call.first),
    PhoneNumberSid: trunkForm(call.line),
    Status: moment.word,
    StartTime: printIst(call.createdAt),
    EndTime: moment.booked ? printIst(course.endedAt) : moment.ended ? course.endPlaceholder : null,
    Duration: moment.booked ? String(Math.round((course.endedAt - call.createdAt) / 1000)) : null,
    Price: moment.booked ? priceOf(call) : null,
    Direction: call.incoming ? 'inbound' : 'outbound-api',
    AnsweredBy: moment.booked && course.firstAnsweredAt !== null ? 'human' : null,
    ForwardedFrom: null,
    CallerName: null,
    // Oddly shaped, as the provider's is; not to be followed.
    Uri: `/v1/Accounts/${account}/Calls.json/${call.sid}`,
    RecordingUrl: moment.recorded ? context.recordingUrl(call.sid) : null,
  }
}

function legFields(call: PracticeCall, moment: CallMoment): VoiceAnswer {
  const legs = [{ Leg: { Id: 1, OnCallDuration: moment.firstSeconds } }]
  const secondDialled =
    call.course.secondDialledAt !== null && moment.updatedAt >= call.course.secondDialledAt
  if (secondDialled) legs.push({ Leg: { Id: 2, OnCallDuration: moment.secondSeconds } })
  return {
    ConversationDuration: moment.talkSeconds,
    Leg1Status: moment.first,
    Leg2Status: moment.second,
    Legs: legs,
  }
}
